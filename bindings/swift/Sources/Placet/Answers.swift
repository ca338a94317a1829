// The gate's answers.

import Foundation

/// The gate's answer.
public enum Decision: Hashable, Sendable {
    /// It may be done now.
    case allowed(Allowance)
    /// It may not be done now.
    case denied(Denial)

    /// Whether it may be done now.
    @inlinable public var isAllowed: Bool {
        if case .allowed = self { true } else { false }
    }
}

/// What of the data may pass.
public struct Only: Hashable, Sendable {
    /// A regular expression that the whole of what passes matches.
    public let pattern: String?
    /// The packages that may be asked about.
    public let packages: [String]
}

/// What would change a denial.
public struct Remedy: Hashable, Sendable {
    /// Which step.
    public let kind: RemedyKind
    /// The id that it is about.
    public let about: String?
    /// For ``RemedyKind/waitUntil``, the instant, where it is known.
    public let until: Date?
}

/// What a screen shows of a feature before anyone enters it.
public enum Availability: Hashable, Sendable {
    /// Everything in it may be asked for.
    case open
    /// It runs, without these uses.
    case degraded([ClosedUse])
    /// It cannot do anything.
    case blocked([Denial])
}

/// A use that is closed, and why.
public struct ClosedUse: Hashable, Sendable {
    /// The use.
    public let use: UseRef
    /// Why.
    public let denial: Denial
}

/// The whole way to a decision: every rule that was asked, and every reason.
public struct Trace: Hashable, Sendable {
    /// What was asked.
    public let use: UseRef
    /// Each rule in order.
    public let steps: [TraceStep]
    /// The answer that follows.
    public let decision: Decision

    /// All reasons in the gate's order; empty when it is allowed.
    public var reasons: [Reason] { steps.flatMap(\.denials).map(\.reason) }
}

/// One rule of a trace.
public struct TraceStep: Hashable, Sendable {
    /// The rule's name.
    public let rule: String
    /// What it said; empty where it passed.
    public let denials: [Denial]
}

/// How the store is.
public enum Health: Hashable, Sendable {
    /// It answers.
    case ok
    /// It does not, and everything is denied.
    case unavailable(Unavailability)

    /// Whether what stands in the way may pass by itself: see ``Unavailability/isRetryable``.
    public var isRetryable: Bool {
        if case .unavailable(let why) = self { why.isRetryable } else { false }
    }
}
