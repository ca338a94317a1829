import Foundation
internal import PlacetFFI

/// What the device's clocks say at one moment.
public struct Reading: Hashable, Sendable {
    /// The wall clock, which the person and the network may set; to the millisecond.
    public var wall: Date
    /// Names the current boot; differs after a restart of the device.
    public var bootId: String
    /// Milliseconds since that boot, sleep included; never runs backwards within a boot.
    public var sinceBoot: UInt64

    /// A reading of all clocks at one moment.
    public init(wall: Date, bootId: String, sinceBoot: UInt64) {
        self.wall = wall
        self.bootId = bootId
        self.sinceBoot = sinceBoot
    }
}

/// Where readings of time come from. Left out, the engine reads the system's clocks.
public protocol ClockSource: Sendable {
    /// Reads all clocks at one moment. Called from any thread and often: it must not block. One that throws makes the call
    /// at hand fail, and the gate deny.
    func read() throws -> Reading
}

/// A clock of the app's as the engine calls it.
final class ForeignClock: PlacetFFI.ClockSource {
    private let clock: any ClockSource

    init(_ clock: any ClockSource) { self.clock = clock }

    func read() throws -> PlacetFFI.Reading {
        do {
            let reading = try clock.read()
            return PlacetFFI.Reading(wall: reading.wall, bootId: reading.bootId, sinceBoot: reading.sinceBoot)
        } catch {
            throw PlacetFFI.PlacetError.Internal(code: Unavailability.internal.code, detail: "the clock failed")
        }
    }
}
