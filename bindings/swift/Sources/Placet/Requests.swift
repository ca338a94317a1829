// Requests about rights: what is asked, until when something is owed, and what became of it.

import Foundation
internal import PlacetFFI

/// Requests about rights of the current subject (PIPL 44–50), with their deadlines.
///
/// Dates count Chinese working days; one that was shown never moves to a later day but by
/// ``extend(_:byWorkingDays:for:on:notice:)``. An open request goes on through a sign-in, a recovery and an erasure. A call that
/// does not belong to the state is refused with code `request_state`, one for an id that nobody has with `no_such_request`.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Requests: Sendable {
    let engine: Engine

    /// Files a request and says until when something is owed; never refused for being one too many.
    ///
    /// Taking consent back is ``Consents/change(on:prompt:_:)`` and needs no request. Refused with `ground_required`,
    /// `not_declared` and `role_not_entitled`.
    @discardableResult
    public func submit(_ form: RequestForm, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(try engine.call { try $0.submitRequest(form: form.border, evidence: evidence(on: surface)) })
    }

    /// Records that whoever asks was verified, by this data.
    ///
    /// Only data that was collected before may be asked for, or the call is refused with `identity_asks_new_data`.
    @discardableResult
    public func verifyIdentity(_ id: RequestId, by data: [DataId] = [], on surface: Surface) throws(PlacetError)
        -> RequestReport
    {
        RequestReport(
            try engine.call {
                try $0.verifyIdentity(id: id.border, by: data.map(\.border), evidence: evidence(on: surface))
            }
        )
    }

    /// Records that the request was checked, and all that it needs is there.
    @discardableResult
    public func confirmChecked(_ id: RequestId, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(try engine.call { try $0.confirmChecked(id: id.border, evidence: evidence(on: surface)) })
    }

    /// Records that the person was answered. Where an answer is what is owed, that meets it.
    @discardableResult
    public func reply(to id: RequestId, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(try engine.call { try $0.replyToRequest(id: id.border, evidence: evidence(on: surface)) })
    }

    /// Gives the request so many working days more, once, and never beyond what the law lets it take; `notice` told the person so.
    ///
    /// Refused with `extension_not_allowed` and `notice_required`.
    @discardableResult
    public func extend(
        _ id: RequestId,
        byWorkingDays days: Int,
        for reason: GroundId,
        on surface: Surface,
        notice: PromptId?
    ) throws(PlacetError) -> RequestReport {
        RequestReport(
            try engine.call {
                try $0.extendRequest(
                    id: id.border,
                    workingDays: UInt32(clamping: days),
                    reason: reason.border,
                    evidence: evidence(on: surface, prompt: notice)
                )
            }
        )
    }

    /// Refuses the request: why, and the text that says what the person can do (PIPL 50).
    ///
    /// Refused with `ground_not_allowed` and `withdrawal_not_refusable`.
    @discardableResult
    public func refuse(_ id: RequestId, for reason: GroundId, remedy: PromptId, on surface: Surface)
        throws(PlacetError) -> RequestReport
    {
        RequestReport(
            try engine.call {
                try $0.refuseRequest(
                    id: id.border,
                    reason: reason.border,
                    remedy: remedy.border,
                    evidence: evidence(on: surface)
                )
            }
        )
    }

    /// Records that all that the request asks for was done; what is not is refused with `request_incomplete`.
    @discardableResult
    public func complete(_ id: RequestId, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(try engine.call { try $0.completeRequest(id: id.border, evidence: evidence(on: surface)) })
    }

    /// Records that one of its tasks was done.
    @discardableResult
    public func confirm(_ task: TaskId, of id: RequestId, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(
            try engine.call {
                try $0.confirmRequestTask(id: id.border, task: task.border, evidence: evidence(on: surface))
            }
        )
    }

    /// Lifts what a request to restrict processing, or an objection, had the gate deny: the consents beneath it count again.
    ///
    /// A request that restricts nothing is refused with `request_state`.
    @discardableResult
    public func lift(_ id: RequestId, on surface: Surface) throws(PlacetError) -> RequestReport {
        RequestReport(try engine.call { try $0.liftRestriction(id: id.border, evidence: evidence(on: surface)) })
    }

    /// Every request, in the order in which they were received, by now's time.
    public func all() throws(PlacetError) -> [RequestStatus] {
        try engine.call { try $0.requests() }.map { RequestStatus($0) }
    }

    /// The person's copy of what Placet holds about them (PIPL 45): a JSON document with a published schema, complete.
    ///
    /// Verifies the whole ledger; writes nothing.
    public func copyOfPerson() throws(PlacetError) -> String {
        try engine.call { try $0.copyOfPerson() }
    }
}

