import Foundation

/// A value behind a lock. Never call out of the package while holding one.
final class Locked<Value>: @unchecked Sendable {
    // INVARIANT: `value` is touched with `lock` held and nowhere else, which is what makes it safe to share.
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}
