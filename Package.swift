// swift-tools-version: 6.2
import PackageDescription

// Tests compute much, several times faster in optimized code; checks of overflow and bounds stay.
// What writes and reads text is built sooner without.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Arrows run one way: {Backprop, BackstepText} ← BackstepSession ← {BackstepLessons, BackstepView} ← backstep.
let package = Package(
  name: "backstep",
  products: [
    .executable(name: "backstep", targets: ["backstep"])
  ],
  targets: [
    // The engine: networks, losses, gradients, training. No text, no commands, no Foundation.
    .target(name: "Backprop", dependencies: ["CLanes"], swiftSettings: optimized),
    // C: the engine's sums over weights, and epochs of small nets, for the instructions this processor has.
    .target(
      name: "CLanes",
      exclude: [
        "descent.inc", "gradients.inc", "kernels.inc", "rows.inc", "tiles.inc",
      ], cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    // Text and nothing else: cleaning, widths, wrapping, tables, suggestions, numbers as written.
    .target(name: "BackstepText", swiftSettings: optimized),
    // What can be said, and what then happens: names, expressions, commands, state, reports.
    .target(
      name: "BackstepSession", dependencies: ["Backprop", "BackstepText"], swiftSettings: optimized),
    // Lessons: model, parser, prover, player.
    .target(name: "BackstepLessons", dependencies: ["BackstepSession", "BackstepText"]),
    // Reports as text or JSON.
    .target(name: "BackstepView", dependencies: ["BackstepSession", "BackstepText"]),
    // The course and the data sets, bundled into the binary.
    .target(name: "CLessonBundle", exclude: ["Data", "Page"]),
    // A non-variadic face for libedit (Debian: libedit-dev).
    .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),
    // The program: arguments, terminal, files, signals.
    .executableTarget(
      name: "backstep",
      dependencies: [
        "BackstepLessons", "BackstepText", "BackstepView", "CLessonBundle", "CLineEditor",
      ]),
    // The engine as a contender of Tests/Benchmarks/run.
    .executableTarget(
      name: "EngineBenchmark", dependencies: ["Backprop"],
      path: "Tests/Benchmarks/EngineBenchmark"),
    .testTarget(name: "BackstepTextTests", dependencies: ["BackstepText"]),
    .testTarget(
      name: "BackpropTests", dependencies: ["Backprop"],
      exclude: ["Fixtures/optimizers.py", "Fixtures/batches.py", "Fixtures/networks.py"]),
    .testTarget(
      name: "BackstepSessionTests", dependencies: ["BackstepSession", "Backprop", "CLessonBundle"]),
    .testTarget(
      name: "BackstepLessonsTests",
      dependencies: ["BackstepLessons", "BackstepSession", "BackstepText"]),
    .testTarget(
      name: "BackstepViewTests",
      dependencies: ["Backprop", "BackstepSession", "BackstepText", "BackstepView"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["backstep", "BackstepLessons", "BackstepSession", "BackstepText"],
      exclude: [
        "Comparing/steps.py", "Comparing/net.py", "Comparing/net.mjs", "Drilling/solver.py",
        "Drilling/drills.py", "Drilling/worksheets.py", "Exporting/page.mjs",
      ]),
  ]
)

// Where the tree is proved, a warning is an error; another compiler may warn of more.
if Context.environment["BACKSTEP_STRICT"] != nil {
  for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}

// libFuzzer's main takes the place of a program's own, so that this target is built by itself.
if Context.environment["BACKSTEP_FUZZER"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["BackstepLessons", "BackstepSession", "BackstepView"],
      path: "Tests/Fuzzer",
      swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
