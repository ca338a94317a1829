import Foundation
internal import PlacetFFI

/// Keeps what a person agreed to and answers one question: may this be done now?
///
/// Open one per process and folder and keep it. Any number of processes may share a folder; the gate sees each other's changes
/// at once. All calls may be made from any thread and from within listeners; what blocks says so. After ``close()`` calls throw
/// a ``PlacetError`` of kind `closed` and the gate denies.
public final class Placet: Sendable {
    /// How often Placet looks for what other processes wrote, where nothing else is said: every half second.
    public static let defaultWatchInterval: TimeInterval = 0.5

    /// The documents a person is shown and decides on.
    public let documents: Documents
    /// What the person decided on purposes.
    public let consents: Consents
    /// Facts about the subject.
    public let facts: Facts
    /// Switches over several purposes.
    public let switches: Switches
    /// What is known of the subject's age.
    public let age: Age
    /// What the system says of permissions, and what the person allowed to which feature.
    public let permissions: Permissions
    /// What is still owed to the person.
    public let obligations: Obligations
    /// The ledger.
    public let ledger: Ledger

    private let engine: Engine
    private let listeners: Listeners
    private let systemPermissions: (any SystemPermissions)?
    private let watcher: Watcher?

    /// Opens the store in `directory`, which is made where it is missing, for the app that `manifest` declares.
    ///
    /// Uses no network. A damaged store opens, denies everything, and ``health`` says why; a manifest that cannot be used
    /// throws a ``PlacetError`` of kind `manifest`. Reads the disk, so keep it off the main thread.
    ///
    /// - Parameters:
    ///   - directory: The folder of the store, the same for every process of the app (on Apple: in the app group's container).
    ///   - manifest: The manifest's bytes, as `App.manifest` has them.
    ///   - clock: Where time comes from; left out, the system's clocks.
    ///   - permissions: Who asks the person for permissions; left out, ``Session/request(_:on:)`` fails.
    ///   - watchInterval: Seconds between two looks for what other processes wrote and for time that has run out. Listeners,
    ///     ``changes`` and ended sessions hear of those at most this much later, plus 20 ms and the time of one database read;
    ///     the gate itself never answers from before another process's change. Zero or less: nobody looks, and the app calls
    ///     ``refresh()`` and ``tick()`` itself. A suspended app looks again when it runs again.
    public static func open(
        at directory: URL,
        manifest: Data,
        clock: (any ClockSource)? = nil,
        permissions: (any SystemPermissions)? = nil,
        watchInterval: TimeInterval = defaultWatchInterval
    ) throws(PlacetError) -> Placet {
        try Placet(directory.path, manifest, clock, permissions, watchInterval)
    }

    /// Opens a store in memory, which ends with ``close()``: for tests and previews, never for an app's consents.
    public static func openInMemory(
        manifest: Data,
        clock: (any ClockSource)? = nil,
        permissions: (any SystemPermissions)? = nil,
        watchInterval: TimeInterval = defaultWatchInterval
    ) throws(PlacetError) -> Placet {
        try Placet(nil, manifest, clock, permissions, watchInterval)
    }

    private init(
        _ directory: String?,
        _ manifest: Data,
        _ clock: (any ClockSource)?,
        _ permissions: (any SystemPermissions)?,
        _ watchInterval: TimeInterval
    ) throws(PlacetError) {
        let listeners = Listeners()
        let core = try translated {
            try PlacetCore.open(
                directory: directory,
                manifest: manifest,
                clock: clock.map { ForeignClock($0) },
                observer: listeners
            )
        }
        let engine = Engine(core)
        self.engine = engine
        self.listeners = listeners
        systemPermissions = permissions
        documents = Documents(engine: engine)
        consents = Consents(engine: engine)
        facts = Facts(engine: engine)
        switches = Switches(engine: engine)
        age = Age(engine: engine)
        self.permissions = Permissions(engine: engine)
        obligations = Obligations(engine: engine)
        ledger = Ledger(engine: engine)
        watcher =
            watchInterval > 0
            ? Watcher(engine, interval: watchInterval) { clock == nil ? Date() : try? clock?.read().wall } : nil
    }

    deinit { close() }

    /// What changes, here or in another process, beginning with the present state. Does not block; ends on ``close()``.
    public var changes: Changes { Changes(listeners: listeners) }

    /// How the store is; a damaged one denies everything and says why here. Does not block for long, never throws.
    public var health: Health {
        do {
            return Health(try engine.call { $0.health() })
        } catch {
            return .unavailable(error.kind == .closed ? .closed : .internal)
        }
    }

