// swift-tools-version: 6.0

// What tools/bench.sh measures in Swift. A package of its own, so that nothing of it is in the one that apps depend on.

import PackageDescription

let package = Package(
    name: "placet-bench",
    platforms: [.macOS(.v10_15)],
    dependencies: [.package(name: "Placet", path: "../../..")],
    targets: [
        .target(name: "CFloor"),
        .executableTarget(
            name: "placet-bench",
            dependencies: ["CFloor", .product(name: "Placet", package: "Placet")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
