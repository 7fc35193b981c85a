import Testing

@testable import backstep

/// Pictures in files and in JSON, from the built program.
@Suite struct PlotFileTests {
  @Test func aPictureIsWrittenOnceAndOverOnlyWithForce() throws {
    let home = try TemporaryFolder()
    let first = try Program.backstep(["-c", "train 5; plot loss to loss.svg"], home: home).run()
    #expect(first.status == 0 && first.output.contains("Drawn to loss.svg, "))
    let file = home.path + "/loss.svg"
    let bytes = try Files.read(file)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<svg xmlns="))
    let again = try Program.backstep(["-c", "plot boundary to loss.svg"], home: home).run()
    #expect(again.status == 1 && again.error.contains("force"))
    #expect(try Files.read(file) == bytes)
    let forced = try Program.backstep(["-c", "plot boundary to loss.svg force"], home: home).run()
    #expect(forced.status == 0)
    #expect(try Files.read(file) != bytes)
  }

  @Test func aFolderThatIsNotThereIsAnError() throws {
    let home = try TemporaryFolder()
    let run = try Program.backstep(["-c", "plot net to no/net.svg"], home: home).run()
    #expect(run.status == 1 && run.error.contains("`no/net.svg`"))
  }

  @Test func everyPictureHasItsNumbersAsJSON() throws {
    let home = try TemporaryFolder()
    let script =
      "train 20; step 3; plot net; plot loss; plot boundary; plot weights; plot surface b2; "
      + "plot surface b2 W2[0]; plot flow"
    let run = try Program.backstep(["--json", "-c", script], home: home).run()
    let lines = run.output.split(separator: "\n").dropFirst(2)
    #expect(run.status == 0 && lines.count == 7)
    for (line, key) in zip(
      lines, ["connections", "runs", "answers", "tiles", "losses", "path", "layers"])
    {
      #expect(line.contains("\"sentence\":\"") && line.contains("\"\(key)\":"))
    }
  }

  /// A network of 190,000 weights, and a thousand samples with many inputs.
  @Test(arguments: ["net 64 400 400 10", "net 64 90 10"])
  func largeNetworksAreAnsweredSoon(_ net: String) throws {
    let home = try TemporaryFolder()
    let script =
      "data digits; \(net); plot net; plot boundary x[20] x[30]; plot weights; "
      + "plot surface b2[0]; plot surface b2[0] b2[1]; plot flow"
    let run = try Program.backstep(["-c", script], home: home).run()
    #expect(run.status == 0, "\(run.error)")
  }
}
