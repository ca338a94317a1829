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
    /// Who is signed in, and who was.
    public let subjects: Subjects
    /// Free texts of the subject, kept where they can be erased.
    public let texts: Texts
    /// Facts about the subject.
    public let facts: Facts
    /// Switches over several purposes.
    public let switches: Switches
    /// What is known of the subject's age.
    public let age: Age
    /// What the system says of permissions, and what the person allowed to which feature.
    public let permissions: Permissions
    /// The deletion of the account.
    public let deletion: Deletion
    /// Requests about rights, with their deadlines.
    public let requests: Requests
    /// What is still owed to the person.
    public let obligations: Obligations
    /// How long data is kept.
    public let retention: Retention
    /// The ledger.
    public let ledger: Ledger

    private let engine: Engine
    private let listeners: Listeners
    private let systemPermissions: (any SystemPermissions)?
    private let watcher: Watcher?

    /// Opens the store in `directory`, which is made where it is missing, for the app that `manifest` declares.
    ///
    /// Uses no network. A damaged store opens, denies everything, and ``health`` says why; a manifest that cannot be used
    /// throws a ``PlacetError`` of kind `manifest`, and a key that is not 32 bytes one of kind `invalidArgument`. Reads the disk, so keep it off the main thread.
    ///
    /// - Parameters:
    ///   - directory: The folder of the store, the same for every process of the app (on Apple: in the app group's container).
    ///   - manifest: The manifest's bytes, as `App.manifest` has them.
    ///   - key: Under which what can be erased is sealed: 32 random bytes that the app keeps in its Keychain, the same in every
    ///     process. Left out, a key lies in a file beside the database. Another key makes the store
    ///     ``Unavailability/wrongKey``.
    ///   - device: By which a copy of the store on another device is told: 32 random bytes that the app keeps in its Keychain
    ///     with `ThisDeviceOnly`. A copy goes on as a new install that keeps what denies, and ``isCopy`` says so.
    ///   - clock: Where time comes from; left out, the system's clocks.
    ///   - permissions: Who asks the person for permissions; left out, ``Session/request(_:on:)`` fails.
    ///   - watchInterval: Seconds between two looks for what other processes wrote and for time that has run out. Listeners,
    ///     ``changes`` and ended sessions hear of those at most this much later, plus 20 ms and the time of one database read;
    ///     the gate itself never answers from before another process's change. Zero or less: nobody looks, and the app calls
    ///     ``refresh()`` and ``tick()`` itself. A suspended app looks again when it runs again.
    ///   - logger: Who takes lines for the app's log; left out, nobody.
    ///   - system: The system that the device runs: it says which permissions there are and what they are called. Left out, the
    ///     one of this process; nothing asks for every permission.
    public static func open(
        at directory: URL,
        manifest: Data,
        key: Data? = nil,
        device: Data? = nil,
        clock: (any ClockSource)? = nil,
        permissions: (any SystemPermissions)? = nil,
        watchInterval: TimeInterval = defaultWatchInterval,
        logger: (any Logger)? = nil,
        system: DeviceSystem? = .ofThisProcess
    ) throws(PlacetError) -> Placet {
        try Placet(directory.path, manifest, (key, device), clock, permissions, watchInterval, logger, system)
    }

    /// Opens a store in memory, which ends with ``close()``: for tests and previews, never for an app's consents.
    public static func openInMemory(
        manifest: Data,
        clock: (any ClockSource)? = nil,
        permissions: (any SystemPermissions)? = nil,
        watchInterval: TimeInterval = defaultWatchInterval,
        logger: (any Logger)? = nil,
        system: DeviceSystem? = .ofThisProcess
    ) throws(PlacetError) -> Placet {
        try Placet(nil, manifest, (nil, nil), clock, permissions, watchInterval, logger, system)
    }

    private init(
        _ directory: String?,
        _ manifest: Data,
        _ secrets: (key: Data?, device: Data?),
        _ clock: (any ClockSource)?,
        _ permissions: (any SystemPermissions)?,
        _ watchInterval: TimeInterval,
        _ logger: (any Logger)?,
        _ system: DeviceSystem?
    ) throws(PlacetError) {
        let listeners = Listeners()
        let core = try translated {
            try PlacetCore.open(
                directory: directory,
                manifest: manifest,
                key: secrets.key,
                device: secrets.device,
                clock: clock.map { ForeignClock($0) },
                observer: listeners,
                logger: logger.map { ForeignLogger($0) },
                system: system?.border
            )
        }
        let engine = Engine(core)
        self.engine = engine
        self.listeners = listeners
        systemPermissions = permissions
        documents = Documents(engine: engine)
        consents = Consents(engine: engine)
        subjects = Subjects(engine: engine)
        texts = Texts(engine: engine)
        facts = Facts(engine: engine)
        switches = Switches(engine: engine)
        age = Age(engine: engine)
        self.permissions = Permissions(engine: engine)
        deletion = Deletion(engine: engine)
        requests = Requests(engine: engine)
        obligations = Obligations(engine: engine)
        retention = Retention(engine: engine)
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

    /// Whether opening found a copy of another device's store, told by the secret of the device.
    ///
    /// It went on as a new install: what had been granted there is void, what had been refused stays so, and what could be erased
    /// there is gone. Never throws.
    public var isCopy: Bool { (try? engine.call { try $0.isCopy() }) ?? false }

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

    /// Takes a newer calendar of working days, a file as Placet carries one, for every process and for good.
    ///
    /// Dates that were provisional follow it: an appeal only to a later end. One that is not newer, or no calendar, is a
    /// ``PlacetError`` of kind `invalidArgument`. May write; throws ``PlacetError``.
    public func replaceCalendar(_ calendar: Data) throws(PlacetError) {
        try engine.call { try $0.replaceCalendar(calendar: calendar) }
    }

    /// Catches up with other processes; true when something had changed. Placet does it by itself; call it where the watch
    /// interval is zero. Reads the store; throws ``PlacetError``.
    @discardableResult
    public func refresh() throws(PlacetError) -> Bool {
        try engine.call { try $0.refresh() }
    }

    /// Lets go of every file and lock of the store until ``resume()``; sessions stay open.
    ///
    /// Call it in the background task that iOS grants before it suspends the app: an app that is suspended while it holds a lock
    /// in a container that it shares is ended (`0xdead10cc`). Meanwhile every answer is a denial for `suspended`, kept ones too,
    /// and every other call throws a ``PlacetError`` of kind `unavailable` with that code. Waits for calls that are under way; a
    /// second call does nothing. After ``close()`` it is of kind `closed`.
    public func suspend() throws(PlacetError) {
        try engine.call { try $0.suspend() }
    }

    /// Opens the store again after ``suspend()`` and catches up.
    ///
    /// Sessions that what happened meanwhile does not allow any longer end before this returns. Does nothing where nothing was
    /// suspended. A store that cannot be used is a ``PlacetError`` of kind `unavailable`, and ends every session. Reads and
    /// writes the disk, so keep it off the main thread.
    public func resume() throws(PlacetError) {
        try engine.call { try $0.resume() }
    }

    /// Sets a store aside that ``health`` says is `unreadable`, `tampered`, `rolled_back`, `wrong_key` or `keys_lost`, and begins
    /// a new one.
    ///
    /// Its files are kept as they are, but for the keys; what was denied, withdrawn, refused and owed is taken over, every grant
    /// is void and to be asked for again. What was sealed is gone, but for a minor's age. Where the key is wrong and nobody has
    /// said so yet, the call says so in place of that: give the right one, or call again. A store that is in order is a ``PlacetError`` of kind `refused` with code `nothing_to_recover`; one with
    /// another trouble is left alone and of kind `unavailable`. Cut off in the middle, it is done again by the next call. Reads
    /// what is left and writes, so keep it off the main thread; listeners hear of every kind of change.
    @discardableResult
    public func recover() throws(PlacetError) -> Recovery {
        Recovery(try engine.call { try $0.recover() })
    }

    /// Supplies the right key to a store that ``health`` says is `wrong_key`, and opens it anew. Where it is wrong again, that is
    /// a ``PlacetError`` of kind `unavailable` and nothing on disk was changed. Reads the disk.
    public func useKey(_ key: Data) throws(PlacetError) {
        try engine.call { try $0.useKey(key: key) }
    }

    /// Seals what can be erased under new keys, and those under `next`, or under one in a file of its own where it is nothing.
    ///
    /// While this works both of the app's keys open the store; once it returned, the next one alone. Other processes are
    /// `wrong_key` until ``useKey(_:)`` gives it to them. Writes every sealed row, so keep it off the main thread; throws
    /// ``PlacetError``: then the present key goes on opening the store, and maybe the next one too.
    public func rotateKey(to next: Data?) throws(PlacetError) {
        try engine.call { try $0.rotateKey(next: next) }
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
