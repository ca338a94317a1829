import Foundation
import Placet

/// A clock that moves only when it is told to. After moving it call `Placet.tick()`, which the watcher would do. May be used
/// from any thread.
public final class FakeClock: ClockSource {
    private struct State {
        var wall: Date
        var sinceBoot: TimeInterval = 3600
        var boot = 1
    }

    private let state: Guarded<State>

    /// A clock that stands at `start`, an hour after the device has started.
    public init(at start: Date) { state = Guarded(State(wall: start)) }

    /// The wall clock.
    public var now: Date { state.with { $0.wall } }

    /// Reads all clocks. Never throws.
    public func read() throws -> Reading {
        state.with { state in
            let sinceBoot = UInt64((state.sinceBoot * 1000).rounded())
            return Reading(wall: state.wall, bootId: "boot-\(state.boot)", sinceBoot: sinceBoot)
        }
    }

    /// Time passes: both clocks move. Seconds, not below zero: set the wall clock back with ``setWall(_:)``.
    public func advance(by seconds: TimeInterval) {
        precondition(seconds >= 0, "time does not pass backwards")
        state.with { state in
            state.wall += seconds
            state.sinceBoot += seconds
        }
    }

    /// Somebody sets the wall clock alone; the time since boot stays.
    public func setWall(_ wall: Date) { state.with { $0.wall = wall } }

    /// The device restarts and is up again after so many seconds.
    public func reboot(after seconds: TimeInterval) {
        state.with { state in
            state.wall += seconds
            state.boot += 1
            state.sinceBoot = 0
        }
    }
}
