import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Time that is told, evidence that leaves the device, and a store that cannot be used")
struct EvidenceTests {
    private let scratch: Scratch
    private var store: URL { scratch.folder.appendingPathComponent("store") }
    private var database: URL { store.appendingPathComponent("placet.db") }

    init() throws { scratch = try Scratch() }

    @Test("A told time puts a start in 2099 right and ends what has run out by then")
    func toldTime() throws {
        let clock = FakeClock(at: date("2099-01-01T00:00:00Z"))
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), clock: clock, watchInterval: 0)
        try placet.agreeToSpeak()
        try placet.observeTime(date("2024-06-01T01:00:00Z"), from: .server)
        try placet.facts.set(Example.realName, holds: true, until: date("2024-06-02T01:00:00Z"), on: .test)
        #expect(try placet.facts.holds(Example.realName))

        let report = try placet.observeTime(date("2024-06-03T01:00:00Z"), from: .platform)

        #expect(try !placet.facts.holds(Example.realName))
        #expect(report.sessionsEnded.isEmpty)
    }

    @Test("A told time that shows a fact to have run out ends the sessions that relied on it")
    func toldTimeEndsSessions() async throws {
        let it = try InMemory.readyToSpeak()
        try it.placet.facts.set(Example.realName, holds: true, until: date("2024-06-02T01:00:00Z"), on: .test)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)

        let report = try it.placet.observeTime(date("2024-06-03T01:00:00Z"), from: .server)

        #expect(report.sessionsEnded.map(\.session) == [room.id])
        #expect(room.endReason?.code == "fact_required")
    }

    @Test("An export is written whole, and its heads are held by its store and by no other")
    func export() throws {
        let file = scratch.folder.appendingPathComponent("evidence.jsonl")
        let placet = try open(store)
        try placet.agreeToSpeak()
        let heads = try placet.ledger.export(to: file)
        #expect(try placet.ledger.heads() == heads)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.first?.hasPrefix(#"{"app":"example","export":1,"#) == true)
        #expect(lines.last?.hasPrefix(#"{"heads":["#) == true)
        try placet.consents.change(on: .test) { $0.withdraw(Example.voiceChat) }
        let fromElsewhere = heads.map { Head(chain: $0.chain, sequence: $0.sequence, hash: Hash($0.hash.value)) }
        #expect(try placet.ledger.holds(fromElsewhere))
        #expect(try placet.ledger.holds([]))
        let other = try open(scratch.folder.appendingPathComponent("other"))
        #expect(try !placet.ledger.holds(other.ledger.heads()))
    }

    @Test("A place where nothing can be written and a hash that is none are typed errors")
    func badArguments() throws {
        let it = try InMemory(manifest: try Example.manifest())
        let missing = scratch.folder.appendingPathComponent("missing/evidence.jsonl")
        let nowhere = expectFailure("file_not_written") { try it.placet.ledger.export(to: missing) }
        #expect(nowhere?.kind == .invalidArgument)
        let noHash = expectFailure("invalid_id") {
            try it.placet.ledger.holds([Head(chain: "install", sequence: 1, hash: Hash("abc"))])
        }
        #expect(noHash?.kind == .invalidArgument)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }

    @Test("A listener may export and tell the time")
    func fromAListener() throws {
        let it = try InMemory.readyToSpeak()
        let file = scratch.folder.appendingPathComponent("evidence.jsonl")
        let told = Heard<[Head]>()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        room.onEnded { [placet = it.placet] _ in
            guard let heads = try? placet.ledger.export(to: file) else { return }
            guard (try? placet.observeTime(date("2024-06-03T01:00:00Z"), from: .platform)) != nil else { return }
            told.add(heads)
        }
        room.close()
        #expect(told.all.count == 1)
        #expect(FileManager.default.fileExists(atPath: file.path))
    }

    @Test("A store that was put back is recovered, what denied stays and what granted is void")
    func recovery() async throws {
        try putBack()
        let placet = try open(store)
        #expect(placet.health == .unavailable(.rolledBack))
        #expect(!placet.health.isRetryable)
        var changes = placet.changes.makeAsyncIterator()
        for kind in Change.allCases { #expect(await changes.next() == kind) }

        let recovery = try placet.recover()

        #expect(placet.health == .ok)
        var heard: [Change] = []
        for _ in Change.allCases { if let change = await changes.next() { heard.append(change) } }
        #expect(heard.contains(.health))
        let kept = recovery.kept.appendingPathComponent("placet.db")
        #expect(FileManager.default.fileExists(atPath: kept.path))
        #expect(recovery.restrictions.purposes == [Example.nearbyPurpose])
        #expect(recovery.sound.first?.chain == "install")
        #expect(recovery.sound.filter { $0.sequence > 0 }.count == 2)
        #expect(recovery.age == .unknown)
        #expect(try placet.consents.status(of: Example.nearbyPurpose) == .denied)
        #expect(try placet.consents.status(of: Example.voiceChat) == .notDetermined)
        #expect(try placet.documents.status(of: Example.privacyPolicy) == .notPresented)
        #expect(expectFailure("nothing_to_recover") { try placet.recover() }?.kind == .refused)
    }

    @Test("A store that is out of reach may be asked again and is never set aside")
    func outOfReach() throws {
        let first = try open(store)
        try first.agreeToSpeak()
        first.close()
        let (files, aside) = (FileManager.default, scratch.folder.appendingPathComponent("aside"))
        try files.moveItem(at: database, to: aside)
        try files.createDirectory(
            at: database.appendingPathComponent("in the way"),
            withIntermediateDirectories: true
        )
        let placet = try open(store)
        #expect(placet.health == .unavailable(.outOfReach))
        #expect(placet.health.isRetryable)
        #expect(expectFailure("out_of_reach") { try placet.recover() }?.kind == .unavailable)
        try files.removeItem(at: database)
        try files.moveItem(at: aside, to: database)

        #expect(try placet.consents.status(of: Example.voiceChat) == .granted)
        #expect(placet.health == .ok)
    }

    @Test("After closing, the calls on time and evidence fail with one typed error")
    func closed() throws {
        let it = try InMemory.readyToSpeak()
        let placet = it.placet
        placet.close()
        let file = scratch.folder.appendingPathComponent("evidence.jsonl")
        for failure in [
            expectFailure("closed") { try placet.observeTime(Date(timeIntervalSince1970: 0), from: .server) },
            expectFailure("closed") { try placet.recover() },
            expectFailure("closed") { try placet.ledger.holds([]) },
            expectFailure("closed") { try placet.ledger.export(to: file) },
        ] { #expect(failure?.kind == .closed) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    private func open(_ folder: URL) throws -> Placet {
        try Placet.open(at: folder, manifest: try Example.manifest(), watchInterval: 0)
    }

    /// A store that grants one purpose and denies another, put back to the moment before that one was granted too.
    private func putBack() throws {
        let files = FileManager.default
        let (first, copy) = (try open(store), scratch.folder.appendingPathComponent("copy"))
        try first.agreeToSpeak()
        try first.consents.change(on: .test) { $0.deny(Example.nearbyPurpose) }
        first.close()
        try files.copyItem(at: database, to: copy)
        let second = try open(store)
        try second.consents.change(on: .test) { $0.grant(Example.nearbyPurpose) }
        second.close()
        try files.removeItem(at: database)
        try files.moveItem(at: copy, to: database)
    }
}

private func date(_ written: String) -> Date {
    ISO8601DateFormatter().date(from: written) ?? .distantPast
}