    /// The feature is in use from here until the session is closed.
    ///
    /// Never refuses a declared feature and way in; whether anything may be done there is the gate's answer. Throws
    /// ``PlacetError``; blocks briefly.
    public func enter(_ feature: some Feature, by way: Opened) throws(PlacetError) -> Session {
        let number = try engine.call { try $0.enter(feature: feature.id.border, by: way.border) }
        let session = Session(engine, systemPermissions, id: number, feature: feature.id)
        listeners.opened(session)
        return session
    }

    /// May it be done now, by code that is in no session? At best the answer is ``Reason/featureNotInUse``. Reads the store;
    /// never throws.
    public func check(_ use: UseRef) -> Decision {
        engine.ask { try $0.checkWithoutSession(asked: use.border) }
    }

    /// May the recipient be started? Reads the store; never throws.
    public func checkStart(_ recipient: RecipientId) -> Decision {
        engine.ask { try $0.checkStart(recipient: recipient.border) }
    }

    /// What a screen shows of a feature before anyone enters it. Reads the store; throws ``PlacetError``.
    public func availability(of feature: some Feature) throws(PlacetError) -> Availability {
        Availability(try engine.call { try $0.availability(feature: feature.id.border) })
    }

    /// All reasons and every rule that was asked, in order. Reads the store; throws ``PlacetError``.
    public func explain(_ use: UseRef) throws(PlacetError) -> Trace {
        Trace(try engine.call { try $0.explain(session: nil, asked: use.border) })
    }

    /// The app went to the background: sessions of features that may not go on there end. May write; throws ``PlacetError``.
    @discardableResult
    public func wentToBackground() throws(PlacetError) -> [EndedSession] {
        try engine.call { try $0.wentToBackground() }.map { EndedSession($0) }
    }

    /// The app came to the foreground. Report the permissions next, before anything is asked. Throws ``PlacetError``.
    public func cameToForeground() throws(PlacetError) {
        try engine.call { try $0.cameToForeground() }
    }

    /// Lets time pass: what ran out ends. Placet does it by itself; call it where the watch interval is zero. May write; throws
    /// ``PlacetError``.
    public func tick() throws(PlacetError) {
        try engine.call { try $0.tick() }
    }

    /// Takes the time from somebody who can know it, where the ledger's is another.
    ///
    /// Ends the doubt over a wall clock that ran ahead, and sets back what began with a wrong one. Call it with the time of an
    /// answer that cannot have been held back, as soon as there is one. Then does what ``tick()`` does. May write; throws
    /// ``PlacetError``.
    @discardableResult
    public func observeTime(_ now: Date, from source: TimeSource) throws(PlacetError) -> ChangeReport {
        ChangeReport(try engine.call { try $0.observeTime(now: now, source: source.border) })
    }

    /// Catches up with other processes; true when something had changed. Placet does it by itself; call it where the watch
    /// interval is zero. Reads the store; throws ``PlacetError``.
    @discardableResult
    public func refresh() throws(PlacetError) -> Bool {
        try engine.call { try $0.refresh() }
    }

    /// Sets a store aside that ``health`` says is `unreadable`, `tampered` or `rolled_back`, and begins a new one.
    ///
    /// Its files are kept as they are; what was denied, withdrawn, refused and owed is taken over, every grant is void and to be
    /// asked for again. A store that is in order is a ``PlacetError`` of kind `refused` with code `nothing_to_recover`; one with
    /// another trouble is left alone and of kind `unavailable`. Cut off in the middle, it is done again by the next call. Reads
    /// what is left and writes, so keep it off the main thread; listeners hear of every kind of change.
    @discardableResult
    public func recover() throws(PlacetError) -> Recovery {
        Recovery(try engine.call { try $0.recover() })
    }

    /// The privacy report for the person as one HTML page, in Chinese for a Chinese locale, else in English.
    ///
    /// It says what was collected, decided, refused and owed, and the ledger's heads; it loads nothing and runs nothing. Reads
    /// and verifies the whole ledger, so keep it off the main thread; writes nothing; throws ``PlacetError``.
    public func report(in locale: Locale) throws(PlacetError) -> String {
        try engine.call { try $0.report(locale: locale.tag) }
    }

    /// Ends every session, stops looking, and closes the store; nothing runs afterwards. Closing twice does nothing. Waits for a
    /// look that is under way, and so for the listeners it calls: they must not wait for this thread. Never throws.
    public func close() {
        watcher?.stop()
        _ = engine.close()
        listeners.close()
    }
}
