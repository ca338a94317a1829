// The deletion of the account: its states, and what is asked of it.

package dev.placet

import java.time.Instant

/**
 * The deletion of the current subject's account.
 *
 * From [submit] on the gate denies everything but what the manifest leaves open during the appeal, in every process;
 * consents stay as they are, and [cancel] lifts it. Whoever is not signed in to another account is bound by it. A call
 * that does not belong to the state is [PlacetException.Refused] with code `deletion_state`, which names the state.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Deletion internal constructor(
    private val engine: Engine,
) {
    /** Begins it. Where that was done before, says where it stands. */
    public fun begin(surface: Surface): DeletionReport = engine.call { it.deletionBegin(evidence(surface)).toApi() }

    /** Records that a precondition is met; its fact holds from now on. */
    public fun satisfy(
        precondition: PreconditionId,
        surface: Surface,
    ): DeletionReport = engine.call { it.deletionSatisfy(precondition, evidence(surface)).toApi() }

    /** Records that the person acknowledged the text. */
    public fun acknowledge(
        text: AcknowledgementId,
        surface: Surface,
    ): DeletionReport = engine.call { it.deletionAcknowledge(text, evidence(surface)).toApi() }

    /** Records what the person chose; choosing again replaces it. */
    public fun choose(
        choice: ChoiceId,
        option: ChoiceOption,
        surface: Surface,
    ): DeletionReport = engine.call { it.deletionChoose(choice, option.same(), evidence(surface)).toApi() }

    /**
     * Submits it; a second call returns the first. What is missing is [PlacetException.Refused] with code
     * `deletion_incomplete`; a manifest that is silent on the appeal one with `appeal_unspecified`.
     */
    public fun submit(surface: Surface): DeletionReport = engine.call { it.deletionSubmit(evidence(surface)).toApi() }

    /**
     * Cancels it: the account lives on. A login cancels only where the person made it and was shown [notice] before; a
     * token that renews itself never does. Refused with `cancel_means_not_allowed` and `notice_required`.
     */
    @JvmOverloads
    public fun cancel(
        means: CancelMeans,
        surface: Surface,
        notice: PromptId? = null,
    ): DeletionReport = engine.call { it.deletionCancel(means.same(), evidence(surface, notice)).toApi() }

    /** Suspends it for a declared ground until it is looked at again at [review]; the person was shown [notice]. */
    public fun hold(
        ground: GroundId,
        review: Instant,
        surface: Surface,
        notice: PromptId?,
    ): DeletionReport = engine.call { it.deletionHold(ground, review, evidence(surface, notice)).toApi() }

    /** Lets a suspended one go on from where it stood, by now's time. */
    public fun lift(surface: Surface): DeletionReport = engine.call { it.deletionLift(evidence(surface)).toApi() }

    /** Refuses it: why, and the text that says what the person can do (PIPL 50). The account lives on. */
    public fun refuse(
        reason: GroundId,
        remedy: PromptId,
        surface: Surface,
    ): DeletionReport = engine.call { it.deletionRefuse(reason, remedy, evidence(surface)).toApi() }

    /** Takes the server's word on where it stands; a fresh install learns of it this way too. */
    public fun observe(
        word: ServerWord,
        surface: Surface,
    ): DeletionReport = engine.call { it.deletionObserve(word.toFfi(), evidence(surface)).toApi() }

    /**
     * Records that a task was done. With the last one the subject is erased: its chain ends and stays verifiable, and a
     * guest begins with nothing decided.
     */
    public fun confirm(
        task: TaskId,
        surface: Surface,
    ): DeletionReport = engine.call { it.confirmTask(task, evidence(surface)).toApi() }

    /** Where it stands by now; readable without a login. */
    public fun status(): DeletionStatus = engine.call { it.deletionStatus().toApi() }

    /**
     * What follows from submitting it at a moment, or now: each date with its source, for a screen before submission. What
     * was submitted has its dates in [status], where holds count as well. Refused as [submit] is with `not_declared` and
     * `appeal_unspecified`.
     */
    @JvmOverloads
    public fun timeline(submitted: Instant? = null): DeletionTimeline =
        engine.call { it.deletionTimeline(submitted).toApi() }

    /**
     * The receipts of the deletions of this install that are over, each as the text of a JSON file (`docs/receipts.md`): of
     * each that was carried out, and of each that the current subject was refused. They name nobody. Every entry of the
     * ledger is verified on the way; after a sweep that took the entries there is none any more.
     */
    public fun receipts(): List<String> = engine.call { it.deletionReceipts() }

    /** What carrying it out asks for, done or not; empty while it is not being carried out. */
    public fun tasks(): List<DeletionTask> = engine.call { core -> core.deletionTasks().map { it.toApi() } }
}

