// What Placet tells an app's log.

internal import PlacetFFI

/// Who takes lines for the app's log; Placet writes no log by itself.
public protocol Logger: Sendable {
    /// Takes one line. Called on whatever thread brought it about, with no lock held, so it may call back. What it throws is
    /// dropped.
    func log(_ line: LogLine) throws
}

/// How much a line matters.
public enum LogLevel: CaseIterable, Hashable, Sendable {
    /// Something went as it should.
    case info
    /// Somebody may have to do something about it.
    case warning
    /// Everything is denied until somebody does.
    case error
}

/// A line for the app's log: codes, ids that the manifest declares, numbers and times; never a path, a person's reference, or
/// anything that the app passed.
public struct LogLine: Hashable, Sendable {
    /// How much it matters.
    public let level: LogLevel
    /// What it is about: stable.
    public let code: LogCode
    /// What a developer reads: may change.
    public let text: String
}

/// What a line is about. Its constants are what this version knows.
public struct LogCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The stable code.
    public let rawValue: String

    /// Takes the code as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The stable code: a word that never changes its meaning.
    public var code: String { rawValue }

    /// The code itself.
    public var description: String { rawValue }

    /// The store is open.
    public static let opened = Self(rawValue: "opened")

    /// The store could not be opened; everything is denied.
    public static let notOpened = Self(rawValue: "not_opened")

    /// The store turned out to be unusable; everything is denied from here on.
    public static let gaveUp = Self(rawValue: "gave_up")

    /// A call failed for a reason that may pass; nothing was changed.
    public static let failed = Self(rawValue: "failed")

    /// A rule said no to a call; nothing was changed.
    public static let refused = Self(rawValue: "refused")

    /// The clock disagreed with the ledger's time, and the ledger says so.
    public static let clockJumped = Self(rawValue: "clock_jumped")

    /// A store that could not be used was set aside, and a new one begun.
    public static let recovered = Self(rawValue: "recovered")

    /// What was past its evidence period was swept.
    public static let swept = Self(rawValue: "swept")

    /// The store was let go of until the app is resumed; everything is denied.
    public static let suspended = Self(rawValue: "suspended")

    /// Placet was closed.
    public static let closed = Self(rawValue: "closed")
}

/// A log of the app's as the engine calls it.
final class ForeignLogger: PlacetFFI.Logger {
    private let logger: any Logger

    init(_ logger: any Logger) { self.logger = logger }

    func log(line: PlacetFFI.LogLine) {
        try? logger.log(LogLine(line))
    }
}
