import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Who is signed in, erasing a person, and the key of what can be erased")
struct SubjectsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func secret(_ byte: UInt8) -> Data { Data(repeating: byte, count: 32) }

    private func open(key: Data? = nil, device: Data? = nil) throws -> Placet {
        try Placet.open(
            at: scratch.folder,
            manifest: try Example.manifest(),
            key: key,
            device: device,
            watchInterval: 0
        )
    }

    @Test("A guest who refused signs in, and the account stays refused")
    func merge() throws {
        let placet = try InMemory(manifest: try Example.manifest()).placet
        #expect(try placet.subjects.all().map(\.standing) == [.guest])
        try placet.consents.change(on: .dialog) { $0.deny(Example.voiceChat) }

        let change = try placet.subjects.signIn("anna")

        #expect(change.isNew)
        #expect(!change.merged.isEmpty)
        #expect(change.merged.consents.map(\.purpose) == [Example.voiceChat])
        #expect(change.merged.consents.map(\.decision) == [.denied])
        #expect(try placet.consents.status(of: Example.voiceChat) == .denied)
        #expect(try placet.subjects.all().map(\.standing) == [.merged, .account])
        #expect(try placet.subjects.all().map(\.isCurrent) == [false, true])
        #expect(try placet.subjects.signIn("anna").merged.isEmpty)
    }

    @Test("Signing out ends the sessions, and everybody is told")
    func signOut() async throws {
        let it = try InMemory.readyToSpeak()
        let placet = it.placet
        let account = try placet.subjects.signIn("anna").subject
        #expect(try !placet.facts.holds(Example.realName), "a fact is about the account")
        try placet.facts.set(Example.realName, holds: true, on: .featureEntry)
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)

        let change = try placet.subjects.signOut()

        #expect(change.report.sessionsEnded.map(\.reason.kind) == [.subjectChanged])
        #expect(room.endReason?.code == "subject_changed")
        #expect(try placet.consents.status(of: Example.voiceChat) == .notDetermined)
        #expect(try placet.subjects.signIn("anna").subject == account)
        #expect(try placet.consents.status(of: Example.voiceChat) == .granted)
    }

    @Test("Erasing leaves a guest, no text, and what the app itself has to erase")
    func erase() throws {
        let placet = try InMemory.readyToSpeak().placet
        let account = try placet.subjects.signIn("anna").subject
        let hash = try placet.texts.keep("called on Monday")
        #expect(try placet.texts.read(hash) == "called on Monday")

        let erasure = try placet.subjects.erase()

        #expect(erasure.erased == account)
        #expect(erasure.isComplete)
        #expect(try placet.subjects.erasures().isEmpty)
        #expect(try placet.texts.read(hash) == nil)
        #expect(try placet.obligations.open().compactMap(\.data) == erasure.change.report.toErase.map(\.data))
        #expect(try placet.consents.status(of: Example.voiceChat) == .notDetermined)
        #expect(try placet.subjects.signIn("anna").isNew)
        #expect(try placet.consents.status(of: Example.voiceChat) == .notDetermined)
        _ = try placet.ledger.verify()
    }

    @Test("What is no identifier, no text and no key is a typed error that holds none of it")
    func typedErrors() throws {
        let placet = try InMemory(manifest: try Example.manifest()).placet
        let failures = [
            expectFailure("identifier_empty") { try placet.subjects.signIn("") },
            expectFailure("text_too_long") { try placet.texts.keep(String(repeating: "x", count: 16 * 1024 + 1)) },
            expectFailure("invalid_id") { try placet.texts.read(Hash("abc")) },
            expectFailure("key_length") { try placet.rotateKey(to: Data(repeating: 77, count: 31)) },
            expectFailure("key_length") { try open(key: Data(repeating: 77, count: 33)) },
            expectFailure("key_length") { try open(device: Data()) },
        ]
        for failure in failures {
            #expect(failure?.kind == .invalidArgument)
            #expect(failure?.description.contains("77") == false)
        }
    }

    @Test("A wrong key denies everything until the right one is supplied, and a new one takes its place")
    func wrongKey() throws {
        let first = try open(key: secret(1))
        try first.age.set(.adult)
        first.close()
        let placet = try open(key: secret(2))
        #expect(placet.health == .unavailable(.wrongKey))
        #expect(!placet.health.isRetryable)
        #expect(expectFailure("wrong_key") { try placet.useKey(secret(3)) }?.kind == .unavailable)

        try placet.useKey(secret(1))

        #expect(placet.health == .ok)
        #expect(try placet.age.band() == .adult)
        try placet.rotateKey(to: secret(4))
        placet.close()
        let last = try open(key: secret(4))
        #expect(try last.age.band() == .adult)
    }

    @Test("A copy on another device goes on with the refusals alone")
    func copy() throws {
        let original = try open(device: secret(1))
        try original.agreeToSpeak()
        try original.consents.change(on: .test) { $0.deny(Example.nearbyPurpose) }
        #expect(!original.isCopy)
        original.close()

        let copy = try open(device: secret(2))

        #expect(copy.isCopy)
        #expect(try copy.consents.status(of: Example.nearbyPurpose) == .denied)
        #expect(try copy.consents.status(of: Example.voiceChat) == .notDetermined)
    }

    @Test("An age band ends with its birthday, and one that has ended is refused")
    func ageEnds() throws {
        let it = try InMemory(manifest: try Example.manifest())
        let age = it.placet.age
        expectFailure("already_past") { try age.set(.under18, until: it.clock.now.addingTimeInterval(-60)) }
        try age.set(.under18, until: it.clock.now.addingTimeInterval(60))
        #expect(try age.band() == .under18)
        try it.wait(60)
        #expect(try age.band() == .unknown)
    }
}
