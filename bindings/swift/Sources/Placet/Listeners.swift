// Who hears of changes and ended sessions. Owns delivery: nothing is lost, nothing piles up, nothing is told after close.

internal import PlacetFFI

final class Listeners: PlacetFFI.Observer {
    private struct State {
        var isClosed = false
        var sessions: [UInt64: Session] = [:]
        /// Why sessions ended that ended before `enter` had returned.
        var early: [UInt64: EndReason] = [:]
        var collectors: [ObjectIdentifier: Weak<PendingChanges>] = [:]
    }

    private let state = Locked(State())

    /// Takes in a session that was just opened; it may have ended in the meantime.
    func opened(_ session: Session) {
        let ended: EndReason? = state.withLock { state in
            if state.isClosed { return EndReason(kind: .shutdown, denial: nil) }
            if let reason = state.early.removeValue(forKey: session.id) { return reason }
            state.sessions[session.id] = session
            return nil
        }
        if let ended { session.end(because: ended) }
    }

    func add(_ collector: PendingChanges) {
        let isClosed = state.withLock { state in
            state.collectors = state.collectors.filter { $0.value.object != nil }
            state.collectors[ObjectIdentifier(collector)] = Weak(object: collector)
            return state.isClosed
        }
        if isClosed { collector.finish() }
    }

    func changed(change: PlacetFFI.Change) {
        let collectors = state.withLock { $0.collectors.values.compactMap(\.object) }
        for collector in collectors { collector.add(Change(change)) }
    }

    func sessionEnded(session: UInt64, reason: PlacetFFI.EndReason) {
        let reason = EndReason(reason)
        let known: Session? = state.withLock { state in
            if let known = state.sessions.removeValue(forKey: session) { return known }
            if !state.isClosed { state.early[session] = reason }
            return nil
        }
        known?.end(because: reason)
    }

    /// Nobody hears anything after this.
    func close() {
        let collectors = state.withLock { state in
            let collectors = state.collectors.values.compactMap(\.object)
            state = State(isClosed: true)
            return collectors
        }
        for collector in collectors { collector.finish() }
    }
}

private struct Weak<Object: AnyObject & Sendable>: Sendable {
    weak var object: Object?
}
