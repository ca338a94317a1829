// What calls report besides decisions.

import Foundation

/// What a change did.
public struct ChangeReport: Hashable, Sendable {
    /// The sessions of this process that it ended, in order of opening.
    public let sessionsEnded: [EndedSession]
    /// The uses that were open before and are closed now.
    public let closed: [UseRef]
    /// What is now to be erased.
    public let toErase: [Obligation]
    /// What stays, and on which ground.
    public let kept: [Kept]
}

/// A session that ended.
public struct EndedSession: Hashable, Sendable {
    /// The number of the session: ``Session/id``.
    public let session: UInt64
    /// Its feature.
    public let feature: FeatureId
    /// Why it ended.
    public let reason: EndReason
}

/// Why a session ended.
public struct EndReason: Hashable, Sendable {
    /// What ended it.
    public let kind: EndKind
    /// For ``EndKind/denied``, why a use that it relied on is no longer allowed.
    public let denial: Reason?

    /// The stable code: for ``EndKind/denied`` that of ``denial``, else that of ``kind``.
    public var code: String { denial?.code ?? kind.code }
}

/// Something owed to the person.
public struct Obligation: Hashable, Sendable, Identifiable {
    /// Its number.
    public let id: UInt64
    /// What is owed.
    public let what: ObligationKind
    /// The data it is about.
    public let data: DataId
    /// The purpose whose end brought it about.
    public let because: PurposeId
}

/// Data that stays, and the purpose that keeps it.
public struct Kept: Hashable, Sendable {
    /// The data.
    public let data: DataId
    /// The purpose that keeps it.
    public let purpose: PurposeId
    /// The legal ground of that purpose.
    public let basis: Basis
}

/// Where a permission stands.
public struct PermissionStatus: Hashable, Sendable {
    /// What the system last said of it.
    public let system: PermissionState
    /// Placet's own grant to the feature.
    public let granted: GrantStatus
}

/// What the app is to ask the person: shown as it stands, whether or not the system asks as well.
public struct PermissionRequest: Hashable, Sendable {
    /// The permission.
    public let permission: PermissionId
    /// The text to show: what it is needed for.
    public let usage: String
    /// Whether the system's own dialog is to be shown as well.
    public let asksSystem: Bool
    /// What the system calls it, all to be asked for together; empty where it is not asked, or is not known.
    public let systemNames: [String]
}

/// The head of a chain of the ledger: keep it elsewhere, and a store that was put back later is found out.
public struct Head: Hashable, Sendable {
    /// The chain.
    public let chain: String
    /// The number of its last entry.
    public let sequence: UInt64
    /// The hash of its last entry.
    public let hash: Hash

    /// A head as it was kept elsewhere.
    public init(chain: String, sequence: UInt64, hash: Hash) {
        self.chain = chain
        self.sequence = sequence
        self.hash = hash
    }
}

/// What a verification of the ledger found.
public struct Verification: Hashable, Sendable {
    /// How many entries were verified.
    public let entries: UInt64
    /// The heads of the chains.
    public let heads: [Head]
}

/// A consent record by ISO/IEC TS 27560.
public struct ConsentRecord: Hashable, Sendable {
    /// The purpose that it is about; one that needs a consent of its own too.
    public let purpose: PurposeId
    /// The record as a file: JSON that says what its fields mean.
    public let json: String
}

/// What a sweep did.
public struct Sweep: Hashable, Sendable {
    /// How many entries were removed.
    public let removed: UInt64
    /// The heads of the chains now.
    public let heads: [Head]
}

/// What a recovery did.
public struct Recovery: Hashable, Sendable {
    /// The folder in which the files of the old store are kept.
    public let kept: URL
    /// The heads of its chains, as far as they could be followed.
    public let sound: [Head]
    /// What was taken over: only what denies.
    public let restrictions: Restrictions
    /// What is known of the age now: a band below 18 is taken over, every other is to be asked for again.
    public let age: AgeBand
}

/// What denies, taken over from a store that was set aside.
public struct Restrictions: Hashable, Sendable {
    /// Purposes that had been denied or withdrawn.
    public let purposes: [PurposeId]
    /// Documents that had been declined or withdrawn.
    public let documents: [DocumentId]
    /// Permissions that had been refused.
    public let permissions: [RefusedPermission]
    /// Switches that had been turned off.
    public let switches: [SwitchId]
    /// What was still owed.
    public let obligations: [Obligation]
    /// Where a deletion stands that was submitted and goes on; ``DeletionPhase/active`` where there is none.
    public let deletion: DeletionPhase
    /// Requests about rights that are still open.
    public let requests: [RequestId]
    /// Grounds of holds that go on.
    public let holds: [GroundId]
}

/// A permission that the person refused for a feature.
public struct RefusedPermission: Hashable, Sendable {
    /// The permission.
    public let permission: PermissionId
    /// The feature.
    public let feature: FeatureId
}

/// How often something was taken; never what.
public struct UseRecord: Hashable, Sendable {
    /// The use.
    public let use: UseRef
    /// How often.
    public let count: UInt64
    /// The first time.
    public let first: Date
    /// The last time.
    public let last: Date
}
