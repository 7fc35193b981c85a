import Backprop
import CLessonBundle
import Testing

@testable import BackstepSession

extension Effects {
  /// The bundled data sets, and one file.
  static func reading(_ text: String, named file: String = "t.csv") -> Effects {
    Effects(
      readFile: { name throws(FileProblem) in
        guard name == file else { throw FileProblem.system("there is none") }
        return Array(text.utf8)
      }, bundledData: bundled)
  }

  static func bundled(_ name: String) -> [UInt8]? {
    var size = 0
    return data_bundle_bytes(name, &size).map {
      Array(UnsafeBufferPointer(start: $0, count: size))
    }
  }
}

@Suite("Data sets that need no file")
struct BuiltInDataTests {
  @Test(
    "Each has its samples, inputs and answers",
    arguments: [
      ("xor", 4, 2, 1), ("and", 4, 2, 1), ("or", 4, 2, 1), ("nand", 4, 2, 1), ("xnor", 4, 2, 1),
      ("circles", 200, 2, 1), ("moons", 200, 2, 1), ("spiral", 200, 2, 1), ("iris", 150, 4, 3),
      ("digits", 1797, 64, 10),
    ])
  func sizes(name: String, samples: Int, inputs: Int, answers: Int) throws {
    let session = try session("data \(name)", effects: Effects(bundledData: Effects.bundled))
    let data = try #require(session.state.data)
    #expect(data.count == samples && data.inputCount == inputs && data.targetCount == answers)
    #expect(BuiltInData.names.contains(name))
  }

  @Test("The flowers are Fisher's, 50 of each species in order")
  func iris() throws {
    let session = try session("data iris", effects: Effects(bundledData: Effects.bundled))
    let data = try #require(session.state.data)
    #expect(data.classes == ["setosa", "versicolor", "virginica"])
    #expect(data.inputNames == ["sepal length", "sepal width", "petal length", "petal width"])
    #expect(data.input(0) == [5.1, 3.5, 1.4, 0.2] && data.target(0) == [1, 0, 0])
    #expect(data.input(34) == [4.9, 3.1, 1.5, 0.2] && data.input(37) == [4.9, 3.6, 1.4, 0.1])
    for (index, species) in [(49, 0), (50, 1), (99, 1), (100, 2), (149, 2)] {
      #expect(data.target(index)[species] == 1)
    }
  }

  @Test("The digits are points from 0 to 1, and the first ones 0 to 9 in turn")
  func digits() throws {
    let session = try session("data digits", effects: Effects(bundledData: Effects.bundled))
    let data = try #require(session.state.data)
    #expect(Array(data.input(0)[0..<8]) == [0, 0, 0.3125, 0.8125, 0.5625, 0.0625, 0, 0])
    for digit in 0..<10 { #expect(data.target(digit)[digit] == 1) }
    let columns = Columns(data)
    #expect(columns.lowest.allSatisfy { $0 == 0 } && columns.highest.max() == 1)
  }

  @Test("Patterns and splits come from the seed, and disturb no other random number")
  func seeds() throws {
    let effects = Effects(bundledData: Effects.bundled)
    let one = try session("data moons split=0.2", effects: effects)
    let again = try session("train 2; data moons split=0.2", effects: effects)
    let other = try session("seed 2; data moons split=0.2", effects: effects)
    #expect(one.state.data == again.state.data && one.state.heldOut == again.state.heldOut)
    #expect(one.state.data != other.state.data)
    #expect(one.state.generator == Session().state.generator)
  }

  @Test("A split parts the samples, each once, and the scale is learnt from the training part")
  func split() throws {
    let effects = Effects(bundledData: Effects.bundled)
    let whole = try session("data iris", effects: effects)
    let parted = try session("data iris split=0.2", effects: effects)
    let data = try #require(whole.state.data)
    let training = try #require(parted.state.data)
    let heldOut = try #require(parted.state.heldOut)
    #expect(training.count == 120 && heldOut.count == 30)
    func rows(_ data: Dataset) -> [[Double]] {
      (0..<data.count).map { data.input($0) + data.target($0) }
    }
    func sorted(_ rows: [[Double]]) -> [[Double]] {
      rows.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(sorted(rows(training) + rows(heldOut)) == sorted(rows(data)))
    let scaled = try session("data iris split=0.2 scale=standard", effects: effects)
    let columns = Columns(try #require(scaled.state.data))
    for i in 0..<4 {
      #expect(abs(columns.means[i]) < 1e-12 && abs(columns.deviations[i] - 1) < 1e-12)
    }
    let rest = Columns(try #require(scaled.state.heldOut))
    #expect(rest.means.contains { abs($0) > 0.01 })
    let minmax = try session("data iris scale=minmax", effects: effects)
    let ranges = Columns(try #require(minmax.state.data))
    #expect(ranges.lowest.allSatisfy { $0 == 0 } && ranges.highest.allSatisfy { $0 == 1 })
    // Other data have nothing held out.
    #expect(try session("data iris split=0.2; data xor", effects: effects).state.heldOut == nil)
  }

  @Test(
    "What is not understood is refused and changes nothing",
    arguments: [
      "data nope", "data xor split=0", "data xor split=1", "data xor split=x", "data xor scale=big",
      "data xor foo", "data xor foo=1", "data xor target=y", "data xor split=0.99", "data show 4",
      "data show -1", "data show x", "data show 1 2", "data ./nope.csv", "data \"\"",
    ])
  func refused(text: String) {
    var session = Session()
    let before = session.state
    #expect(throws: SessionError.self) { try session.perform(text) }
    #expect(session.state == before)
  }

  @Test("With many samples a nudge takes sixteen, unless told otherwise")
  func batches() throws {
    let settings = Settings()
    #expect(settings.batchSize(forSamples: 1000) == 1)
    #expect(settings.batchSize(forSamples: 1001) == 16)
    let told = try session("set batch 3")
    #expect(told.state.settings.batchSize(forSamples: 5000) == 3)
    #expect(try session("set batch 3; set batch auto").state.settings.batch == 0)
  }
}
