import Foundation

/// Why a call failed; nothing was changed. The only error that Placet throws.
public struct PlacetError: Error, Hashable, LocalizedError, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// An argument is not well formed.
        case invalidArgument = "invalid_argument"
        /// The manifest cannot be used.
        case manifest
        /// A rule says no.
        case refused
        /// The store or the native library cannot be used.
        case unavailable
        /// Placet was closed.
        case closed
        /// Something failed inside.
        case `internal`
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// The stable code: what programs compare.
    public let code: String
    /// What a developer reads: what failed and what to do instead. It may change, and names no personal information.
    public let detail: String

    /// Code and detail.
    public var description: String { "\(code): \(detail)" }

    /// Code and detail.
    public var errorDescription: String? { description }
}
