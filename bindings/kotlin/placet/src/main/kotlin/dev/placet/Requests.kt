// Requests about rights: what is asked, until when something is owed, and what became of it.

package dev.placet

import java.time.Instant

/**
 * Requests about rights of the current subject (PIPL 44–50), with their deadlines.
 *
 * Dates count Chinese working days; one that was shown never moves to a later day but by [extend]. An open request goes on
 * through a sign-in, a recovery and an erasure. A call that does not belong to the state is [PlacetException.Refused] with
 * code `request_state`, one for an id that nobody has with `no_such_request`.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Requests internal constructor(
    private val engine: Engine,
) {
    /**
     * Files a request and says until when something is owed; never refused for being one too many. Taking consent back is
     * [Consents.change] and needs no request. Refused with `ground_required`, `not_declared` and `role_not_entitled`.
     */
    public fun submit(
        form: RequestForm,
        surface: Surface,
    ): RequestReport = engine.call { it.submitRequest(form.toFfi(), evidence(surface)).toApi() }

    /**
     * Records that whoever asks was verified, by this data: only data that was collected before may be asked for, or the
     * call is refused with `identity_asks_new_data`.
     */
    @JvmOverloads
    public fun verifyIdentity(
        id: RequestId,
        surface: Surface,
        by: List<DataId> = emptyList(),
    ): RequestReport = engine.call { it.verifyIdentity(id, by, evidence(surface)).toApi() }

    /** Records that the request was checked, and all that it needs is there. */
    public fun confirmChecked(
        id: RequestId,
        surface: Surface,
    ): RequestReport = engine.call { it.confirmChecked(id, evidence(surface)).toApi() }

    /** Records that the person was answered. Where an answer is what is owed, that meets it. */
    public fun reply(
        id: RequestId,
        surface: Surface,
    ): RequestReport = engine.call { it.replyToRequest(id, evidence(surface)).toApi() }

    /**
     * Gives the request so many working days more, once, and never beyond what the law lets it take; [notice] told the
     * person so. Refused with `extension_not_allowed` and `notice_required`.
     */
    public fun extend(
        id: RequestId,
        workingDays: Int,
        reason: GroundId,
        surface: Surface,
        notice: PromptId?,
    ): RequestReport =
        engine.call {
            it.extendRequest(id, workingDays.coerceAtLeast(0).toUInt(), reason, evidence(surface, notice)).toApi()
        }

    /**
     * Refuses the request: why, and the text that says what the person can do (PIPL 50). Refused with `ground_not_allowed`
     * and `withdrawal_not_refusable`.
     */
    public fun refuse(
        id: RequestId,
        reason: GroundId,
        remedy: PromptId,
        surface: Surface,
    ): RequestReport = engine.call { it.refuseRequest(id, reason, remedy, evidence(surface)).toApi() }

    /** Records that all that the request asks for was done; what is not is refused with `request_incomplete`. */
    public fun complete(
        id: RequestId,
        surface: Surface,
    ): RequestReport = engine.call { it.completeRequest(id, evidence(surface)).toApi() }

    /** Records that one of its tasks was done. */
    public fun confirm(
        id: RequestId,
        task: TaskId,
        surface: Surface,
    ): RequestReport = engine.call { it.confirmRequestTask(id, task, evidence(surface)).toApi() }

    /**
     * Lifts what a request to restrict processing, or an objection, had the gate deny: the consents beneath it count again.
     * A request that restricts nothing is refused with `request_state`.
     */
    public fun lift(
        id: RequestId,
        surface: Surface,
    ): RequestReport = engine.call { it.liftRestriction(id, evidence(surface)).toApi() }

    /** Every request, in the order in which they were received, by now's time. */
    public fun all(): List<RequestStatus> = engine.call { core -> core.requests().map { it.toApi() } }

    /**
     * The person's copy of what Placet holds about them (PIPL 45): a JSON document with a published schema, complete.
     * Verifies the whole ledger; writes nothing.
     */
    public fun copyOfPerson(): String = engine.call { it.copyOfPerson() }
}

/** What a person asks for. */
public data class RequestForm
    @JvmOverloads
    constructor(
        /** Which right. */
        public val kind: RightKind,
        /** Who asks. */
        public val role: Role = Role.OWN,
        /** Whether the operator knows who that is. */
        public val identity: Identity = Identity.KNOWN,
        /** On which ground, where the manifest names some for the right. */
        public val ground: GroundId? = null,
        /** About which data; all where none is named. */
        public val data: List<DataId> = emptyList(),
        /** About which purposes; all where none is named. */
        public val purposes: List<PurposeId> = emptyList(),
    )

/** Where a request stands. */
public data class RequestStatus(
    /** Its id, which the person is shown. */
    public val id: RequestId,
    /** Which right. */
    public val kind: RightKind,
    /** Who asks. */
    public val role: Role,
    /** On which ground. */
    public val ground: GroundId?,
    /** About which data; all where none is named. */
    public val data: List<DataId>,
    /** About which purposes; all where none is named. */
    public val purposes: List<PurposeId>,
    /** Whether the gate denies what it is about, until that is lifted. */
    public val restricts: Boolean,
    /** The features that use the data or serve the purposes it names. */
    public val features: List<FeatureId>,
    /** Its state. */
    public val state: RequestPhase,
    /** When it was received. */
    public val receivedAt: Instant,
    /** Until when something is owed; nothing while its time has not started, and once nothing is owed any more. */
    public val dueBy: Instant?,
    /** What its time waits for. */
    public val waitsFor: RightClock?,
    /** Until when the operator must have done that, where it is the operator's own doing. */
    public val startBy: Instant?,
    /** Whether a date depends on days beyond the known calendar. */
    public val isProvisional: Boolean,
    /** How many working days are left, today not counted. */
    public val daysLeft: Int?,
    /** Whether what was owed is overdue, or came too late. */
    public val isOverdue: Boolean,
    /** What is owed. */
    public val owed: Owed,
    /** Who says until when. */
    public val source: DueSource,
    /** Why it has more time than was promised. */
    public val extendedFor: GroundId?,
    /** Its refusal, where it was refused. */
    public val refusal: Refusal?,
    /** What it asks to be done. */
    public val tasks: List<Task>,
    /** What happened to it, in order. */
    public val history: List<Past>,
) {
    /** A refusal. */
    public data class Refusal(
        /** Why. */
        public val reason: GroundId,
        /** The text that says what the person can do. */
        public val remedy: PromptId,
    )

    /** Something that a request asks to be done. */
    public data class Task(
        /** What it is about. */
        public val id: TaskId,
        /** What is to be done, as its stable word: `erase`, `notify`, … */
        public val work: String,
        /** When it was done. */
        public val doneAt: Instant?,
    )

    /** One line of its history. */
    public data class Past(
        /** When. */
        public val at: Instant,
        /** What happened. */
        public val what: RequestStep,
    )
}

/** What a call on a request brought about. */
public data class RequestReport(
    /** Where it stands now. */
    public val status: RequestStatus,
    /** What changed with it. */
    public val change: ChangeReport,
)
