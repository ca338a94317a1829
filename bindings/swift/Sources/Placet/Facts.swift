// What is established about the subject: facts, switches, age.

import Foundation
internal import PlacetFFI

/// Facts about the subject that the app establishes, such as a verified real name.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Facts: Sendable {
    let engine: Engine

    /// Establishes the fact, or takes it back; it stops holding at `until` where that is given.
    @discardableResult
    public func set(
        _ fact: FactId,
        holds: Bool,
        until: Date? = nil,
        on surface: Surface
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.setFact(fact: fact.border, holds: holds, until: until, evidence: evidence(on: surface))
            }
        )
    }

    /// Whether the fact holds now.
    public func holds(_ fact: FactId) throws(PlacetError) -> Bool {
        try engine.call { try $0.fact(fact: fact.border) }
    }
}

/// Switches over several purposes. A switch is on until the person turns it off: that denies every purpose it covers and leaves
/// the consents as they are. On again lifts that and grants nothing.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Switches: Sendable {
    let engine: Engine

    /// Turns the switch on or off, as the person did.
    @discardableResult
    public func set(_ id: SwitchId, isOn: Bool, on surface: Surface) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call { try $0.setSwitch(id: id.border, on: isOn, evidence: evidence(on: surface)) }
        )
    }

    /// Whether the switch is on.
    public func isOn(_ id: SwitchId) throws(PlacetError) -> Bool {
        try engine.call { try $0.isSwitchedOn(id: id.border) }
    }
}

/// What is known of the subject's age: a band, never a birth date.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Age: Sendable {
    let engine: Engine

    /// Says what is known.
    ///
    /// From `end` on, the day after the birthday that the person has not had yet, the age is unknown and to be asked for again;
    /// a moment that has passed is a ``PlacetError`` of kind `refused` with code `already_past`. Bands below
    /// ``AgeBand/adult`` are kept, and the gate answers ``Unavailability/ruleNotBuilt`` under them: guardians have no rules in
    /// this version.
    @discardableResult
    public func set(_ band: AgeBand, until end: Date? = nil) throws(PlacetError) -> ChangeReport {
        ChangeReport(try engine.call { try $0.setAgeBand(band: band.border, until: end) })
    }

    /// What is known.
    public func band() throws(PlacetError) -> AgeBand {
        AgeBand(try engine.call { try $0.ageBand() })
    }
}
