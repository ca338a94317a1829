import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Requests about rights, from receipt to their end")
struct RightsTests {
    private let wayOn = PromptId("write_to_us")

    /// The example, with these rights.
    private func with(_ rights: String) throws -> InMemory {
        let written = String(decoding: try Example.manifest(), as: UTF8.self)
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains(#""rights":"#) ? #"  "rights": { \#(rights) },"# : String(line)
        }
        return try InMemory(manifest: Data(lines.joined(separator: "\n").utf8))
    }

    private func instant(_ written: String) throws -> Date {
        try #require(ISO8601DateFormatter().date(from: written))
    }

    @Test("A request has an id, a day and what is owed by then")
    func received() throws {
        let it = try InMemory(manifest: try Example.manifest())
        let requests = it.placet.requests
        defer { it.placet.close() }
        let status = try requests.submit(RequestForm(.access), on: .privacyCentre).status
        #expect(status.state == .inProgress)
        #expect(status.id.value.count == 10)
        let due = try instant("2024-06-24T16:00:00Z")
        #expect(status.dueBy == due)
        #expect(status.daysLeft == 15)
        #expect(status.owed == .action && status.source == .declared)
        #expect(!status.isOverdue && !status.isProvisional)
        #expect(try requests.all() == [status])
    }

    @Test("Whoever speaks for another is verified first, by data that is held already")
    func identity() throws {
        let it = try InMemory.readyToSpeak()
        let requests = it.placet.requests
        defer { it.placet.close() }
        let id = try requests.submit(RequestForm(.access, by: .agent), on: .mail).status.id
        #expect(try requests.all().map(\.state) == [.identityPending])
        expectFailure("request_state") { try requests.reply(to: id, on: .mail) }
        expectFailure("identity_asks_new_data") { try requests.verifyIdentity(id, by: [DataId("phone")], on: .mail) }
        #expect(try requests.verifyIdentity(id, on: .mail).status.state == .inProgress)
    }

    @Test("A clock that starts with the identity stands until then")
    func standing() throws {
        let it = try with(#""access": { "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply" }"#)
        let status = try it.placet.requests.submit(RequestForm(.access, identity: .toBeVerified), on: .web).status
        #expect(status.dueBy == nil && status.waitsFor == .identityVerified)
        it.clock.advance(by: 86_400)
        let verified = try it.placet.requests.verifyIdentity(status.id, on: .web).status
        let due = try instant("2024-06-24T16:00:00Z")
        #expect(verified.dueBy == due)
    }

    @Test("A refusal needs a ground that is declared, and says what can be done")
    func refusal() throws {
        let it = try with(#""access": { "from": "received", "owed": "reply", "refusals": ["repeated"] }"#)
        let requests = it.placet.requests
        let id = try requests.submit(RequestForm(.access), on: .web).status.id
        let mood = GroundId("mood")
        let failure = expectFailure("ground_not_allowed") {
            try requests.refuse(id, for: mood, remedy: wayOn, on: .web)
        }
        #expect(failure?.kind == .refused)
        let refusal = try requests.refuse(id, for: GroundId("repeated"), remedy: wayOn, on: .web).status.refusal
        #expect(refusal?.reason == GroundId("repeated") && refusal?.remedy == wayOn)
        expectFailure("no_such_request") { try requests.reply(to: RequestId("0000000000"), on: .web) }
        let bad = expectFailure("invalid_id") { try requests.reply(to: RequestId("none"), on: .web) }
        #expect(bad?.kind == .invalidArgument)
    }

    @Test("More time needs a notice, and what is late stays late")
    func time() throws {
        let it = try with(#""access": { "due": { "working_days": 5 }, "from": "received", "owed": "reply" }"#)
        let requests = it.placet.requests
        let id = try requests.submit(RequestForm(.access), on: .web).status.id
        let why = GroundId("many_files")
        expectFailure("notice_required") {
            try requests.extend(id, byWorkingDays: 3, for: why, on: .web, notice: nil)
        }
        let told = PromptId("more_time")
        let longer = try requests.extend(id, byWorkingDays: 3, for: why, on: .web, notice: told)
        #expect(longer.status.extendedFor == why)
        it.clock.advance(by: 30 * 86_400)
        try it.placet.tick()
        #expect(try requests.all().map(\.isOverdue) == [true])
        #expect(try requests.reply(to: id, on: .web).status.isOverdue)
    }

    @Test("Erasing some data asks for it, its recipients and the backups")
    func erasure() throws {
        let it = try InMemory(manifest: try Example.manifest())
        let requests = it.placet.requests
        defer { it.placet.close() }
        let status = try requests.submit(RequestForm(.erase, about: [DataId("voice")]), on: .settings).status
        #expect(status.tasks.map(\.id.value) == ["data.voice", "recipient.agora", "backups"])
        #expect(status.features == [Example.voiceRoom])
        expectFailure("request_incomplete") { try requests.complete(status.id, on: .settings) }
        for task in status.tasks { try requests.confirm(task.id, of: status.id, on: .settings) }
        let done = try requests.complete(status.id, on: .settings).status
        #expect(done.state == .completed && done.history.last?.what == .completed)
    }

    @Test("The copy holds decisions and requests as JSON")
    func copy() throws {
        let it = try InMemory.readyToSpeak()
        let requests = it.placet.requests
        defer { it.placet.close() }
        let id = try requests.submit(RequestForm(.copy), on: .web).status.id
        let copy = try requests.copyOfPerson()
        let read = try JSONSerialization.jsonObject(with: Data(copy.utf8)) as? [String: Any]
        #expect(read?["placet_copy"] as? Int == 1)
        #expect(copy.contains(id.value) && copy.contains("voice_chat"))
    }
}
