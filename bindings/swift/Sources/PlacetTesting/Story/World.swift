// Where a story happens: one store, one clock, any number of processes over them.

import Foundation
import Placet

/// One process: its Placet, and its sessions and actions by the names the story gives them.
final class StoryProcess {
    let placet: Placet
    let permissions: ScriptedPermissions
    private var sessions: [(name: String, session: Session)] = []
    private var actions: [String: Action] = [:]

    init(_ placet: Placet, _ permissions: ScriptedPermissions) {
        self.placet = placet
        self.permissions = permissions
    }

    func remember(_ session: Session, as name: String) throws {
        guard !sessions.contains(where: { $0.name == name }) else {
            throw StoryFormatError("a session of this process is called \(name) already")
        }
        sessions.append((name, session))
    }

    func remember(_ action: Action, as name: String) throws {
        guard actions.updateValue(action, forKey: name) == nil else {
            throw StoryFormatError("an act of this process is called \(name) already")
        }
    }

    func session(_ name: String) throws -> Session {
        guard let found = sessions.first(where: { $0.name == name }) else {
            throw StoryFormatError("no session is called \(name)")
        }
        return found.session
    }

    func action(_ name: String) throws -> Action {
        guard let action = actions[name] else { throw StoryFormatError("no action is called \(name)") }
        return action
    }

    /// The story's names of sessions.
    func names(of ids: [UInt64]) -> [String] {
        ids.compactMap { id in sessions.first { $0.session.id == id }?.name }
    }
}

final class World {
    let clock: FakeClock
    private let folder: URL
    private var manifest: Data
    private var life = 1
    private var processes: [(name: String, process: StoryProcess)] = []
    private var abandoned: [Placet] = []
    private var scripted: [PermissionId: PermissionState] = [:]
    /// The system that the device runs, where the story says so.
    private var system: DeviceSystem?
    /// Requests by the names that the story gives them; they outlive every process.
    var requests: [String: RequestId] = [:]
    /// Who signed in, by the identifiers that the story gives them; they outlive every process.
    var accounts: [String: SubjectRef] = [:]
    /// Texts that were kept, by the names the story gives them: an app keeps their hashes beyond a process.
    private var texts: [String: Hash] = [:]
    /// The key that the app supplies, once it has one.
    var key: Data?

    init(in folder: URL, manifest: Data, at start: Date) throws {
        self.folder = folder
        self.manifest = manifest
        clock = FakeClock(at: start)
        _ = try process(Step.mainProcess)
    }

    /// The process of that name, started at its first mention.
    func process(_ name: String) throws -> StoryProcess {
        if let known = processes.first(where: { $0.name == name }) { return known.process }
        let started = try start()
        processes.append((name, started))
        return started
    }

    /// The system answers so from now on, in every process.
    func script(_ permission: PermissionId, _ state: PermissionState) {
        scripted[permission] = state
        for each in processes { each.process.permissions.answer(permission, with: state) }
    }

    func rememberText(_ hash: Hash, as name: String) throws {
        guard texts.updateValue(hash, forKey: name) == nil else {
            throw StoryFormatError("a text is called \(name) already")
        }
    }

    func text(_ name: String) throws -> Hash {
        guard let hash = texts[name] else { throw StoryFormatError("no text is called \(name)") }
        return hash
    }

    func wait(_ seconds: TimeInterval) throws {
        guard seconds >= 0 else { throw StoryFormatError("time does not pass backwards: set the clock instead") }
        clock.advance(by: seconds)
        for each in processes { try each.process.placet.tick() }
    }

    /// Every process ends as it should, and the first one starts again.
    func restartCleanly() throws {
        for each in processes { each.process.placet.close() }
        processes = []
        _ = try process(Step.mainProcess)
    }

    /// Every process ends as it should, and the first one starts again on another system.
    func run(on system: DeviceSystem) throws {
        self.system = system
        try restartCleanly()
    }

    /// Every process is gone; what is on disk at this moment is all there is.
    func crash() throws {
        let left = store
        abandoned += processes.map(\.process.placet)
        processes = []
        life += 1
        try copy(left, to: store)
        _ = try process(Step.mainProcess)
    }

    /// The same, and the device starts again: another boot, whose time begins anew.
    func restartDevice() throws {
        clock.reboot(after: 0)
        try crash()
    }

    /// Every process ends as it should, the database is damaged, and the first one starts again.
    func damage(_ damage: Damage) throws {
        for each in processes { each.process.placet.close() }
        processes = []
        let database = store.appendingPathComponent("placet.db")
        try damage.of(try Data(contentsOf: database)).write(to: database)
        _ = try process(Step.mainProcess)
    }

    /// Every process ends as it should, the app is updated, and the first process starts again. An update that does not
    /// open leaves the app as it was.
    func update(to version: String, with patch: JSON) throws {
        let named = JSON.object(["app": .object(["version": .text(version)])])
        let newer = try patched(try patched(manifest, patch), named)
        for each in processes { each.process.placet.close() }
        processes = []
        let older = manifest
        manifest = newer
        do {
            _ = try process(Step.mainProcess)
        } catch {
            manifest = older
            _ = try process(Step.mainProcess)
            throw error
        }
    }

    /// Whether some file of the store, as it lies there while its processes live, holds a text.
    func holds(_ text: String) throws -> Bool {
        guard !text.isEmpty else { throw StoryFormatError("text is empty") }
        let files = FileManager.default.enumerator(at: store, includingPropertiesForKeys: [.isRegularFileKey])
        for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            if try Data(contentsOf: file).range(of: Data(text.utf8)) != nil { return true }
        }
        return false
    }

    /// What is wrong or doubtful in the manifest with a patch over it.
    func findings(with patch: JSON) throws -> [Finding] { try Manifests.findings(in: try patched(manifest, patch)) }

    private func patched(_ manifest: Data, _ patch: JSON) throws -> Data {
        try Manifests.merging(Data(patch.canonical.utf8), into: manifest)
    }

    func close() {
        for placet in processes.map(\.process.placet) + abandoned { placet.close() }
    }

    private var store: URL { folder.appendingPathComponent("life-\(life)") }

    private func start() throws -> StoryProcess {
        let permissions = ScriptedPermissions()
        for (permission, state) in scripted { permissions.answer(permission, with: state) }
        let placet = try Placet.open(
            at: store,
            manifest: manifest,
            key: key,
            clock: clock,
            permissions: permissions,
            watchInterval: 0,
            system: system
        )
        return StoryProcess(placet, permissions)
    }

    /// Copies a store as a crash leaves it: the shared-memory index is no file that survives.
    private func copy(_ old: URL, to new: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: new, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: old.path) where !name.hasSuffix("-shm") {
            let file = old.appendingPathComponent(name)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            try files.copyItem(at: file, to: new.appendingPathComponent(name))
        }
    }
}
