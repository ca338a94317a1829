import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Opening, watching, closing")
struct LifeTests {
    @Test("A manifest that cannot be used is the one thing that keeps it from opening")
    func badManifest() {
        let failure = expectFailure("syntax") {
            try Placet.openInMemory(manifest: Data("{".utf8))
        }
        #expect(failure?.kind == .manifest)
        #expect(failure?.detail.isEmpty == false)
    }

    @Test("A damaged store opens, denies everything and says why")
    func damaged() throws {
        let scratch = try Scratch()
        try Placet.open(at: scratch.folder, manifest: try Example.manifest(), watchInterval: 0).close()
        let database = scratch.folder.appendingPathComponent("placet.db")
        try Data(repeating: 0x5A, count: 8192).write(to: database)
        let placet = try Placet.open(at: scratch.folder, manifest: try Example.manifest(), watchInterval: 0)
        guard case .unavailable = placet.health else { throw Unexpected() }
        #expect(placet.check(Example.speak).reason == .unavailable)
    }

    @Test("What was agreed to is there after closing and opening again")
    func durable() throws {
        let scratch = try Scratch()
        let manifest = try Example.manifest()
        let first = try Placet.open(at: scratch.folder, manifest: manifest, watchInterval: 0)
        try first.agreeToSpeak()
        first.close()
        let second = try Placet.open(at: scratch.folder, manifest: manifest, watchInterval: 0)
        #expect(try second.consents.status(of: Example.voiceChat) == .granted)
        #expect(second.health == .ok)
    }

    @Test("After closing, calls fail, the gate denies, and nothing is told")
    func closed() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        let heard = Heard<EndReason>()
        room.onEnded { heard.add($0) }
        it.placet.close()
        it.placet.close()
        #expect(heard.all.map(\.kind) == [.shutdown])
        #expect(it.placet.health == .unavailable(.closed))
        #expect(room.take(Example.speak) == it.placet.check(Example.speak))
        guard case .denied(let denial) = room.check(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .unavailable)
        #expect(denial.why == .closed)
        let failure = expectFailure("closed") { try it.placet.consents.status(of: Example.voiceChat) }
        #expect(failure?.kind == .closed)
        room.close()
        for await _ in it.placet.changes { Issue.record("something was told after close") }
    }

    @Test("Letting go of Placet closes it")
    func lettingGo() throws {
        let heard = Heard<EndReason>()
        try {
            let it = try InMemory.readyToSpeak()
            try it.placet.enter(Example.voiceRoom, by: .userAction).onEnded { heard.add($0) }
            #expect(heard.all.isEmpty)
        }()
        #expect(heard.all.map(\.kind) == [.shutdown])
    }

    @Test("Changes begin with every kind, then name what changes, each once, and end on close")
    func changes() async throws {
        let it = try InMemory(manifest: try Example.manifest())
        var changes = it.placet.changes.makeAsyncIterator()
        for kind in Change.allCases { #expect(await changes.next() == kind) }
        try it.placet.documents.present(Example.privacyPolicy)
        try it.placet.documents.accept(Example.privacyPolicy, on: .firstLaunch)
        #expect(await changes.next() == .documents)
        it.placet.close()
        var rest: [Change] = []
        while let change = await changes.next() { rest.append(change) }
        #expect(!rest.contains(.documents))
    }

    @Test("A cancelled task stops waiting for changes")
    func cancelled() async throws {
        let it = try InMemory(manifest: try Example.manifest())
        let reader = Task { [placet = it.placet] in
            var count = 0
            for await _ in placet.changes { count += 1 }
            return count
        }
        try await Task.sleep(nanoseconds: 20_000_000)
        reader.cancel()
        #expect(await reader.value <= Change.allCases.count)
    }

    @Test("The watcher hears of a withdrawal in another process and ends the session that relied on it")
    func watching() async throws {
        let scratch = try Scratch()
        let manifest = try Example.manifest()
        let here = try Placet.open(
            at: scratch.folder,
            manifest: manifest,
            permissions: ScriptedPermissions(),
            watchInterval: 0.01
        )
        let there = try Placet.open(at: scratch.folder, manifest: manifest, watchInterval: 0)
        try here.agreeToSpeak()
        let room = try here.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)
        try there.consents.change(on: .privacyCentre) { $0.withdraw(Example.voiceChat) }
        #expect(room.check(Example.speak).reason == .consentWithdrawn)
        let reason = await withCheckedContinuation { waiting in room.onEnded { waiting.resume(returning: $0) } }
        #expect(reason.denial == .consentWithdrawn)
    }

    @Test("The watcher lets time pass: a feature's longest stay ends by itself")
    func timePasses() async throws {
        let clock = FakeClock(at: Date(timeIntervalSince1970: 1_717_203_600))
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), clock: clock, watchInterval: 0.01)
        try placet.agreeToSpeak()
        let nearby = try placet.enter(Example.nearby, by: .userAction)
        clock.advance(by: 3601)
        let reason = await withCheckedContinuation { waiting in nearby.onEnded { waiting.resume(returning: $0) } }
        #expect(reason.kind == .timeLimit)
    }

    @Test("A listener of the watcher's may close Placet")
    func closingFromTheWatcher() async throws {
        let clock = FakeClock(at: Date(timeIntervalSince1970: 1_717_203_600))
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), clock: clock, watchInterval: 0.01)
        let nearby = try placet.enter(Example.nearby, by: .userAction)
        await withCheckedContinuation { waiting in
            nearby.onEnded { _ in
                placet.close()
                waiting.resume()
            }
            clock.advance(by: 3601)
        }
        #expect(placet.health == .unavailable(.closed))
    }

    @Test("A clock that fails makes the gate deny and calls fail")
    func failingClock() throws {
        let clock = BreakableClock()
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), clock: clock, watchInterval: 0)
        try placet.agreeToSpeak()
        clock.isBroken = true
        #expect(placet.check(Example.speak).reason == .unavailable)
        expectFailure("internal") { try placet.consents.change(on: .dialog) { $0.deny(Example.voiceChat) } }
        clock.isBroken = false
        #expect(try placet.consents.status(of: Example.voiceChat) == .granted)
    }

    @Test("Many threads may ask, change and close at once")
    func threads() async throws {
        let it = try InMemory.readyToSpeak()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { [placet = it.placet] in
                    for _ in 0..<25 {
                        _ = placet.check(Example.speak)
                        guard let room = try? placet.enter(Example.voiceRoom, by: .userAction) else { return }
                        _ = room.take(Example.speak)
                        _ = try? placet.consents.change(on: .test) { $0.withdraw(Example.voiceChat) }
                        _ = try? placet.consents.change(on: .test) { $0.grant(Example.voiceChat) }
                        room.close()
                    }
                    if number == 3 { placet.close() }
                }
            }
        }
        #expect(it.placet.health == .unavailable(.closed))
    }

    @Test("The report is a page in the language that was asked for")
    func report() throws {
        let it = try InMemory.readyToSpeak()
        let page = try it.placet.report(in: Locale(identifier: "zh-CN"))
        #expect(page.contains("<html"))
        #expect(page.contains("zh-CN"))
    }
}

final class BreakableClock: ClockSource, @unchecked Sendable {
    struct Broken: Error {}

    private let lock = NSLock()
    private var broken = false

    var isBroken: Bool {
        get { lock.withLock { broken } }
        set { lock.withLock { broken = newValue } }
    }

    func read() throws -> Reading {
        if isBroken { throw Broken() }
        return Reading(wall: Date(timeIntervalSince1970: 1_717_203_600), bootId: "boot", sinceBoot: 1000)
    }
}
