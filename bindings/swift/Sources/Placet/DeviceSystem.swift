internal import PlacetFFI

/// The system that a device runs.
public enum DeviceSystem: Hashable, Sendable {
    /// Android, by its API level.
    case android(apiLevel: UInt16)
    /// One of Apple's systems.
    case apple

    /// The system that this process runs on; nothing where it is neither.
    public static var ofThisProcess: DeviceSystem? {
        #if canImport(Darwin)
            .apple
        #else
            nil
        #endif
    }

    var border: PlacetFFI.DeviceSystem {
        switch self {
        case .android(let level): .android(apiLevel: level)
        case .apple: .apple
        }
    }
}
