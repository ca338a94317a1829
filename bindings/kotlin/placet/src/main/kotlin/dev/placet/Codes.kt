// Words of open sets: a later version may answer with a code that this one has no constant for.

package dev.placet

/** A stable code of an open set; compare with the constants, and have a default for the ones added later. */
public sealed class Code(
    /** The stable code: a word that never changes its meaning. */
    public val code: String,
) {
    final override fun equals(other: Any?): Boolean =
        this === other || (other is Code && other.javaClass == javaClass && other.code == code)

    final override fun hashCode(): Int = code.hashCode()

    final override fun toString(): String = code
}

/** Why the gate denies. */
public class Reason private constructor(
    code: String,
) : Code(code) {
    /** The reasons that this version knows, in the order of the gate. */
    public companion object {
        /** Nothing can be decided; [Denied.why] says what stands in the way. */
        @JvmField public val UNAVAILABLE: Reason = Reason("unavailable")

        /** The manifest does not declare this use for this feature. */
        @JvmField public val NOT_DECLARED: Reason = Reason("not_declared")

        /** The account is being deleted. */
        @JvmField public val DELETION_PENDING: Reason = Reason("deletion_pending")

        /** The account was deleted. */
        @JvmField public val DELETED: Reason = Reason("deleted")

        /** A document that the feature needs is not accepted. */
        @JvmField public val DOCUMENT_NOT_ACCEPTED: Reason = Reason("document_not_accepted")

        /** The age is unknown and the manifest asks for it. */
        @JvmField public val AGE_UNKNOWN: Reason = Reason("age_unknown")

        /** The age does not allow it. */
        @JvmField public val AGE_RESTRICTED: Reason = Reason("age_restricted")

        /** The person had the processing restricted. */
        @JvmField public val PROCESSING_RESTRICTED: Reason = Reason("processing_restricted")

        /** The person objected to the processing, and that was granted. */
        @JvmField public val PROCESSING_OBJECTED: Reason = Reason("processing_objected")

        /** Nobody has decided on the purpose. */
        @JvmField public val CONSENT_NOT_DETERMINED: Reason = Reason("consent_not_determined")

        /** The person said no to the purpose. */
        @JvmField public val CONSENT_DENIED: Reason = Reason("consent_denied")

        /** The person took the consent back. */
        @JvmField public val CONSENT_WITHDRAWN: Reason = Reason("consent_withdrawn")

        /** The consent has run out. */
        @JvmField public val CONSENT_EXPIRED: Reason = Reason("consent_expired")

        /** What was agreed to has changed. */
        @JvmField public val CONSENT_INVALIDATED: Reason = Reason("consent_invalidated")

        /** The purpose needs a consent of its own and nobody has decided on it (PIPL 14, 29). */
        @JvmField public val SEPARATE_CONSENT_REQUIRED: Reason = Reason("separate_consent_required")

        /** A fact that the feature needs does not hold. */
        @JvmField public val FACT_REQUIRED: Reason = Reason("fact_required")

        /** The permission has not been asked for, by the system or for this feature. */
        @JvmField public val PERMISSION_NOT_DETERMINED: Reason = Reason("permission_not_determined")

        /** The permission was refused, by the system or for this feature. */
        @JvmField public val PERMISSION_DENIED: Reason = Reason("permission_denied")

        /** The system does not let the person grant the permission. */
        @JvmField public val PERMISSION_RESTRICTED: Reason = Reason("permission_restricted")

        /** No session of the feature is open. */
        @JvmField public val FEATURE_NOT_IN_USE: Reason = Reason("feature_not_in_use")

        /** The app is in the background and the feature may not go on there. */
        @JvmField public val IN_BACKGROUND: Reason = Reason("in_background")

        /** The use has happened as often as it may. */
        @JvmField public val BUDGET_EXHAUSTED: Reason = Reason("budget_exhausted")

        /** The reason with that code. */
        @JvmStatic public fun of(code: String): Reason = Reason(code)
    }
}

