// Words of closed sets, each with the code that the manifest, the stories and the ledger write.

package dev.placet

/** Where a decision was made. */
public enum class Surface {
    /** The first launch. */
    FIRST_LAUNCH,

    /** A dialog. */
    DIALOG,

    /** The privacy centre. */
    PRIVACY_CENTRE,

    /** The app's settings. */
    SETTINGS,

    /** The way into a feature. */
    FEATURE_ENTRY,

    /** A web page. */
    WEB,

    /** A letter or mail. */
    MAIL,

    /** A guardian's screen. */
    GUARDIAN,

    /** An import from an earlier version. */
    IMPORT,

    /** A test. */
    TEST,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** A way into a feature. */
public enum class Opened {
    /** The app starts. */
    LAUNCH,

    /** The app goes to the background. */
    TO_BACKGROUND,

    /** The person does something. */
    USER_ACTION,

    /** A push message arrives. */
    PUSH,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Who told the time. */
public enum class TimeSource {
    /** The app's server, in an answer that cannot have been held back. */
    SERVER,

    /** The platform's network time, where the person cannot set it. */
    PLATFORM,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Where the subject stands with a document. */
public enum class DocumentStatus {
    /** It was not shown in its present text. */
    NOT_PRESENTED,

    /** It was shown; nothing was decided. */
    PRESENTED,

    /** It was accepted in its present text. */
    ACCEPTED,

    /** It was declined. */
    DECLINED,

    /** Its acceptance was withdrawn. */
    WITHDRAWN,

    /** An earlier text was accepted and still counts; the present one is to be shown. */
    NOTICE_DUE,

    /** An earlier text was accepted, and no longer counts. */
    OUTDATED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Where the subject stands with a purpose; never a boolean. */
public enum class ConsentStatus {
    /** Nothing was decided. */
    NOT_DETERMINED,

    /** Yes, and it holds. */
    GRANTED,

    /** No. */
    DENIED,

    /** Taken back. */
    WITHDRAWN,

    /** Run out. */
    EXPIRED,

    /** What was agreed to has changed. */
    INVALIDATED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What a person decided on a document or a purpose. */
public enum class ConsentDecision {
    /** Yes. */
    GRANTED,

    /** No. */
    DENIED,

    /** A yes taken back. */
    WITHDRAWN,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What a subject of this install is. */
public enum class SubjectStanding {
    /** Somebody who is not signed in. */
    GUEST,

    /** Somebody whom the app knows by an identifier. */
    ACCOUNT,

    /** A guest who signed in; an account goes on with what was decided. */
    MERGED,

    /** Erased: nothing is left but a chain that names nobody. */
    ERASED,

    /** Of another device, from which the store was copied. */
    COPIED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What is known of the subject's age. */
public enum class AgeBand(
    /** The stable code. */
    public val code: String,
) {
    /** Nothing. */
    UNKNOWN("unknown"),

    /** Below 14: a guardian decides (PIPL 31). */
    UNDER_14("under_14"),

    /** From 14 to below 18. */
    UNDER_18("under_18"),

    /** 18 or older. */
    ADULT("adult"),
}

/** What the system says of a permission. */
public enum class PermissionState {
    /** It was not asked for, or the dialog was closed without an answer. */
    NOT_DETERMINED,

    /** It is granted. */
    GRANTED,

    /** It is refused or switched off. */
    DENIED,

    /** The system does not let the person grant it. */
    RESTRICTED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Where Placet's own grant of a permission to a feature stands. */
public enum class GrantStatus {
    /** It was not asked for. */
    NOT_DETERMINED,

    /** The person allowed it for this feature. */
    GRANTED,

    /** The person refused it for this feature. */
    REFUSED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** The seven legal grounds of PIPL 13. */
public enum class Basis {
    /** The person's consent. */
    CONSENT,

    /** A contract with the person, or employment rules. */
    CONTRACT,

    /** A duty by law. */
    LEGAL_DUTY,

    /** A public-health emergency, or life and property in danger. */
    VITAL_INTEREST,

    /** News and supervision in the public interest. */
    PUBLIC_INTEREST,

    /** What the person or the law has made public. */
    MADE_PUBLIC,

    /** What another law says. */
    OTHER_LAW,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What is done with data. */
public enum class Act {
    /** First access. */
    COLLECT,

    /** Use of what is already held. */
    USE,

    /** Working out new data. */
    DERIVE,

    /** Giving it to a recipient. */
    SHARE,

    /** Showing it to the public or to other users. */
    PUBLISH,

    /** Writing it to the device. */
    WRITE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What is owed. */
public enum class ObligationKind {
    /** To erase data. */
    ERASE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What kind of thing changed, here or in another process. */
public enum class Change {
    /** Documents: shown, accepted, declined, withdrawn. */
    DOCUMENTS,

    /** Consents. */
    CONSENTS,

    /** Permissions: the system's or our own grants. */
    PERMISSIONS,

    /** Facts about the subject. */
    FACTS,

    /** The age band. */
    AGE,

    /** What is owed to the person. */
    OBLIGATIONS,

    /** The deletion of the account. */
    DELETION,

    /** A request about rights. */
    REQUESTS,

    /** How the store is. */
    HEALTH,
}
