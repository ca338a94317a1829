// Who is signed in, and what is kept of a subject where it can be erased.

package dev.placet

import java.time.Instant

/**
 * The subjects of this install: guests, and the accounts that signed in on it. One is the current one: what is decided,
 * asked and recorded is about it alone.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`. A change is on disk and
 * visible to every process when it returns.
 */
public class Subjects internal constructor(
    private val engine: Engine,
) {
    /** Every subject, in the order in which they began. */
    public fun all(): List<Subject> = engine.call { core -> core.subjects().map { it.toApi() } }

    /**
     * Makes the account that the app knows by [identifier] the current subject. A guest is merged into it: whatever
     * either of them refused stays refused, and what is granted afterwards was granted by one of them and refused by
     * neither. From another account nothing is taken over. Sessions of the subject before end, in every process.
     *
     * The identifier itself is kept nowhere, only a keyed hash of it that can be erased; an empty one is
     * [PlacetException.InvalidArgument] with code `identifier_empty`. Where the account is the current subject already,
     * nothing happens, so call it at every launch with somebody signed in.
     */
    public fun signIn(identifier: String): SubjectChange = engine.call { it.signIn(identifier).toApi() }

    /**
     * Leaves the account: a new guest, who has decided nothing, is the current subject. [signIn] finds the account
     * again. Sessions end, in every process. Where a guest is current already, nothing happens.
     */
    public fun signOut(): SubjectChange = engine.call { it.signOut().toApi() }

    /**
     * Erases the current subject: ends its chain, destroys the key of everything that can be erased, removes it, and
     * leaves a new guest. The chain stays, still verifies, and names nobody. The same identifier begins anew, with
     * nothing. Data that the app itself holds is owed to be erased, and listed by [Obligations.open].
     */
    public fun erase(): Erasure = engine.call { it.eraseSubject().toApi() }

    /**
     * The erased subjects of which a trace may be left, because a reader in another process kept a file from being
     * emptied. Every change and every [Placet.tick] tries to end that.
     */
    public fun erasures(): List<SubjectRef> = engine.call { it.erasures() }
}

/**
 * Free texts of the current subject, such as a reason that the person gave, kept where they can be erased.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Texts internal constructor(
    private val engine: Engine,
) {
    /**
     * Keeps [text], and returns the salted hash by which evidence may name it. More than 16 KiB are
     * [PlacetException.InvalidArgument] with code `text_too_long`.
     */
    public fun keep(text: String): Hash = engine.call { it.keepText(text) }

    /** The text with that hash; `null` where it was erased, or is somebody else's. */
    public fun read(hash: Hash): String? = engine.call { it.text(hash) }
}

/** A subject of this install, without anything that names a person. */
public data class Subject(
    /** Its random reference. */
    public val subject: SubjectRef,
    /** What it is. */
    public val standing: SubjectStanding,
    /** Whether it is the current one. */
    public val isCurrent: Boolean,
)

/** What signing in or out brought about. */
public data class SubjectChange(
    /** The current subject now. */
    public val subject: SubjectRef,
    /** Whether it began with this call. */
    public val isNew: Boolean,
    /** What a guest who signed in changed in the account; empty where nobody merged, or nothing changed. */
    public val merged: Merge,
    /** Sessions that ended, uses that closed, what is to be erased. */
    public val report: ChangeReport,
)

/** What erasing a subject brought about. */
public data class Erasure(
    /** The subject that was erased. */
    public val erased: SubjectRef,
    /** Whether no trace is left; else [Subjects.erasures] lists it until then. */
    public val isComplete: Boolean,
    /** The guest who is current now, and what the erasure ended. */
    public val change: SubjectChange,
)

/** What a guest who signed in changed in the account, each with what it became. */
public data class Merge(
    /** Documents. */
    public val documents: List<MergedDocument>,
    /** Consents. */
    public val consents: List<MergedConsent>,
    /** Grants and refusals of permissions. */
    public val permissions: List<MergedPermission>,
    /** Facts that hold no longer, because the guest's were taken back. */
    public val facts: List<FactId>,
    /** Switches that the guest had turned off, and the account had not. */
    public val switches: List<SwitchId>,
    /** What was owed to the guest, under the account's numbers. */
    public val obligations: List<Obligation>,
) {
    /** Whether nothing changed. */
    public val isEmpty: Boolean
        get() = listOf(documents, consents, permissions, facts, switches, obligations).all { it.isEmpty() }
}

/** Where a document stands after a merge. */
public data class MergedDocument(
    /** The document. */
    public val document: DocumentId,
    /** The decision; `null` where the document was only shown. */
    public val decision: ConsentDecision?,
)

/** Where a consent stands after a merge. */
public data class MergedConsent(
    /** The purpose. */
    public val purpose: PurposeId,
    /** The decision. */
    public val decision: ConsentDecision,
    /** When a grant ends. */
    public val expires: Instant?,
)

/** Where a permission stands for a feature after a merge. */
public data class MergedPermission(
    /** The permission. */
    public val permission: PermissionId,
    /** The feature. */
    public val feature: FeatureId,
    /** Whether the person allowed it. */
    public val isGranted: Boolean,
)
