// What is kept as evidence, and what is still owed.

internal import PlacetFFI

/// What is still owed to the person.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Obligations: Sendable {
    let engine: Engine

    /// What is owed now.
    public func open() throws(PlacetError) -> [Obligation] {
        try engine.call { try $0.obligations() }.map { Obligation($0) }
    }

    /// Records that what was owed was done.
    public func meet(_ obligation: Obligation, on surface: Surface) throws(PlacetError) {
        try engine.call { try $0.meetObligation(id: obligation.id, evidence: evidence(on: surface)) }
    }
}

/// The ledger: append-only and hash-chained.
///
/// Every call blocks while it reads the store, ``verify()`` as long as it takes to read all of it: keep it off the main thread;
/// may be made from any thread and from within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind
/// `closed`.
public struct Ledger: Sendable {
    let engine: Engine

    /// Verifies every entry of every chain; a broken one is a ``PlacetError`` of kind `unavailable` with code `tampered`.
    public func verify() throws(PlacetError) -> Verification {
        Verification(try engine.call { try $0.verify() })
    }

    /// The heads of the chains.
    public func heads() throws(PlacetError) -> [Head] {
        try engine.call { try $0.heads() }.map { Head($0) }
    }

    /// What was taken, how often, first and last; never values.
    public func usage() throws(PlacetError) -> [UseRecord] {
        try engine.call { try $0.usage() }.map { UseRecord($0) }
    }
}
