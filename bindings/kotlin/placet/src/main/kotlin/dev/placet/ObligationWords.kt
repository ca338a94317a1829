// What is owed and how long data is kept, in words and records.

package dev.placet

import java.time.Instant

/** What is owed. */
public enum class OwedWork {
    /** To erase data. */
    ERASE,

    /** To make data anonymous. */
    ANONYMISE,

    /** One of the two. */
    ERASE_OR_ANONYMISE,

    /** To keep data without the person's name. */
    DETACH,

    /** To set data aside that must be kept, and use it for nothing else. */
    KEEP,

    /** To tell a recipient. */
    NOTIFY,

    /** To end the link with a recipient. */
    UNBIND,

    /** To let backups run out. */
    EXPIRE,

    /** To set logs aside that must be kept. */
    SET_ASIDE,

    /** To wipe the device. */
    WIPE,

    /** To find out who asks. */
    VERIFY_IDENTITY,

    /** To check a request. */
    CHECK,

    /** To answer a request. */
    ANSWER,

    /** To do what a request asks for. */
    ACT,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What brought an obligation about. */
public enum class Because {
    /** The last purpose that kept the data ended. */
    PURPOSE_ENDED,

    /** An event came that ends a retention rule. */
    RULE_ENDED,

    /** The time of a retention rule runs out. */
    TERM_ENDS,

    /** A request about rights. */
    REQUEST,

    /** The deletion of the account. */
    DELETION,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Who can say that what is owed was done. */
public enum class ConfirmedBy {
    /** The app, on this device. */
    APP,

    /** The operator's server. */
    SERVER,

    /** Whoever received the data. */
    RECIPIENT,

    /** People of the operator's. */
    OPERATOR,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What follows when data has been kept long enough. */
public enum class Then {
    /** It is erased. */
    ERASE,

    /** It is made anonymous. */
    ANONYMISE,

    /** One of the two. */
    ERASE_OR_ANONYMISE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What may be done with data that must still be kept. */
public enum class Meanwhile {
    /** Storing and protecting it, nothing else. */
    STORAGE_ONLY,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Something owed to the person that was not confirmed yet. */
public data class OpenObligation(
    /** What it is called until it is confirmed. */
    public val id: ObligationId,
    /** What is owed. */
    public val what: OwedWork,
    /** The data it is about, where it is about one kind of it. */
    public val data: DataId?,
    /** The recipient it is about, where it is about one. */
    public val recipient: RecipientId?,
    /** What brought it about. */
    public val why: Because,
    /** Which: the id of the purpose, the retention rule or the request; nothing for a deletion. */
    public val about: String?,
    /** Until when; nothing while that is not known, or held. */
    public val dueBy: Deadline?,
    /** Whether that has passed. */
    public val isOverdue: Boolean,
    /** Until when the law has it kept first, for storage alone. */
    public val keepUntil: Instant?,
    /** The ground of the hold that stops it. */
    public val held: GroundId?,
    /** Who can say that it was done. */
    public val confirmedBy: ConfirmedBy,
)

/** How long one kind of data is kept, and by which rules. */
public data class RetentionPlan(
    /** The data. */
    public val data: DataId,
    /** The rules of the manifest that are about it. */
    public val rules: List<RetentionId>,
    /** Until when it must be kept. */
    public val keepUntil: Instant?,
    /** When it must be gone at the latest. */
    public val goneBy: Instant?,
    /** The events that end it, in the manifest's words. */
    public val until: List<String>,
    /** The reasons for which it may be kept longer, in the manifest's words. */
    public val extendedBy: List<String>,
    /** What may be done with it while it must be kept; anything where nothing is said. */
    public val meanwhile: Meanwhile?,
    /** What follows. */
    public val then: Then,
)
