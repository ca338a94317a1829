// The deletion of the account: its states, and what is asked of it.

import Foundation
internal import PlacetFFI

/// The deletion of the current subject's account.
///
/// From ``submit(on:)`` on the gate denies everything but what the manifest leaves open during the appeal, in every process;
/// consents stay as they are, and ``cancel(by:on:notice:)`` lifts it. Whoever is not signed in to another account is bound by
/// it. A call that does not belong to the state is refused with code `deletion_state`, which names the state.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Deletion: Sendable {
    let engine: Engine

    /// Begins it. Where that was done before, says where it stands.
    @discardableResult
    public func begin(on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(try engine.call { try $0.deletionBegin(evidence: evidence(on: surface)) })
    }

    /// Records that a precondition is met; its fact holds from now on.
    @discardableResult
    public func satisfy(_ precondition: PreconditionId, on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(
            try engine.call {
                try $0.deletionSatisfy(precondition: precondition.border, evidence: evidence(on: surface))
            }
        )
    }

    /// Records that the person acknowledged the text.
    @discardableResult
    public func acknowledge(_ text: AcknowledgementId, on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(
            try engine.call { try $0.deletionAcknowledge(text: text.border, evidence: evidence(on: surface)) }
        )
    }

    /// Records what the person chose; choosing again replaces it.
    @discardableResult
    public func choose(_ choice: ChoiceId, _ option: ChoiceOption, on surface: Surface) throws(PlacetError)
        -> DeletionReport
    {
        DeletionReport(
            try engine.call {
                try $0.deletionChoose(choice: choice.border, option: option.border, evidence: evidence(on: surface))
            }
        )
    }

    /// Submits it; a second call returns the first.
    ///
    /// What is missing is a ``PlacetError`` of kind `refused` with code `deletion_incomplete`; a manifest that is silent on the
    /// appeal one with `appeal_unspecified`.
    @discardableResult
    public func submit(on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(try engine.call { try $0.deletionSubmit(evidence: evidence(on: surface)) })
    }

    /// Cancels it: the account lives on.
    ///
    /// A login cancels only where the person made it and was shown `notice` before; a token that renews itself never does.
    /// Refused with `cancel_means_not_allowed` and `notice_required`.
    @discardableResult
    public func cancel(by means: CancelMeans, on surface: Surface, notice: PromptId? = nil) throws(PlacetError)
        -> DeletionReport
    {
        DeletionReport(
            try engine.call {
                try $0.deletionCancel(means: means.border, evidence: evidence(on: surface, prompt: notice))
            }
        )
    }

    /// Suspends it for a declared ground until it is looked at again at `review`; `notice` is what the person was shown.
    @discardableResult
    public func hold(for ground: GroundId, until review: Date, on surface: Surface, notice: PromptId?)
        throws(PlacetError) -> DeletionReport
    {
        DeletionReport(
            try engine.call {
                try $0.deletionHold(
                    ground: ground.border,
                    review: review,
                    evidence: evidence(on: surface, prompt: notice)
                )
            }
        )
    }

    /// Lets a suspended one go on from where it stood, by now's time.
    @discardableResult
    public func lift(on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(try engine.call { try $0.deletionLift(evidence: evidence(on: surface)) })
    }

    /// Refuses it: why, and the text that says what the person can do (PIPL 50). The account lives on.
    @discardableResult
    public func refuse(for reason: GroundId, remedy: PromptId, on surface: Surface) throws(PlacetError)
        -> DeletionReport
    {
        DeletionReport(
            try engine.call {
                try $0.deletionRefuse(reason: reason.border, remedy: remedy.border, evidence: evidence(on: surface))
            }
        )
    }

    /// Takes the server's word on where it stands; a fresh install learns of it this way too.
    @discardableResult
    public func observe(_ word: ServerWord, on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(try engine.call { try $0.deletionObserve(word: word.border, evidence: evidence(on: surface)) })
    }

    /// Records that a task was done.
    ///
    /// With the last one the subject is erased: its chain ends and stays verifiable, and a guest begins with nothing decided.
    @discardableResult
    public func confirm(_ task: TaskId, on surface: Surface) throws(PlacetError) -> DeletionReport {
        DeletionReport(try engine.call { try $0.confirmTask(task: task.border, evidence: evidence(on: surface)) })
    }

    /// Where it stands by now; readable without a login.
    public func status() throws(PlacetError) -> DeletionStatus {
        DeletionStatus(try engine.call { try $0.deletionStatus() })
    }

    /// What follows from submitting it at a moment, or now: each date with its source, for a screen before submission.
    ///
    /// What was submitted has its dates in ``status()``, where holds count as well. Refused as ``submit(on:)`` is with
    /// `not_declared` and `appeal_unspecified`.
    public func timeline(submitted: Date? = nil) throws(PlacetError) -> DeletionTimeline {
        DeletionTimeline(try engine.call { try $0.deletionTimeline(submitted: submitted) })
    }

    /// The receipts of the deletions of this install that are over, each as the text of a JSON file (`docs/receipts.md`).
    ///
    /// There is one of each that was carried out, and of each that the current subject was refused. They name nobody. Every
    /// entry of the ledger is verified on the way; after a sweep that took the entries there is none any more.
    public func receipts() throws(PlacetError) -> [String] {
        try engine.call { try $0.deletionReceipts() }
    }

    /// What carrying it out asks for, done or not; empty while it is not being carried out.
    public func tasks() throws(PlacetError) -> [DeletionTask] {
        try engine.call { try $0.deletionTasks() }.map { DeletionTask($0) }
    }
}

