import Foundation

/// A value behind a lock.
final class Guarded<Value>: @unchecked Sendable {
    // INVARIANT: `value` is touched with `lock` held and nowhere else, which is what makes it safe to share.
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func with<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}
