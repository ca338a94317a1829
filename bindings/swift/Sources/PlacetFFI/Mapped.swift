// The types that the generated code maps ids, codes and instants to. They cross the border and go no further: `Placet` has
// its own, and nothing here knows which ids or codes exist.

import Foundation

/// A text of one kind on its way across the border.
public protocol BorderText: Hashable, Sendable {
    /// Takes the text as it is; the engine decides whether it is well formed.
    init(_ value: String)
    /// The text.
    var value: String { get }
}

/// A kind of personal information.
public struct DataId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A document.
public struct DocumentId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A fact.
public struct FactId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A feature.
public struct FeatureId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A locale by its BCP 47 tag.
public struct LocaleTag: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A permission.
public struct PermissionId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A prompt.
public struct PromptId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A purpose, whichever kind of consent opens it.
public struct PurposeId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A recipient.
public struct RecipientId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A subject, by its random reference.
public struct SubjectRef: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A switch.
public struct SwitchId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A precondition of a deletion.
public struct PreconditionId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A text that is acknowledged.
public struct AcknowledgementId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A choice.
public struct ChoiceId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A ground.
public struct GroundId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A rule of retention.
public struct RetentionId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A task of a deletion.
public struct TaskId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A use, written `feature.use`.
public struct UseRef: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// Something owed.
public struct ObligationId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A request about rights.
public struct RequestId: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// A SHA-256 in hexadecimal digits.
public struct Hash: BorderText {
    public let value: String
    public init(_ value: String) { self.value = value }
}

/// The code of a reason.
public struct Reason: Hashable, Sendable {
    public let code: String
    public init(code: String) { self.code = code }
}

/// The code of what stands in the way.
public struct Unavailability: Hashable, Sendable {
    public let code: String
    public init(code: String) { self.code = code }
}

/// The instant that many milliseconds after the epoch.
public func instant(milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
}

/// Milliseconds since the epoch, rounded; a date beyond what fits is taken for the furthest one that does.
public func milliseconds(of date: Date) -> Int64 {
    let exact = (date.timeIntervalSince1970 * 1000).rounded()
    return Int64(exactly: exact) ?? (exact < 0 ? Int64.min : Int64.max)
}
