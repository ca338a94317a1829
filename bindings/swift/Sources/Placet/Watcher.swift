// The one timer of the wrapper: it looks for what other processes wrote and lets time pass when it is due.

import Dispatch
import Foundation

final class Watcher: Sendable {
    private let queue = DispatchQueue(label: "dev.placet.watcher", qos: .utility)
    private let timer: Locked<any DispatchSourceTimer>
    /// The thread that looks at this moment.
    private let looking: Locked<ObjectIdentifier?>

    /// Looks every `interval` seconds until it is stopped.
    init(_ engine: Engine, interval: TimeInterval, now: @escaping @Sendable () -> Date?) {
        let source = DispatchSource.makeTimerSource(queue: queue)
        let looking = Locked<ObjectIdentifier?>(nil)
        timer = Locked(source)
        self.looking = looking
        let period = DispatchTimeInterval.milliseconds(max(1, Int((min(interval, 86_400) * 1000).rounded())))
        source.schedule(deadline: .now() + period, repeating: period, leeway: .milliseconds(20))
        source.setEventHandler {
            looking.withLock { $0 = ObjectIdentifier(Thread.current) }
            Self.look(engine, now)
            looking.withLock { $0 = nil }
        }
        source.resume()
    }

    /// Stops looking and waits for a look that is under way, unless a listener called by that very look asks.
    func stop() {
        timer.withLock { $0.cancel() }
        if looking.withLock({ $0 }) != ObjectIdentifier(Thread.current) { queue.sync {} }
    }

    /// What fails now is said by the gate and by `health`; the next look may succeed.
    private static func look(_ engine: Engine, _ now: () -> Date?) {
        _ = try? engine.call { core in
            _ = try core.refresh()
            if let due = try core.nextDue(), let now = now(), due <= now { try core.tick() }
        }
    }
}
