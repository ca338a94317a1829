// What calls report besides decisions.

package dev.placet

import java.nio.file.Path
import java.time.Instant

/** What a change did. */
public data class ChangeReport(
    /** The sessions of this process that it ended, in order of opening. */
    public val sessionsEnded: List<EndedSession>,
    /** The uses that were open before and are closed now. */
    public val closed: List<UseRef>,
    /** What is now to be erased. */
    public val toErase: List<Obligation>,
    /** What stays, and on which ground. */
    public val kept: List<Kept>,
)

/** A session that ended. */
public data class EndedSession(
    /** The number of the session: [Session.id]. */
    public val session: Long,
    /** Its feature. */
    public val feature: FeatureId,
    /** Why it ended. */
    public val reason: EndReason,
)

/** Why a session ended. */
public data class EndReason(
    /** What ended it. */
    public val kind: EndKind,
    /** For [EndKind.DENIED], why a use that it relied on is no longer allowed. */
    public val denial: Reason?,
) {
    /** The stable code: for [EndKind.DENIED] that of [denial], else that of [kind]. */
    public val code: String get() = denial?.code ?: kind.code
}

/** Something owed to the person. */
public data class Obligation(
    /** Its number. */
    public val id: Long,
    /** What is owed. */
    public val what: ObligationKind,
    /** The data it is about. */
    public val data: DataId,
    /** The purpose whose end brought it about. */
    public val because: PurposeId,
)

/** Data that stays, and the purpose that keeps it. */
public data class Kept(
    /** The data. */
    public val data: DataId,
    /** The purpose that keeps it. */
    public val purpose: PurposeId,
    /** The legal ground of that purpose. */
    public val basis: Basis,
)

/** Where a permission stands. */
public data class PermissionStatus(
    /** What the system last said of it. */
    public val system: PermissionState,
    /** Placet's own grant to the feature. */
    public val granted: GrantStatus,
)

/** What the app is to ask the person: shown as it stands, whether or not the system asks as well. */
public data class PermissionRequest(
    /** The permission. */
    public val permission: PermissionId,
    /** The text to show: what it is needed for. */
    public val usage: String,
    /** Whether the system's own dialog is to be shown as well. */
    public val askSystem: Boolean,
    /** What the system calls it, all to be asked for together; empty where it is not asked, or is not known. */
    public val systemNames: List<String>,
)

/** The head of a chain of the ledger: keep it elsewhere, and a store that was put back later is found out. */
public data class Head(
    /** The chain. */
    public val chain: String,
    /** The number of its last entry. */
    public val sequence: Long,
    /** The hash of its last entry. */
    public val hash: Hash,
)

/** What a verification of the ledger found. */
public data class Verification(
    /** How many entries were verified. */
    public val entries: Long,
    /** The heads of the chains. */
    public val heads: List<Head>,
)

/** A consent record by ISO/IEC TS 27560. */
public data class ConsentRecord(
    /** The purpose that it is about; one that needs a consent of its own too. */
    public val purpose: PurposeId,
    /** The record as a file: JSON that says what its fields mean. */
    public val json: String,
)

/** What a sweep did. */
public data class Sweep(
    /** How many entries were removed. */
    public val removed: Long,
    /** The heads of the chains now. */
    public val heads: List<Head>,
)

/** What a recovery did. */
public data class Recovery(
    /** The folder in which the files of the old store are kept. */
    public val kept: Path,
    /** The heads of its chains, as far as they could be followed. */
    public val sound: List<Head>,
    /** What was taken over: only what denies. */
    public val restrictions: Restrictions,
    /** What is known of the age now: a band below 18 is taken over, every other is to be asked for again. */
    public val age: AgeBand,
)

/** What denies, taken over from a store that was set aside. */
public data class Restrictions(
    /** Purposes that had been denied or withdrawn. */
    public val purposes: List<PurposeId>,
    /** Documents that had been declined or withdrawn. */
    public val documents: List<DocumentId>,
    /** Permissions that had been refused. */
    public val permissions: List<RefusedPermission>,
    /** Switches that had been turned off. */
    public val switches: List<SwitchId>,
    /** What was still owed. */
    public val obligations: List<Obligation>,
    /** Where a deletion stands that was submitted and goes on; [DeletionPhase.ACTIVE] where there is none. */
    public val deletion: DeletionPhase,
    /** Requests about rights that are still open. */
    public val requests: List<RequestId>,
    /** Grounds of holds that go on. */
    public val holds: List<GroundId>,
)

/** A permission that the person refused for a feature. */
public data class RefusedPermission(
    /** The permission. */
    public val permission: PermissionId,
    /** The feature. */
    public val feature: FeatureId,
)

/** How often something was taken; never what. */
public data class UseRecord(
    /** The use. */
    public val use: UseRef,
    /** How often. */
    public val count: Long,
    /** The first time. */
    public val first: Instant,
    /** The last time. */
    public val last: Instant,
)
