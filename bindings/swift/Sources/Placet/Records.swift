// What is kept as evidence, and what is still owed.

import Foundation
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
/// Every call blocks while it reads the store, ``verify()``, ``heads()`` and ``export(to:)`` as long as it takes to read all of
/// it: keep it off the main thread; may be made from any thread and from within listeners; throws ``PlacetError``, after
/// ``Placet/close()`` one of kind `closed`.
public struct Ledger: Sendable {
    let engine: Engine

    /// Verifies every entry of every chain; a broken one is a ``PlacetError`` of kind `unavailable` with code `tampered`.
    public func verify() throws(PlacetError) -> Verification {
        Verification(try engine.call { try $0.verify() })
    }

    /// The heads of the chains: kept elsewhere, they tell a store that was put back, or begun anew.
    public func heads() throws(PlacetError) -> [Head] {
        try engine.call { try $0.heads() }.map { Head($0) }
    }

    /// Whether heads that were kept elsewhere are still in the chains.
    ///
    /// A store that was put back to an earlier day, or begun anew, does not hold them. A hash that is none is a ``PlacetError``
    /// of kind `invalidArgument`.
    public func holds(_ kept: [Head]) throws(PlacetError) -> Bool {
        try engine.call { try $0.holds(kept: kept.map(\.border)) }
    }

    /// Writes every manifest and every entry of every chain to a file, each entry checked, and says where the chains end.
    ///
    /// It is evidence that `placet verify` and whoever has the file check without the store. The file appears whole or not at
    /// all and replaces one of the same name; this process's other calls wait meanwhile. A place where it cannot be written is a
    /// ``PlacetError`` of kind `invalidArgument` with code `file_not_written`.
    @discardableResult
    public func export(to file: URL) throws(PlacetError) -> [Head] {
        try engine.call { try $0.export(file: file.path) }.map { Head($0) }
    }

    /// What was taken, how often, first and last; never values.
    public func usage() throws(PlacetError) -> [UseRecord] {
        try engine.call { try $0.usage() }.map { UseRecord($0) }
    }
}