/** Why nothing can be decided. */
public class Unavailability private constructor(
    code: String,
) : Code(code) {
    /** Whether it may pass by itself: every call tries again, and nothing has to be opened or recovered. */
    public val isRetryable: Boolean
        get() = this == DISK_FULL || this == OUT_OF_REACH || this == BUSY || this == SUSPENDED

    /** What this version knows. */
    public companion object {
        /** The rule that would decide is not built in this version. */
        @JvmField public val RULE_NOT_BUILT: Unavailability = Unavailability("rule_not_built")

        /** The store cannot be read. */
        @JvmField public val UNREADABLE: Unavailability = Unavailability("unreadable")

        /** The store was written by a newer version. */
        @JvmField public val NEWER: Unavailability = Unavailability("newer")

        /** The ledger does not match its own hashes. */
        @JvmField public val TAMPERED: Unavailability = Unavailability("tampered")

        /** The disk is full; asking again may help. */
        @JvmField public val DISK_FULL: Unavailability = Unavailability("disk_full")

        /** The store cannot be reached now: locked, protected, or no longer there; asking again may help. */
        @JvmField public val OUT_OF_REACH: Unavailability = Unavailability("out_of_reach")

        /** Another process has recovered the store. */
        @JvmField public val REPLACED: Unavailability = Unavailability("replaced")

        /** The store is an earlier copy of itself. */
        @JvmField public val ROLLED_BACK: Unavailability = Unavailability("rolled_back")

        /** The store belongs to another app. */
        @JvmField public val OTHER_APP: Unavailability = Unavailability("other_app")

        /** What can be erased is sealed under another key than the one supplied; [Placet.useKey] takes the right one. */
        @JvmField public val WRONG_KEY: Unavailability = Unavailability("wrong_key")

        /** The file of keys is missing, damaged, or another store's. */
        @JvmField public val KEYS_LOST: Unavailability = Unavailability("keys_lost")

        /** Another process holds the store for too long; asking again may help. */
        @JvmField public val BUSY: Unavailability = Unavailability("busy")

        /** Placet was suspended and holds no file; asking again may help after [Placet.resume]. */
        @JvmField public val SUSPENDED: Unavailability = Unavailability("suspended")

        /** Placet was closed. */
        @JvmField public val CLOSED: Unavailability = Unavailability("closed")

        /** Something failed inside; the store is untouched. */
        @JvmField public val INTERNAL: Unavailability = Unavailability("internal")

        /** The one with that code. */
        @JvmStatic public fun of(code: String): Unavailability = Unavailability(code)
    }
}

/** What kind of step would change a denial. */
public class RemedyKind private constructor(
    code: String,
) : Code(code) {
    /** What this version knows. */
    public companion object {
        /** Show the document and ask for a decision. */
        @JvmField public val ASK_DOCUMENT: RemedyKind = RemedyKind("ask_document")

        /** Ask for the age. */
        @JvmField public val ASK_AGE: RemedyKind = RemedyKind("ask_age")

        /** Ask for consent to the purpose. */
        @JvmField public val ASK_CONSENT: RemedyKind = RemedyKind("ask_consent")

        /** Ask for the separate consent to the purpose, by itself. */
        @JvmField public val ASK_SEPARATE_CONSENT: RemedyKind = RemedyKind("ask_separate_consent")

        /** Turn the switch on. */
        @JvmField public val TURN_ON: RemedyKind = RemedyKind("turn_on")

        /** Establish the fact. */
        @JvmField public val SET_FACT: RemedyKind = RemedyKind("set_fact")

        /** Ask for the permission. */
        @JvmField public val REQUEST_PERMISSION: RemedyKind = RemedyKind("request_permission")

        /** The person must go to the system's settings for the permission. */
        @JvmField public val OPEN_SETTINGS: RemedyKind = RemedyKind("open_settings")

        /** Lift the request that stopped the purpose, where the person wants that. */
        @JvmField public val LIFT_RESTRICTION: RemedyKind = RemedyKind("lift_restriction")

        /** Enter the feature. */
        @JvmField public val ENTER: RemedyKind = RemedyKind("enter")

        /** Cancel the deletion, where the person wants to keep the account. */
        @JvmField public val CANCEL_DELETION: RemedyKind = RemedyKind("cancel_deletion")

        /** Wait, or wait for the next act of the person. */
        @JvmField public val WAIT_UNTIL: RemedyKind = RemedyKind("wait_until")

        /** Nothing the app can do. */
        @JvmField public val NONE: RemedyKind = RemedyKind("none")

        /** The one with that code. */
        @JvmStatic public fun of(code: String): RemedyKind = RemedyKind(code)
    }
}

/** What ended a session. */
public class EndKind private constructor(
    code: String,
) : Code(code) {
    /** What this version knows. */
    public companion object {
        /** The app closed it. */
        @JvmField public val CLOSED: EndKind = EndKind("closed")

        /** The app went to the background and the feature may not go on there. */
        @JvmField public val BACKGROUND: EndKind = EndKind("background")

        /** The feature was in use as long as it may be. */
        @JvmField public val TIME_LIMIT: EndKind = EndKind("time_limit")

        /** A use that it relied on is no longer allowed; [EndReason.denial] says why. */
        @JvmField public val DENIED: EndKind = EndKind("denied")

        /** Somebody else is the current subject. */
        @JvmField public val SUBJECT_CHANGED: EndKind = EndKind("subject_changed")

        /** Placet was closed. */
        @JvmField public val SHUTDOWN: EndKind = EndKind("shutdown")

        /** The one with that code. */
        @JvmStatic public fun of(code: String): EndKind = EndKind(code)
    }
}
