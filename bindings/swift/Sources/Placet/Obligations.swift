// What is still owed, and how long data is kept.

import Foundation
internal import PlacetFFI

/// What is still owed to the person.
///
/// Data that nothing keeps any more, requests about rights, the tasks of a deletion, and data whose time runs out. Every call
/// blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from within
/// listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Obligations: Sendable {
    let engine: Engine

    /// What is owed now.
    public func open() throws(PlacetError) -> [OpenObligation] {
        try engine.call { try $0.obligations() }.map { OpenObligation($0) }
    }

    /// Records that what was owed was done; saying so again changes nothing.
    ///
    /// Of data whose time runs out it says that everything which was collected until now is gone, or names nobody. What never was
    /// owed is a ``PlacetError`` of kind `refused` with code `no_such_obligation`, what a hold stops `obligation_held`, and
    /// what the law has kept longer `kept_by_law`, which says until when.
    @discardableResult
    public func confirm(_ id: ObligationId, on surface: Surface) throws(PlacetError) -> ChangeReport {
        ChangeReport(try engine.call { try $0.confirm(id: id.border, evidence: evidence(on: surface)) })
    }

    /// What is owed to the subjects that are not the current one.
    ///
    /// Accounts that were signed out, and one whose deletion goes on while another account is signed in, in the order in which
    /// they began.
    public func ofOthers() throws(PlacetError) -> [OwedElsewhere] {
        try engine.call { try $0.obligationsOfOthers() }.map { OwedElsewhere($0) }
    }

    /// As ``confirm(_:on:)``, of what is owed to a subject, whoever is the current one.
    ///
    /// The last task of its deletion erases it, and signs nobody out.
    @discardableResult
    public func confirm(_ id: ObligationId, of subject: SubjectRef, on surface: Surface) throws(PlacetError)
        -> ChangeReport
    {
        ChangeReport(
            try engine.call {
                try $0.confirmOf(subject: subject.border, id: id.border, evidence: evidence(on: surface))
            }
        )
    }
}

/// Something owed to a subject that is not the current one.
public struct OwedElsewhere: Hashable, Sendable {
    /// To whom.
    public let subject: SubjectRef
    /// What.
    public let obligation: OpenObligation
}

/// How long data is kept.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Retention: Sendable {
    let engine: Engine

    /// What the manifest's rules come to for one kind of data, as things stand.
    public func plan(for data: DataId) throws(PlacetError) -> RetentionPlan {
        RetentionPlan(try engine.call { try $0.retention(data: data.border) })
    }

    /// Says that an event came which ends the keeping of data, in the manifest's word for it.
    ///
    /// What follows is among ``Obligations/open()`` from now on. A word that no rule about the data has is a ``PlacetError``
    /// of kind `refused` with code `not_declared`.
    @discardableResult
    public func end(_ data: DataId, by event: String) throws(PlacetError) -> ChangeReport {
        ChangeReport(try engine.call { try $0.endRetention(data: data.border, event: event) })
    }

    /// Places a hold, to be looked at again at a moment to come; the person was shown the notice.
    ///
    /// Data whose rules name the ground among the reasons for keeping it longer is not to be erased until the hold is lifted.
    @discardableResult
    public func hold(
        for ground: GroundId,
        reviewedAt review: Date,
        on surface: Surface,
        notice: PromptId?
    ) throws(PlacetError) -> ChangeReport {
        let evidence = evidence(on: surface, prompt: notice)
        return ChangeReport(
            try engine.call { try $0.placeHold(ground: ground.border, review: review, evidence: evidence) }
        )
    }

    /// Lifts a hold: what it stopped is due again. Where there is none, nothing changes.
    @discardableResult
    public func lift(_ ground: GroundId, on surface: Surface) throws(PlacetError) -> ChangeReport {
        ChangeReport(try engine.call { try $0.liftHold(ground: ground.border, evidence: evidence(on: surface)) })
    }
}