/// Where a deletion stands.
public struct DeletionStatus: Hashable, Sendable {
    /// Its state.
    public let state: DeletionPhase
    /// When it was submitted.
    public let submittedAt: Date?
    /// When the appeal ends, while it runs.
    public let endsAt: Deadline?
    /// Until when it is to be carried out.
    public let dueBy: Deadline?
    /// Whether ``dueBy`` has passed.
    public let isOverdue: Bool
    /// What cancels it now.
    public let cancelBy: [CancelMeans]
    /// What submitting still needs: ids of preconditions, texts, choices.
    public let missing: [String]
    /// Its suspension, while there is one.
    public let hold: Hold?
    /// Its refusal, where it was refused.
    public let refusal: Refusal?

    /// A suspension.
    public struct Hold: Hashable, Sendable {
        /// What is suspended.
        public let was: DeletionPhase
        /// Why.
        public let ground: GroundId
        /// Since when.
        public let since: Date
        /// When it is looked at again.
        public let review: Date
    }

    /// A refusal.
    public struct Refusal: Hashable, Sendable {
        /// Why.
        public let reason: GroundId
        /// The text that says what the person can do.
        public let remedy: PromptId
    }
}

/// The end of a period.
public struct Deadline: Hashable, Sendable {
    /// The first instant after it.
    public let at: Date
    /// Whether it lies beyond the known calendar: an appeal then only ever moves later.
    public let isProvisional: Bool
}

/// What a call on the deletion brought about.
public struct DeletionReport: Hashable, Sendable {
    /// Where it stands now.
    public let status: DeletionStatus
    /// What changed with it.
    public let change: ChangeReport
}

/// One task of a deletion that is being carried out.
public struct DeletionTask: Hashable, Sendable, Identifiable {
    /// What it is about.
    public let id: TaskId
    /// What is to be done.
    public let work: TaskWork
    /// For ``TaskWork/keep``, the rule that wants it kept.
    public let rule: RetentionId?
    /// For ``TaskWork/keep``, until when at least.
    public let until: Date?
    /// When it was done.
    public let doneAt: Date?
}

/// Where the server says that a deletion stands. A moment that it does not tell is the one already known, else now.
public enum ServerWord: Hashable, Sendable {
    /// The account lives: it was cancelled, on whatever surface, or there never was one.
    case active
    /// It is submitted, without an appeal.
    case submitted(at: Date? = nil)
    /// Its appeal runs; an end is never taken as earlier than the manifest has it.
    case appealPeriod(submitted: Date? = nil, ends: Date? = nil)
    /// Its appeal is over.
    case appealElapsed(submitted: Date? = nil)
    /// It is to be carried out.
    case executing(submitted: Date? = nil)
    /// The server has done its part: everything but what the device itself holds.
    case completed(submitted: Date? = nil)
    /// It is refused: why, and the text that says what the person can do.
    case refused(reason: GroundId, remedy: PromptId)
}
