// What is owed and how long data is kept, in words and records.

import Foundation

/// What is owed.
public enum OwedWork: String, CaseIterable, Sendable {
    /// To erase data.
    case erase
    /// To make data anonymous.
    case anonymise
    /// One of the two.
    case eraseOrAnonymise = "erase_or_anonymise"
    /// To keep data without the person's name.
    case detach
    /// To set data aside that must be kept, and use it for nothing else.
    case keep
    /// To tell a recipient.
    case notify
    /// To end the link with a recipient.
    case unbind
    /// To let backups run out.
    case expire
    /// To set logs aside that must be kept.
    case setAside = "set_aside"
    /// To wipe the device.
    case wipe
    /// To find out who asks.
    case verifyIdentity = "verify_identity"
    /// To check a request.
    case check
    /// To answer a request.
    case answer
    /// To do what a request asks for.
    case act

    /// The stable code.
    public var code: String { rawValue }
}

/// What brought an obligation about.
public enum Because: String, CaseIterable, Sendable {
    /// The last purpose that kept the data ended.
    case purposeEnded = "purpose_ended"
    /// An event came that ends a retention rule.
    case ruleEnded = "rule_ended"
    /// The time of a retention rule runs out.
    case termEnds = "term_ends"
    /// A request about rights.
    case request
    /// The deletion of the account.
    case deletion

    /// The stable code.
    public var code: String { rawValue }
}

/// Who can say that what is owed was done.
public enum ConfirmedBy: String, CaseIterable, Sendable {
    /// The app, on this device.
    case app
    /// The operator's server.
    case server
    /// Whoever received the data.
    case recipient
    /// People of the operator's.
    case `operator`

    /// The stable code.
    public var code: String { rawValue }
}

/// What follows when data has been kept long enough.
public enum Then: String, CaseIterable, Sendable {
    /// It is erased.
    case erase
    /// It is made anonymous.
    case anonymise
    /// One of the two.
    case eraseOrAnonymise = "erase_or_anonymise"

    /// The stable code.
    public var code: String { rawValue }
}

/// What may be done with data that must still be kept.
public enum Meanwhile: String, CaseIterable, Sendable {
    /// Storing and protecting it, nothing else.
    case storageOnly = "storage_only"

    /// The stable code.
    public var code: String { rawValue }
}

/// Something owed to the person that was not confirmed yet.
public struct OpenObligation: Hashable, Sendable, Identifiable {
    /// What it is called until it is confirmed.
    public let id: ObligationId
    /// What is owed.
    public let what: OwedWork
    /// The data it is about, where it is about one kind of it.
    public let data: DataId?
    /// The recipient it is about, where it is about one.
    public let recipient: RecipientId?
    /// What brought it about.
    public let why: Because
    /// Which: the id of the purpose, the retention rule or the request; nothing for a deletion.
    public let about: String?
    /// Until when; nothing while that is not known, or held.
    public let dueBy: Deadline?
    /// Whether that has passed.
    public let isOverdue: Bool
    /// Until when the law has it kept first, for storage alone.
    public let keepUntil: Date?
    /// The ground of the hold that stops it.
    public let held: GroundId?
    /// Who can say that it was done.
    public let confirmedBy: ConfirmedBy
}

/// How long one kind of data is kept, and by which rules.
public struct RetentionPlan: Hashable, Sendable {
    /// The data.
    public let data: DataId
    /// The rules of the manifest that are about it.
    public let rules: [RetentionId]
    /// Until when it must be kept.
    public let keepUntil: Date?
    /// When it must be gone at the latest.
    public let goneBy: Date?
    /// The events that end it, in the manifest's words.
    public let until: [String]
    /// The reasons for which it may be kept longer, in the manifest's words.
    public let extendedBy: [String]
    /// What may be done with it while it must be kept; anything where nothing is said.
    public let meanwhile: Meanwhile?
    /// What follows.
    public let then: Then
}
