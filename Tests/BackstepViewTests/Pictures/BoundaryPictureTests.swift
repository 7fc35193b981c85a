import Testing

@testable import BackstepSession
@testable import BackstepView

@Suite struct BoundaryPictureTests {
  @Test func withoutABoundaryTheSentenceSaysSo() throws {
    let picture = try Drawn.picture("plot boundary")
    #expect(picture.sentence.hasPrefix("No boundary: out goes from 0.8"))
    #expect(picture.sentence.hasSuffix("2 of 4 samples stand on the side of their answer."))
  }
}
