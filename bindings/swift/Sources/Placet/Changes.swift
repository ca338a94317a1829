/// What changes, here or in another process.
///
/// Iterating yields every kind once, so that a screen draws the present state by the same code, and then each kind when it
/// changes. Kinds that change while the iterating task is busy come once. It ends when Placet is closed or the task is
/// cancelled. Each iteration is one of its own; any number may run. Changes of other processes come within the watch
/// interval of ``Placet/open(at:manifest:key:device:clock:permissions:watchInterval:logger:system:)``.
public struct Changes: AsyncSequence, Sendable {
    /// What is yielded.
    public typealias Element = Change

    let listeners: Listeners

    /// Begins to listen.
    public func makeAsyncIterator() -> AsyncIterator {
        let pending = PendingChanges()
        listeners.add(pending)
        return AsyncIterator(pending: pending)
    }

    /// One iteration.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let pending: PendingChanges
        private var wakeups: AsyncStream<Void>.AsyncIterator

        init(pending: PendingChanges) {
            self.pending = pending
            wakeups = pending.wakeups.makeAsyncIterator()
        }

        /// The next kind that changed; `nil` after ``Placet/close()`` or when the task is cancelled. Suspends, never blocks.
        public mutating func next() async -> Change? {
            while true {
                if let kind = pending.removeFirst() { return kind }
                guard await wakeups.next() != nil else { return nil }
            }
        }
    }
}

/// The kinds that one iteration has yet to see.
final class PendingChanges: Sendable {
    let wakeups: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// Those kinds; `nil` once it is over.
    private let kinds: Locked<Set<Change>?> = Locked(Set(Change.allCases))

    init() {
        (wakeups, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func add(_ kind: Change) {
        kinds.withLock { _ = $0?.insert(kind) }
        wake.yield()
    }

    func removeFirst() -> Change? {
        kinds.withLock { kinds in
            guard let first = Change.allCases.first(where: { kinds?.contains($0) == true }) else { return nil }
            return kinds?.remove(first)
        }
    }

    func finish() {
        kinds.withLock { $0 = nil }
        wake.finish()
    }
}
