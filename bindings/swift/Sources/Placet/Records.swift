// What is kept as evidence.

import Foundation
internal import PlacetFFI

/// The ledger: append-only and hash-chained.
///
/// Every call blocks while it reads the store, all but ``holds(_:)`` and ``usage()`` as long as it takes to read all of it: keep
/// it off the main thread; may be made from any thread and from within listeners; throws ``PlacetError``, after
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

    /// The consent records of the current subject by ISO/IEC TS 27560.
    ///
    /// One for each purpose that was decided on, as the controller keeps it (`docs/receipts.md`). Every entry is verified on the
    /// way.
    public func records() throws(PlacetError) -> [ConsentRecord] {
        try engine.call { try $0.records() }.map { ConsentRecord($0) }
    }

    /// The person's own copy of all their consent records, as JSON.
    ///
    /// Its sentences are in Chinese for a Chinese locale, else in English. It is to be handed to the person, and sent nowhere that
    /// they did not ask for.
    public func receipt(in locale: Locale) throws(PlacetError) -> String {
        try engine.call { try $0.receipt(locale: locale.tag) }
    }

    /// Removes from the front of every subject's chain what is older than so many months, 36 at least.
    ///
    /// Less is a ``PlacetError`` of kind `refused` with code `evidence_period_too_short`. Call it every few weeks; it says how many
    /// entries went. Answers stay as they are, and the ledger still verifies. Keep the heads that it returns in place of those that
    /// were kept elsewhere before, which a sweep may take away. Writes.
    @discardableResult
    public func sweep(keepingMonths months: Int = 36) throws(PlacetError) -> Sweep {
        Sweep(try engine.call { try $0.sweep(months: UInt32(clamping: months), days: 0) })
    }

    /// What was taken, how often, first and last; never values.
    public func usage() throws(PlacetError) -> [UseRecord] {
        try engine.call { try $0.usage() }.map { UseRecord($0) }
    }
}
