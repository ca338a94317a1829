// The gate's answers.

package dev.placet

import java.time.Instant

/** The gate's answer: [Allowed] or [Denied]. */
public sealed interface Decision {
    /** Whether it may be done now. */
    public val isAllowed: Boolean
}

/** It may be done now. */
public data class Allowed(
    /** The purpose it serves. */
    public val purpose: PurposeId,
    /** The legal ground (PIPL 13). */
    public val basis: Basis,
    /** The data that may be touched. */
    public val data: DataId,
    /** What may be done with it. */
    public val act: Act,
    /** What of the data may pass; `null` is all of it. */
    public val only: Only?,
) : Decision {
    override val isAllowed: Boolean get() = true
}

/** It may not be done now. */
public data class Denied(
    /** The first reason in the gate's order. */
    public val reason: Reason,
    /** For [Reason.UNAVAILABLE], what stands in the way. */
    public val why: Unavailability?,
    /** The id that the reason is about: of a document, purpose, fact or permission. */
    public val about: String?,
    /** What would change the answer. */
    public val remedy: Remedy,
    /** The first alternative that is allowed now for this reason. */
    public val alternative: UseRef?,
    /** When asking again is worth while. */
    public val retryAt: Instant?,
) : Decision {
    override val isAllowed: Boolean get() = false
}

/** What of the data may pass. */
public data class Only(
    /** A regular expression that the whole of what passes matches. */
    public val pattern: String?,
    /** The packages that may be asked about. */
    public val packages: List<String>,
)

/** What would change a denial. */
public data class Remedy(
    /** Which step. */
    public val kind: RemedyKind,
    /** The id that it is about. */
    public val about: String?,
    /** For [RemedyKind.WAIT_UNTIL], the instant, where it is known. */
    public val until: Instant?,
)

/** What a screen shows of a feature before anyone enters it. */
public sealed interface Availability {
    /** Everything in it may be asked for. */
    public object Open : Availability {
        override fun toString(): String = "Open"
    }

    /** It runs, without these uses. */
    public data class Degraded(
        /** The uses that are closed, and why. */
        public val uses: List<ClosedUse>,
    ) : Availability

    /** It cannot do anything. */
    public data class Blocked(
        /** Why. */
        public val denials: List<Denied>,
    ) : Availability
}

/** A use that is closed, and why. */
public data class ClosedUse(
    /** The use. */
    public val use: UseRef,
    /** Why. */
    public val denial: Denied,
)

/** The whole way to a decision: every rule that was asked, and every reason. */
public data class Trace(
    /** What was asked. */
    public val use: UseRef,
    /** Each rule in order. */
    public val steps: List<TraceStep>,
    /** The answer that follows. */
    public val decision: Decision,
) {
    /** All reasons in the gate's order; empty when it is allowed. */
    public val reasons: List<Reason> get() = steps.flatMap { step -> step.denials.map { it.reason } }
}

/** One rule of a trace. */
public data class TraceStep(
    /** The rule's name. */
    public val rule: String,
    /** What it said; empty where it passed. */
    public val denials: List<Denied>,
)

/** How the store is. */
public sealed interface Health {
    /** Whether what stands in the way may pass by itself: see [Unavailability.isRetryable]. */
    public val isRetryable: Boolean get() = this is Unavailable && why.isRetryable

    /** It answers. */
    public object Ok : Health {
        override fun toString(): String = "Ok"
    }

    /** It does not, and everything is denied. */
    public data class Unavailable(
        /** What stands in the way. */
        public val why: Unavailability,
    ) : Health
}