/** Where a deletion stands. */
public data class DeletionStatus(
    /** Its state. */
    public val state: DeletionPhase,
    /** When it was submitted. */
    public val submittedAt: Instant?,
    /** When the appeal ends, while it runs. */
    public val endsAt: Deadline?,
    /** Until when it is to be carried out. */
    public val dueBy: Deadline?,
    /** Whether [dueBy] has passed. */
    public val isOverdue: Boolean,
    /** What cancels it now. */
    public val cancelBy: List<CancelMeans>,
    /** What submitting still needs: ids of preconditions, texts, choices. */
    public val missing: List<String>,
    /** Its suspension, while there is one. */
    public val hold: Hold?,
    /** Its refusal, where it was refused. */
    public val refusal: Refusal?,
) {
    /** A suspension. */
    public data class Hold(
        /** What is suspended. */
        public val was: DeletionPhase,
        /** Why. */
        public val ground: GroundId,
        /** Since when. */
        public val since: Instant,
        /** When it is looked at again. */
        public val review: Instant,
    )

    /** A refusal. */
    public data class Refusal(
        /** Why. */
        public val reason: GroundId,
        /** The text that says what the person can do. */
        public val remedy: PromptId,
    )
}

/** The end of a period. */
public data class Deadline(
    /** The first instant after it. */
    public val at: Instant,
    /** Whether it lies beyond the known calendar: an appeal then only ever moves later. */
    public val isProvisional: Boolean,
)

/** What a call on the deletion brought about. */
public data class DeletionReport(
    /** Where it stands now. */
    public val status: DeletionStatus,
    /** What changed with it. */
    public val change: ChangeReport,
)

/** One task of a deletion that is being carried out. */
public data class DeletionTask(
    /** What it is about. */
    public val id: TaskId,
    /** What is to be done. */
    public val work: TaskWork,
    /** For [TaskWork.KEEP], the rule that wants it kept. */
    public val rule: RetentionId?,
    /** For [TaskWork.KEEP], until when at least. */
    public val until: Instant?,
    /** When it was done. */
    public val doneAt: Instant?,
)

/** Where the server says that a deletion stands. A moment that it does not tell is the one already known, else now. */
public sealed interface ServerWord {
    /** The account lives: it was cancelled, on whatever surface, or there never was one. */
    public data object Active : ServerWord

    /** It is submitted, without an appeal. */
    public data class Submitted(
        /** When. */
        public val submitted: Instant? = null,
    ) : ServerWord

    /** Its appeal runs. */
    public data class AppealPeriod(
        /** When it was submitted. */
        public val submitted: Instant? = null,
        /** When the appeal ends; never taken as earlier than the manifest has it. */
        public val ends: Instant? = null,
    ) : ServerWord

    /** Its appeal is over. */
    public data class AppealElapsed(
        /** When it was submitted. */
        public val submitted: Instant? = null,
    ) : ServerWord

    /** It is to be carried out. */
    public data class Executing(
        /** When it was submitted. */
        public val submitted: Instant? = null,
    ) : ServerWord

    /** The server has done its part: everything but what the device itself holds. */
    public data class Completed(
        /** When it was submitted. */
        public val submitted: Instant? = null,
    ) : ServerWord

    /** It is refused. */
    public data class Refused(
        /** Why. */
        public val reason: GroundId,
        /** The text that says what the person can do. */
        public val remedy: PromptId,
    ) : ServerWord
}
