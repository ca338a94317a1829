import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Documents, consents, facts, age, permissions")
struct ConsentTests {
    @Test("A document that was not shown cannot be accepted")
    func unseenDocument() throws {
        let it = try InMemory(manifest: try Example.manifest())
        #expect(try it.placet.documents.status(of: Example.privacyPolicy) == .notPresented)
        let failure = expectFailure("document_not_presented") {
            try it.placet.documents.accept(Example.privacyPolicy, on: .firstLaunch)
        }
        #expect(failure?.kind == .refused)
        try it.placet.documents.present(Example.privacyPolicy, in: Locale(identifier: "zh-CN"))
        #expect(try it.placet.documents.status(of: Example.privacyPolicy) == .presented)
        try it.placet.documents.accept(Example.privacyPolicy, on: .firstLaunch)
        #expect(try it.placet.documents.status(of: Example.privacyPolicy) == .accepted)
    }

    @Test("A locale crosses as its language tag, whichever way it is written", arguments: ["zh-CN", "zh_CN"])
    func locale(_ identifier: String) throws {
        let it = try InMemory(manifest: try Example.manifest())
        try it.placet.documents.present(Example.privacyPolicy, in: Locale(identifier: identifier))
        try it.placet.documents.accept(Example.privacyPolicy, on: .firstLaunch)
        #expect(try it.placet.documents.status(of: Example.privacyPolicy) == .accepted)
    }

    @Test("A change is one transaction of any number of lines, and one entry of the ledger")
    func transaction() throws {
        let it = try InMemory.readyToSpeak()
        let before = try it.placet.ledger.verify().entries
        try it.placet.consents.change(on: .privacyCentre) {
            $0.grant(Example.roomEntry)
            $0.deny(Example.nearbyPurpose)
        }
        #expect(try it.placet.ledger.verify().entries == before + 1)
        #expect(try it.placet.ledger.heads().map(\.chain).count >= 1)
        #expect(try it.placet.consents.status(of: Example.roomEntry) == .granted)
        #expect(try it.placet.consents.status(of: Example.nearbyPurpose) == .denied)
    }

    @Test("A change with a line that is refused does nothing")
    func allOrNothing() throws {
        let it = try InMemory.readyToSpeak()
        expectFailure("not_declared") {
            try it.placet.consents.change(on: .dialog) {
                $0.grant(Example.roomEntry)
                $0.grant(PurposeId("no_such_purpose"))
            }
        }
        #expect(try it.placet.consents.status(of: Example.roomEntry) == .notDetermined)
    }

    @Test("A separate purpose is granted by itself, and withdrawn like any other")
    func separate() throws {
        let it = try InMemory.readyToSpeak()
        #expect(try it.placet.consents.status(of: Example.faceCheck) == .notDetermined)
        try it.placet.consents.grantSeparately(Example.faceCheck, on: .dialog)
        #expect(try it.placet.consents.status(of: Example.faceCheck) == .granted)
        try it.placet.consents.change(on: .privacyCentre) { $0.withdraw(Example.faceCheck) }
        #expect(try it.placet.consents.status(of: Example.faceCheck) == .withdrawn)
    }

    @Test("A purpose that needs a consent of its own is refused where it comes by its bare id")
    func bareSeparate() throws {
        let it = try InMemory.readyToSpeak()
        expectFailure("separate_consent_required") {
            try it.placet.consents.change(on: .dialog) { $0.grant(PurposeId("face_check")) }
        }
    }

    @Test("A fact holds until its end, and an id that is none is an invalid argument")
    func facts() throws {
        let it = try InMemory.readyToSpeak()
        #expect(try it.placet.facts.holds(Example.realName))
        try it.placet.facts.set(Example.realName, holds: true, until: it.clock.now + 60, on: .featureEntry)
        try it.wait(61)
        #expect(try !it.placet.facts.holds(Example.realName))
        let failure = expectFailure("invalid_id") { _ = try it.placet.facts.holds(FactId("No Id!")) }
        #expect(failure?.kind == .invalidArgument)
    }

    @Test("Under a band below adult the gate says that its rules are not built")
    func ages() throws {
        let it = try InMemory(manifest: try Example.manifest())
        #expect(try it.placet.age.band() == .unknown)
        try it.placet.age.set(.adult)
        #expect(try it.placet.age.band() == .adult)
        for band in [AgeBand.under14, .under18] {
            try it.placet.age.set(band)
            guard case .denied(let denial) = it.placet.check(Example.locateRoughly) else { throw Unexpected() }
            #expect(denial.why == .ruleNotBuilt)
            #expect(try it.placet.age.band() == band)
        }
    }

    @Test("What the system says and what the person allowed are two things")
    func permissions() async throws {
        let it = try InMemory.readyToSpeak()
        let before = try it.placet.permissions.status(of: Example.microphone, for: Example.voiceRoom)
        #expect(before.system == .granted)
        #expect(before.granted == .notDetermined)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        #expect(try await room.request(Example.microphone) == .granted)
        #expect(it.permissions.asked.map(\.usage) == ["To speak in a voice room"])
        #expect(try it.placet.permissions.status(of: Example.microphone, for: Example.voiceRoom).granted == .granted)
    }

    @Test("What is withdrawn is owed as erasure until it is met")
    func obligations() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)
        let report = try it.placet.consents.change(on: .privacyCentre) { $0.withdraw(Example.voiceChat) }
        let owed = try it.placet.obligations.open()
        #expect(report.toErase.map(\.data) == owed.compactMap(\.data))
        let first = try #require(owed.first)
        #expect(first.data == DataId("voice"))
        #expect(first.what == .erase)
        #expect(first.why == .purposeEnded)
        #expect(first.about == Example.voiceChat.value)
        #expect(first.dueBy?.at == ISO8601DateFormatter().date(from: "2024-06-24T16:00:00Z"))
        try it.placet.obligations.confirm(first.id, on: .test)
        try it.placet.obligations.confirm(first.id, on: .test)
        #expect(try it.placet.obligations.open().isEmpty)
    }
}
