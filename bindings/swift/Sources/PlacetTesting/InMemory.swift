import Foundation
import Placet

/// Placet over a store in memory, with a clock and permissions that the test drives. It closes when nobody holds its
/// ``placet`` any longer.
public struct InMemory: Sendable {
    /// The Placet under test.
    public let placet: Placet
    /// Its clock.
    public let clock: FakeClock
    /// Who answers its permission requests.
    public let permissions: ScriptedPermissions

    /// Opens a store in memory for `manifest`, at `start`, without a watcher: time passes only by ``wait(_:)``.
    public init(
        manifest: Data,
        at start: Date = Date(timeIntervalSince1970: 1_717_203_600)
    ) throws(PlacetError) {
        clock = FakeClock(at: start)
        permissions = ScriptedPermissions()
        placet = try Placet.openInMemory(
            manifest: manifest,
            clock: clock,
            permissions: permissions,
            watchInterval: 0
        )
    }

    /// So many seconds pass, and what ran out ends before this returns.
    public func wait(_ seconds: TimeInterval) throws(PlacetError) {
        clock.advance(by: seconds)
        try placet.tick()
    }
}