/// What a person asks for.
public struct RequestForm: Equatable, Sendable {
    /// Which right.
    public var kind: RightKind
    /// Who asks.
    public var role: Role
    /// Whether the operator knows who that is.
    public var identity: Identity
    /// On which ground, where the manifest names some for the right.
    public var ground: GroundId?
    /// About which data; all where none is named.
    public var data: [DataId]
    /// About which purposes; all where none is named.
    public var purposes: [PurposeId]

    /// A request; left out, it is the person's own, who is known, about all data and purposes.
    public init(
        _ kind: RightKind,
        by role: Role = .own,
        identity: Identity = .known,
        on ground: GroundId? = nil,
        about data: [DataId] = [],
        of purposes: [PurposeId] = []
    ) {
        self.kind = kind
        self.role = role
        self.identity = identity
        self.ground = ground
        self.data = data
        self.purposes = purposes
    }
}

/// Where a request stands.
public struct RequestStatus: Equatable, Sendable {
    /// Its id, which the person is shown.
    public let id: RequestId
    /// Which right.
    public let kind: RightKind
    /// Who asks.
    public let role: Role
    /// On which ground.
    public let ground: GroundId?
    /// About which data; all where none is named.
    public let data: [DataId]
    /// About which purposes; all where none is named.
    public let purposes: [PurposeId]
    /// Whether the gate denies what it is about, until that is lifted.
    public let restricts: Bool
    /// The features that use the data or serve the purposes it names.
    public let features: [FeatureId]
    /// Its state.
    public let state: RequestPhase
    /// When it was received.
    public let receivedAt: Date
    /// Until when something is owed; nothing while its time has not started, and once nothing is owed any more.
    public let dueBy: Date?
    /// What its time waits for.
    public let waitsFor: RightClock?
    /// Until when the operator must have done that, where it is the operator's own doing.
    public let startBy: Date?
    /// Whether a date depends on days beyond the known calendar.
    public let isProvisional: Bool
    /// How many working days are left, today not counted.
    public let daysLeft: Int?
    /// Whether what was owed is overdue, or came too late.
    public let isOverdue: Bool
    /// What is owed.
    public let owed: Owed
    /// Who says until when.
    public let source: DueSource
    /// Why it has more time than was promised.
    public let extendedFor: GroundId?
    /// Its refusal, where it was refused.
    public let refusal: Refusal?
    /// What it asks to be done.
    public let tasks: [Task]
    /// What happened to it, in order.
    public let history: [Past]

    /// A refusal.
    public struct Refusal: Equatable, Sendable {
        /// Why.
        public let reason: GroundId
        /// The text that says what the person can do.
        public let remedy: PromptId
    }

    /// Something that a request asks to be done.
    public struct Task: Equatable, Sendable {
        /// What it is about.
        public let id: TaskId
        /// What is to be done, as its stable word: `erase`, `notify`, …
        public let work: String
        /// When it was done.
        public let doneAt: Date?
    }

    /// One line of its history.
    public struct Past: Equatable, Sendable {
        /// When.
        public let at: Date
        /// What happened.
        public let what: RequestStep
    }
}

/// What a call on a request brought about.
public struct RequestReport: Equatable, Sendable {
    /// Where it stands now.
    public let status: RequestStatus
    /// What changed with it.
    public let change: ChangeReport
}
