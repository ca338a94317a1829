// An answer that was kept, and the object that holds its cell; it decides nothing.

internal import CPlacet
internal import PlacetFFI

/// A use that was allowed in a session, and the cell that knows whether it still is.
struct KeptAnswer: Sendable {
    /// The answer, which the manifest alone makes up: as long as the use is allowed it is this one.
    let answer: Allowance
    /// Where the engine's part of the cell is, for as long as this value is held.
    let address: UInt64

    private let cell: PlacetCell

    init(_ cell: PlacetCell, _ answer: Allowance) {
        self.cell = cell
        self.answer = answer
        address = cell.address()
    }

    /// Whether it still stands; else the rules are to be asked. Waits for nobody, and allocates nothing.
    var stands: Bool {
        // The engine's part lives for as long as the object does.
        withExtendedLifetime(cell) { placet_cell_is_kept(address) }
    }

    /// Asks the rules.
    func ask() -> PlacetFFI.Decision { cell.ask() }
}
