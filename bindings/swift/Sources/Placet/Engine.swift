// The one way to the native engine. Owns the translation of failures and what happens after close; it decides nothing.

import Foundation
internal import PlacetFFI

final class Engine: Sendable {
    private let core: PlacetCore
    private let isClosed = Locked(false)

    init(_ core: PlacetCore) { self.core = core }

    /// Calls the engine; fails with a ``PlacetError`` and nothing else.
    func call<Answer>(_ body: (PlacetCore) throws -> Answer) throws(PlacetError) -> Answer {
        if isClosed.withLock({ $0 }) {
            throw PlacetError(kind: .closed, code: Unavailability.closed.code, detail: "open Placet again")
        }
        return try translated { try body(core) }
    }

    /// Asks the gate, which answers and never fails: whatever goes wrong is a denial.
    func ask(_ body: (PlacetCore) throws -> PlacetFFI.Decision) -> Decision {
        do {
            return Decision(try call(body))
        } catch {
            let why: Unavailability = error.kind == .closed ? .closed : .internal
            return .denied(Denial(because: why))
        }
    }

    /// Calls the engine on a queue of the system's, so that the caller's executor is never blocked.
    func callAside<Answer: Sendable>(
        _ body: @escaping @Sendable (PlacetCore) throws -> Answer
    ) async throws(PlacetError) -> Answer {
        let result: Result<Answer, PlacetError> = await withCheckedContinuation { waiting in
            DispatchQueue.global(qos: .userInitiated).async {
                waiting.resume(returning: Result { () throws(PlacetError) in try self.call(body) })
            }
        }
        return try result.get()
    }

    /// Closes the engine; false when it was closed before.
    func close() -> Bool {
        let isFirst = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        if isFirst { core.shutDown() }
        return isFirst
    }
}

/// Runs what may fail at the border; fails with a ``PlacetError`` and nothing else.
func translated<Answer>(_ body: () throws -> Answer) throws(PlacetError) -> Answer {
    do {
        return try body()
    } catch let failure as PlacetFFI.PlacetError {
        throw PlacetError(failure)
    } catch {
        throw PlacetError(kind: .internal, code: Unavailability.internal.code, detail: "the native library failed")
    }
}

extension Denial {
    /// Nothing can be decided.
    init(because why: Unavailability) {
        self.init(
            reason: .unavailable,
            why: why,
            about: nil,
            remedy: Remedy(kind: .none, about: nil, until: nil),
            alternative: nil,
            retryAt: nil
        )
    }
}
