// The generated code below the API, and the one call below that: what of the question is no part of the API. In a file of
// its own, because its types have the names of the API's.

import CPlacet
import Foundation
import PlacetFFI

struct Below {
    private let core: PlacetCore
    private let cell: PlacetCell
    let address: UInt64

    /// A room of a second engine over a folder in which the person may speak.
    init(_ manifest: Data, at folder: URL) throws {
        core = try PlacetCore.open(
            directory: folder.path,
            manifest: manifest,
            key: nil,
            device: nil,
            clock: nil,
            observer: nil,
            logger: nil,
            system: nil
        )
        _ = try core.reportPermission(permission: PermissionId("microphone"), status: .granted)
        let room = try core.enter(feature: FeatureId("voice_room"), by: .userAction)
        cell = try core.cell(session: room, asked: UseRef("voice_room.speak"))
        address = cell.address()
        guard case .allowed = cell.ask() else { throw Unexpected() }
    }

    /// The one call that crosses to the engine by itself.
    @inline(__always)
    func isKept() -> Bool { withExtendedLifetime(cell) { placet_cell_is_kept(address) } }

    /// A method of a generated object that takes nothing and gives a number.
    @inline(__always)
    func uniffi() -> Bool { cell.address() != 0 }
}

struct Unexpected: Error {}
