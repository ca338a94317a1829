internal import PlacetFFI

/// One act of the person within a session, for budgets per action.
public struct Action: Hashable, Sendable {
    let number: UInt64
}

/// A feature in use, from ``Placet/enter(_:by:)`` to ``close()``: close it when the person leaves.
///
/// It ends by itself when a use it relied on is no longer allowed (here or by another process), when the app goes to the
/// background and the feature may not go on there, when its time is up, and when Placet is closed. Placet keeps it until it
/// has ended, so that letting go of the last reference ends nothing by surprise. May be used from any thread and from within
/// listeners.
public final class Session: Sendable {
    private struct State {
        var reason: EndReason?
        var listeners: [@Sendable (EndReason) -> Void] = []
    }

    /// The number of the session in this process.
    public let id: UInt64
    /// The feature.
    public let feature: FeatureId

    private let engine: Engine
    private let permissions: (any SystemPermissions)?
    private let state = Locked(State())
    private let kept = KeptAnswers()

    init(_ engine: Engine, _ permissions: (any SystemPermissions)?, id: UInt64, feature: FeatureId) {
        self.engine = engine
        self.permissions = permissions
        self.id = id
        self.feature = feature
    }

    /// Why it has ended, or `nil` while it is open. Does not block.
    public var endReason: EndReason? { state.withLock { $0.reason } }

    /// May it be done now? Ask as often as you like, for every frame and every sample; nothing is counted. Where it was
    /// allowed and nothing has changed since, in this process or another, nothing is read and nobody waited for; else this
    /// reads the store: microseconds to a millisecond. Never throws; whatever is wrong is a denial.
    public func check(_ use: UseRef) -> Decision {
        guard let atHand = kept.firstAtHand(use) else { return ask(use) }
        // What is at hand lives for as long as the session does.
        return withExtendedLifetime(self) { atHand.stands ? .allowed(atHand.answer) : ask(again: atHand) }
    }

    /// May it be done now; and if so, count it and spend its budget. Call it once, where collection begins. May write the
    /// store, so keep it off the main thread. Never throws; whatever is wrong is a denial.
    public func take(_ use: UseRef, for action: Action? = nil) -> Decision {
        engine.ask { try $0.take(session: id, asked: use.border, action: action?.number) }
    }

    /// All reasons and every rule that was asked, in order. Reads the store; throws ``PlacetError``.
    public func explain(_ use: UseRef) throws(PlacetError) -> Trace {
        Trace(try engine.call { try $0.explain(session: id, asked: use.border) })
    }

    /// Begins one act of the person, for budgets per action. Does not block for long; throws ``PlacetError``.
    public func beginAction() throws(PlacetError) -> Action {
        Action(number: try engine.call { try $0.beginAction(session: id) })
    }

    /// Asks the person for a permission, with its purpose text, and records the answer for this feature.
    ///
    /// Safe on the main actor: it suspends, and the store is used elsewhere. Throws ``PlacetError`` where it may not be asked
    /// for (`consent_required`, `permission_not_needed`, …) and where nothing can ask (`no_system_permissions`). An answer
    /// that the person gave is recorded even when the task was cancelled meanwhile.
    @discardableResult
    public func request(
        _ permission: PermissionId,
        on surface: Surface = .featureEntry
    ) async throws(PlacetError) -> GrantStatus {
        let (id, feature) = (id, feature)
        let request = PermissionRequest(
            try await engine.callAside { try $0.request(session: id, permission: permission.border) }
        )
        guard let permissions else { throw .nothingCanAsk(for: permission) }
        let state = await permissions.ask(request)
        return GrantStatus(
            try await engine.callAside { core in
                _ = try core.answer(
                    session: id,
                    permission: permission.border,
                    status: state.border,
                    evidence: evidence(on: surface)
                )
                return try core.permissionStatus(permission: permission.border, feature: feature.border).granted
            }
        )
    }

    /// Calls `listener` once, when the session ends or, when it has ended already, at once. Called on whatever thread ended it,
    /// with no lock held, so it may call back; it must not wait for a thread that is closing Placet.
    public func onEnded(_ listener: @escaping @Sendable (EndReason) -> Void) {
        let ended: EndReason? = state.withLock { state in
            if state.reason == nil { state.listeners.append(listener) }
            return state.reason
        }
        if let ended { listener(ended) }
    }

    /// The person left the feature. Closing twice, or after ``Placet/close()``, does nothing. Blocks briefly; never throws.
    public func close() {
        // An engine that fails to close a session has ended it, or denies everything by now.
        try? engine.call { try $0.closeSession(session: id) }
    }

    /// The question whose answer is not the first thing at hand. These two are functions of their own, so that ``check(_:)`` has
    /// next to nothing to save for them.
    @inline(never)
    private func ask(_ use: UseRef) -> Decision {
        if let atHand = kept.atHand(use) {
            return withExtendedLifetime(self) { atHand.stands ? .allowed(atHand.answer) : ask(again: atHand) }
        }
        if let kept = kept.find(use) {
            return kept.stands ? .allowed(kept.answer) : engine.ask { _ in kept.ask() }
        }
        let decision = engine.ask { try $0.check(session: id, asked: use.border) }
        // An engine that is closing keeps nothing.
        if case .allowed(let answer) = decision,
            let cell = try? engine.call({ try $0.cell(session: id, asked: use.border) })
        {
            kept.keep(KeptAnswer(cell, answer), for: use)
        }
        return decision
    }

    /// The question whose answer is at hand and does not stand.
    @inline(never)
    private func ask(again atHand: AnswerAtHand) -> Decision {
        guard let kept = kept.find(atHand) else { return .denied(Denial(because: .internal)) }
        return engine.ask { _ in kept.ask() }
    }

    /// The engine says that it has ended. Only the first time counts.
    func end(because reason: EndReason) {
        let listeners = state.withLock { state in
            defer { state.listeners = [] }
            if state.reason == nil { state.reason = reason }
            return state.listeners
        }
        for listener in listeners { listener(reason) }
    }
}

extension PlacetError {
    fileprivate static func nothingCanAsk(for permission: PermissionId) -> PlacetError {
        PlacetError(
            kind: .invalidArgument,
            code: "no_system_permissions",
            detail: "nothing can ask for \(permission): pass permissions to Placet.open"
        )
    }
}
