// Ids as types of their own, so that one kind is never passed for another. What is a well-formed id is decided in the engine:
// a bad one surfaces as a ``PlacetError`` of kind `invalidArgument`, or as a denial where the gate is asked.

internal import PlacetFFI

/// A purpose of processing, whichever kind of consent opens it: a ``PurposeId`` or a ``SeparatePurposeId``.
public protocol Purpose: Sendable {
    /// The purpose's id as the manifest writes it.
    var value: String { get }
}

/// A feature of the app: what a person does. Generated features carry their uses; a ``FeatureId`` is one by its id alone.
public protocol Feature: Sendable {
    /// The feature's id.
    var id: FeatureId { get }
}

/// A document that a person is shown: privacy policy, terms, guardian notice.
public struct DocumentId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A purpose of processing whose consent may be granted together with others.
public struct PurposeId: Hashable, Sendable, CustomStringConvertible, Purpose {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A purpose that needs a consent of its own (PIPL 14, 29): only ``Consents/grantSeparately(_:on:prompt:)`` grants it.
public struct SeparatePurposeId: Hashable, Sendable, CustomStringConvertible, Purpose {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A fact about a subject that the app establishes, such as a verified real name.
public struct FactId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A kind of personal information.
public struct DataId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A permission of the system, or one that only Placet keeps.
public struct PermissionId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A feature by its id alone.
public struct FeatureId: Hashable, Sendable, CustomStringConvertible, Feature {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }

    /// Itself.
    public var id: FeatureId { self }
}

/// A use of data with the feature it hangs off, written `feature.use`: what the gate is asked about.
public struct UseRef: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A subject by its random reference, which says nothing of the person.
public struct SubjectRef: Hashable, Sendable, CustomStringConvertible {
    /// The reference.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A recipient of data.
public struct RecipientId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A switch over several purposes, as the app's settings show it.
public struct SwitchId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// What must hold before a deletion is submitted.
public struct PreconditionId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A text on a deletion that the person acknowledges.
public struct AcknowledgementId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// What the person chooses on a deletion.
public struct ChoiceId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// Why a deletion is suspended or refused.
public struct GroundId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A rule that wants data kept.
public struct RetentionId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A task of a deletion, written `data.voice`, `choice.uploads`, `recipient.agora`, `backups`, `logs`, `local`.
public struct TaskId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// Something owed, written `ended.0`, `request.ID`, `deletion.local`, `retention.DATA.MILLIS`: ``Obligations/open()`` lists it.
public struct ObligationId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in stories.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A request about rights, as the person and the operator name it: ten letters and digits.
public struct RequestId: Hashable, Sendable, CustomStringConvertible {
    /// The text as the person is shown it.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A prompt, as the app names it in its evidence.
public struct PromptId: Hashable, Sendable, CustomStringConvertible {
    /// The text as it is written in the manifest.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// A SHA-256, written as 64 lower-case hexadecimal digits.
public struct Hash: Hashable, Sendable, CustomStringConvertible {
    /// The digits.
    public let value: String

    /// Takes the text as it is.
    public init(_ value: String) { self.value = value }

    /// The text itself.
    public var description: String { value }
}

/// An id that crosses the border as a type of its own there.
protocol Crossing {
    associatedtype Border: BorderText
    init(_ value: String)
    var value: String { get }
}

extension Crossing {
    /// The same id on the other side.
    var border: Border { Border(value) }

    /// The same id on this side.
    init(_ border: Border) { self.init(border.value) }
}

extension DocumentId: Crossing { typealias Border = PlacetFFI.DocumentId }
extension PurposeId: Crossing { typealias Border = PlacetFFI.PurposeId }
extension FactId: Crossing { typealias Border = PlacetFFI.FactId }
extension DataId: Crossing { typealias Border = PlacetFFI.DataId }
extension PermissionId: Crossing { typealias Border = PlacetFFI.PermissionId }
extension FeatureId: Crossing { typealias Border = PlacetFFI.FeatureId }
extension UseRef: Crossing { typealias Border = PlacetFFI.UseRef }
extension SubjectRef: Crossing { typealias Border = PlacetFFI.SubjectRef }
extension RecipientId: Crossing { typealias Border = PlacetFFI.RecipientId }
extension SwitchId: Crossing { typealias Border = PlacetFFI.SwitchId }
extension PreconditionId: Crossing { typealias Border = PlacetFFI.PreconditionId }
extension AcknowledgementId: Crossing { typealias Border = PlacetFFI.AcknowledgementId }
extension ChoiceId: Crossing { typealias Border = PlacetFFI.ChoiceId }
extension GroundId: Crossing { typealias Border = PlacetFFI.GroundId }
extension RetentionId: Crossing { typealias Border = PlacetFFI.RetentionId }
extension TaskId: Crossing { typealias Border = PlacetFFI.TaskId }
extension ObligationId: Crossing { typealias Border = PlacetFFI.ObligationId }
extension PromptId: Crossing { typealias Border = PlacetFFI.PromptId }
extension RequestId: Crossing { typealias Border = PlacetFFI.RequestId }
extension Hash: Crossing { typealias Border = PlacetFFI.Hash }
