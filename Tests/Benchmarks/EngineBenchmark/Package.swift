// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the program does not build its benchmark.
let package = Package(
  name: "EngineBenchmark",
  dependencies: [.package(name: "backstep", path: "../../..")],
  targets: [
    .executableTarget(
      name: "EngineBenchmark", dependencies: [.product(name: "Backprop", package: "backstep")])
  ]
)
