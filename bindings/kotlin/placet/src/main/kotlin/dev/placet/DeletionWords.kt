// Words of the deletion of the account, each with the code that the manifest, the stories and the ledger write.

package dev.placet

/** The states of a deletion. */
public enum class DeletionPhase {
    /** There is none: the account lives. */
    ACTIVE,

    /** It was begun; conditions, texts and choices are gone through. */
    PREPARING,

    /** It was submitted; there is no appeal, and the server decides. */
    SUBMITTED,

    /** It was submitted; the person may think again. */
    APPEAL_PERIOD,

    /** The appeal is over; the server decides. */
    APPEAL_ELAPSED,

    /** It is suspended. */
    HELD,

    /** It is being carried out. */
    EXECUTING,

    /** Nothing is left. */
    COMPLETED,

    /** It was refused; the account lives. */
    REFUSED,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What cancels a deletion. */
public enum class CancelMeans {
    /** A login by the person, with its notice shown before. */
    INTERACTIVE_LOGIN,

    /** An explicit choice. */
    CHOICE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** One option of a choice. */
public enum class ChoiceOption {
    /** What it is about is erased. */
    ERASE,

    /** It stays and no longer names the person. */
    DETACH,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** What a task asks for. */
public enum class TaskWork {
    /** Erase it. */
    ERASE,

    /** Anonymise it. */
    ANONYMISE,

    /** Either of the two. */
    ERASE_OR_ANONYMISE,

    /** Leave it where it is, without its author. */
    DETACH,

    /** Set it aside, used for nothing, until its time is over (PIPL 47). */
    KEEP,

    /** Tell the recipient to erase what it was given. */
    NOTIFY,

    /** Take back the recipient's own authorisation. */
    UNBIND,

    /** Let the backups run out. */
    EXPIRE,

    /** Keep the logs apart until they may go (CSL 23). */
    SET_ASIDE,

    /** Erase what the device holds. */
    WIPE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}
