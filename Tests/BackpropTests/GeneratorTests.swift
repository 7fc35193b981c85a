import Testing

@testable import Backprop

@Suite struct GeneratorTests {
  /// The first words of the public reference implementation of SplitMix64 for the seed 1234567.
  @Test func splitMixGivesThePublishedWords() {
    var splitter = SplitMix64(state: 1_234_567)
    let words = (0..<5).map { _ in splitter.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  /// The first words of the public reference implementation of xoshiro256** from the state 1, 2,
  /// 3, 4.
  @Test func xoshiroGivesThePublishedWords() throws {
    var generator = try #require(Generator(state: [1, 2, 3, 4]))
    let words = (0..<5).map { _ in generator.next() }
    #expect(
      words == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      ])
  }

  @Test func aStateOfZerosIsRefused() {
    #expect(Generator(state: [0, 0, 0, 0]) == nil)
    #expect(Generator(state: [1, 2, 3]) == nil)
  }
}
