// Words of requests about rights, each with the code that the manifest, the stories and the ledger write.

package dev.placet

/** What a person may ask for (PIPL 44–48). */
public enum class RightKind {
    /** To see the data. */
    ACCESS,

    /** To get a copy of it. */
    COPY,

    /** To have it moved to another handler. */
    PORTABILITY,

    /** To have it corrected. */
    RECTIFY,

    /** To have it completed. */
    SUPPLEMENT,

    /** To have it erased. */
    ERASE,

    /** To have consent taken back. */
    WITHDRAW,

    /** To have processing restricted. */
    RESTRICT,

    /** To object to processing. */
    OBJECT,

    /** To have the rules explained. */
    EXPLAIN,

    /** To complain. */
    COMPLAINT,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Where a request's time starts. */
public enum class RightClock {
    /** It was received. */
    RECEIVED,

    /** Who asks was verified. */
    IDENTITY_VERIFIED,

    /** It was checked: all that it needs is there. */
    CHECKED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What is owed by the due day. */
public enum class Owed {
    /** What was asked for. */
    ACTION,

    /** An answer. */
    REPLY,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Who asks. */
public enum class Role {
    /** The person. */
    OWN,

    /** The guardian of a minor (PIPL 31). */
    GUARDIAN,

    /** A close relative of a person who has died (PIPL 49). */
    NEXT_OF_KIN,

    /** Somebody whom the person has authorised. */
    AGENT,
    ;

    /** The stable code. */
    public val code: String get() = if (this == OWN) "self" else name.lowercase()
}

/** Whether the operator knows who asks. */
public enum class Identity {
    /** It does: the person is signed in, or was verified before. */
    KNOWN,

    /** It is to be verified first. */
    TO_BE_VERIFIED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Where the time that a request has comes from. */
public enum class DueSource {
    /** The manifest promises it. */
    DECLARED,

    /** Nothing is promised, so the general rule holds (IDM 6.3). */
    STATUTORY,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** The states of a request. */
public enum class RequestPhase {
    /** Who asks has to be verified first. */
    IDENTITY_PENDING,

    /** It is worked on. */
    IN_PROGRESS,

    /** The person has the answer that was owed. */
    ANSWERED,

    /** All that was asked for was done. */
    COMPLETED,

    /** It was refused. */
    REFUSED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What happened to a request. */
public enum class RequestStep {
    /** It was received. */
    RECEIVED,

    /** Who asks was verified. */
    IDENTITY_VERIFIED,

    /** It was checked: all that it needs is there. */
    CHECKED,

    /** It was given more time. */
    EXTENDED,

    /** A newer calendar gave another date. */
    MOVED,

    /** The person was answered. */
    ANSWERED,

    /** Something that it asks for was done. */
    TASK_DONE,

    /** All that was asked for was done. */
    COMPLETED,

    /** It was refused. */
    REFUSED,

    /** What it restricted is processed again. */
    LIFTED,

    /** It was taken over from another record, and goes on. */
    SALVAGED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}
