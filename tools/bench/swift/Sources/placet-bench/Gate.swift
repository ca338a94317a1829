// Asks for a kept answer, and makes the calls that it is measured against. Writes rows for tools/bench to the file that is
// named: table, unit, row, median, low, high, with tabs between.

import CFloor
import CPlacet
import Foundation
import Placet

/// Whoever is asked for a permission gives it.
private struct Granting: SystemPermissions {
    func ask(_ request: PermissionRequest) async -> PermissionState { .granted }
}

/// The room that is asked about, and what is below it, over one folder.
private struct Room {
    let placet: Placet
    let session: Session
    let below: Below

    init(_ manifest: Data, at folder: URL) async throws {
        let microphone = PermissionId("microphone")
        placet = try Placet.open(at: folder, manifest: manifest, permissions: Granting(), watchInterval: 0)
        try placet.documents.present(DocumentId("privacy_policy"))
        try placet.documents.accept(DocumentId("privacy_policy"), on: .firstLaunch)
        try placet.age.set(.adult)
        try placet.facts.set(FactId("real_name_verified"), holds: true, on: .featureEntry)
        try placet.permissions.report(microphone, as: .granted)
        try placet.consents.change(on: .dialog) { $0.grant(PurposeId("voice_chat")) }
        session = try placet.enter(FeatureId("voice_room"), by: .userAction)
        try await session.request(microphone)
        below = try Below(manifest, at: folder)
    }
}

@main
enum Bench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        let manifest = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
        let folder = URL(fileURLWithPath: arguments[2]).deletingLastPathComponent()
            .appendingPathComponent("room-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let room = try await Room(manifest, at: folder)
        let rows = measure(room).map { name, it in
            "Swift: check, allowed\tns\t\(name)\t\(it.median)\t\(it.low)\t\(it.high)\n"
        }
        try rows.joined().write(toFile: arguments[2], atomically: true, encoding: .utf8)
    }

    private static func measure(_ room: Room) -> [(String, Figure)] {
        let use = UseRef("voice_room.speak")
        let (below, address) = (room.below, room.below.address)
        let map = [use: true]
        // What is counted keeps the loops from being left out.
        var yes = 0
        defer { withExtendedLifetime(below) { precondition(yes > 0) } }
        return [
            (
                "a C call that does nothing (floor)",
                samples { for _ in 0..<$0 where placet_bench_nothing(address) { yes += 1 } }
            ),
            ("Dictionary, key in hand", samples { for _ in 0..<$0 where map[use] == true { yes += 1 } }),
            (
                "the native call of a kept answer",
                samples { for _ in 0..<$0 where placet_cell_is_kept(address) { yes += 1 } }
            ),
            (
                "the same, and its cell held anew for each",
                samples { for _ in 0..<$0 where below.isKept() { yes += 1 } }
            ),
            (
                "Session.check: a kept answer",
                samples { for _ in 0..<$0 where room.session.check(use).isAllowed { yes += 1 } }
            ),
            ("a UniFFI call that gives a number", samples { for _ in 0..<$0 where below.uniffi() { yes += 1 } }),
        ]
    }
}
