// swift-tools-version: 6.0

// Placet for Swift. The native library comes by pkg-config (`tools/swift-native.sh` builds it and prints the folder to put
// into PKG_CONFIG_PATH): a package that others depend on by version may not carry linker paths of its own.

import PackageDescription

let sources = "bindings/swift/Sources"

let package = Package(
    name: "Placet",
    platforms: [.iOS(.v13), .macOS(.v10_15)],
    products: [
        .library(name: "Placet", targets: ["Placet"]),
        .library(name: "PlacetTesting", targets: ["PlacetTesting"]),
        .executable(name: "keke-console", targets: ["keke-console"]),
    ],
    targets: [
        .systemLibrary(name: "CPlacet", path: "\(sources)/CPlacet/include", pkgConfig: "placet"),
        .target(name: "PlacetFFI", dependencies: ["CPlacet"], path: "\(sources)/PlacetFFI"),
        .target(name: "Placet", dependencies: ["PlacetFFI", "CPlacet"], path: "\(sources)/Placet"),
        .target(name: "PlacetTesting", dependencies: ["Placet"], path: "\(sources)/PlacetTesting"),
        .executableTarget(name: "keke-console", dependencies: ["Placet"], path: "ios-demo/Sources/KekeConsole"),
        .testTarget(
            name: "PlacetTests",
            dependencies: ["Placet", "PlacetTesting", "PlacetFFI"],
            path: "bindings/swift/Tests/PlacetTests",
            exclude: ["Resources"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
