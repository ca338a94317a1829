import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Sessions and the gate")
struct SessionTests {
    @Test("The gate says why, what would change it, and allows when all of it is met")
    func gate() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        guard case .denied(let denial) = room.take(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .permissionNotDetermined)
        #expect(denial.remedy.kind == .requestPermission)
        #expect(denial.remedy.about == "microphone")
        try await room.request(Example.microphone)
        guard case .allowed(let allowance) = room.take(Example.speak) else { throw Unexpected() }
        #expect(allowance.purpose == Example.voiceChat)
        #expect(allowance.basis == .consent)
        #expect(allowance.data == DataId("voice"))
        #expect(allowance.act == .collect)
        #expect(try it.placet.ledger.usage().map(\.count) == [1])
    }

    @Test("Withdrawing ends the session that relied on it, and its listeners may call back")
    func withdrawal() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)
        let heard = Heard<EndReason>()
        let answers = Heard<Decision>()
        room.onEnded { reason in
            heard.add(reason)
            answers.add(room.check(Example.speak))
        }
        let report = try it.placet.consents.change(on: .privacyCentre) { $0.withdraw(Example.voiceChat) }
        #expect(report.sessionsEnded.map(\.session) == [room.id])
        #expect(report.closed == [Example.speak])
        #expect(heard.all.map(\.kind) == [.denied])
        #expect(heard.all.map(\.denial) == [.consentWithdrawn])
        #expect(heard.all.map(\.code) == ["consent_withdrawn"])
        #expect(answers.all.map(\.isAllowed) == [false])
        #expect(room.endReason == heard.all.first)
    }

    @Test("A listener that comes late is told at once, and each is told once")
    func lateListener() throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        let heard = Heard<String>()
        room.onEnded { heard.add("early \($0.code)") }
        room.close()
        room.close()
        room.onEnded { heard.add("late \($0.code)") }
        it.placet.close()
        #expect(heard.all == ["early closed", "late closed"])
    }

    @Test("A closed session asks for nothing")
    func closedSession() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        room.close()
        guard case .denied(let denial) = room.check(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .featureNotInUse || denial.reason == .permissionNotDetermined)
        await #expect(throws: PlacetError.self) { try await room.request(Example.microphone) }
        #expect(it.permissions.asked.isEmpty)
    }

    @Test("A feature that may not go on in the background ends there")
    func background() throws {
        let it = try InMemory.readyToSpeak()
        let paste = try it.placet.enter(Example.roomPaste, by: .userAction)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        let ended = try it.placet.wentToBackground()
        #expect(ended.map(\.session) == [paste.id])
        #expect(paste.endReason?.kind == .background)
        #expect(room.endReason == nil)
        try it.placet.cameToForeground()
    }

    @Test("A refused permission names the alternative that is allowed")
    func alternative() async throws {
        let it = try InMemory.readyToSpeak()
        try it.placet.consents.change(on: .dialog) { $0.grant(Example.nearbyPurpose) }
        try it.placet.permissions.report(Example.location, as: .denied)
        let nearby = try it.placet.enter(Example.nearby, by: .userAction)
        guard case .denied(let denial) = nearby.take(Example.locate) else { throw Unexpected() }
        #expect(denial.reason == .permissionDenied)
        #expect(denial.alternative == Example.locateRoughly)
        #expect(nearby.take(Example.locateRoughly).isAllowed)
        #expect(try nearby.explain(Example.locate).reasons.first == .permissionDenied)
    }

    @Test("A budget per action is spent by one take of that action")
    func budget() async throws {
        let it = try InMemory.readyToSpeak()
        try it.placet.consents.change(on: .dialog) { $0.grant(Example.roomEntry) }
        let paste = try it.placet.enter(Example.roomPaste, by: .userAction)
        try await paste.request(Example.clipboard)
        let tap = try paste.beginAction()
        guard case .allowed(let allowance) = paste.take(Example.readRoomNumber, for: tap) else { throw Unexpected() }
        #expect(allowance.only?.pattern == "[0-9]{6,9}")
        guard case .denied(let denial) = paste.take(Example.readRoomNumber, for: tap) else { throw Unexpected() }
        #expect(denial.reason == .budgetExhausted)
        #expect(paste.take(Example.readRoomNumber, for: try paste.beginAction()).isAllowed)
    }

    @Test("The main actor may ask, and runs on while the person is asked")
    @MainActor
    func mainActor() async throws {
        let person = SlowPerson()
        let placet = try Placet.openInMemory(
            manifest: try Example.manifest(),
            permissions: person,
            watchInterval: 0
        )
        try placet.agreeToSpeak()
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        async let status = room.request(Example.microphone)
        await person.answer(.granted)
        #expect(try await status == .granted)
    }

    @Test("An answer that was given is recorded even when the task was cancelled meanwhile")
    func cancelledRequest() async throws {
        let person = SlowPerson()
        let placet = try Placet.openInMemory(
            manifest: try Example.manifest(),
            permissions: person,
            watchInterval: 0
        )
        try placet.agreeToSpeak()
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        let asking = Task { try await room.request(Example.microphone) }
        asking.cancel()
        await person.answer(.denied)
        #expect(try await asking.value == .refused)
        #expect(try placet.permissions.status(of: Example.microphone, for: Example.voiceRoom).granted == .refused)
    }

    @Test("A dialog that was closed without an answer records nothing")
    func noAnswer() async throws {
        let it = try InMemory.readyToSpeak()
        it.permissions.answer(Example.microphone, with: .notDetermined)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        let before = try it.placet.ledger.verify().entries
        #expect(try await room.request(Example.microphone) == .notDetermined)
        #expect(try it.placet.ledger.verify().entries == before)
    }

    @Test("A person who refuses the permission is recorded as having refused")
    func refusal() async throws {
        let it = try InMemory.readyToSpeak()
        it.permissions.answer(Example.microphone, with: .denied)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        #expect(try await room.request(Example.microphone) == .refused)
        #expect(!room.check(Example.speak).isAllowed)
    }

    @Test("A permission that the feature does not declare is not asked for")
    func undeclaredPermission() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        await #expect { try await room.request(Example.location) } throws: {
            ($0 as? PlacetError)?.code == "permission_not_needed"
        }
        #expect(it.permissions.asked.isEmpty)
    }

    @Test("Where nobody can ask, a request says so")
    func nobodyAsks() async throws {
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), watchInterval: 0)
        try placet.agreeToSpeak()
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        await #expect { try await room.request(Example.microphone) } throws: {
            ($0 as? PlacetError)?.code == "no_system_permissions"
        }
    }

    @Test("Without a session the best answer is that the feature is not in use")
    func noSession() async throws {
        let it = try InMemory.readyToSpeak()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        guard case .denied(let denial) = it.placet.check(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .featureNotInUse)
        #expect(it.placet.check(UseRef("voice_room.no_such_use")).reason == .notDeclared)
        #expect(it.placet.check(UseRef("not a use")).isAllowed == false)
        #expect(it.placet.checkStart(RecipientId("no_such_recipient")).reason == .notDeclared)
        #expect(it.placet.checkStart(RecipientId("agora")).reason == .unavailable)
    }

    @Test("Availability tells a screen what is missing before anyone enters")
    func availability() throws {
        let it = try InMemory(manifest: try Example.manifest())
        guard case .blocked(let denials) = try it.placet.availability(of: Example.voiceRoom) else { throw Unexpected() }
        #expect(denials.map(\.reason).contains(.documentNotAccepted))
        #expect(try it.placet.availability(of: FeatureId("browse")) == .open)
    }
}

/// The answer is of another kind than the test is about.
struct Unexpected: Error {}

extension Decision {
    /// Why it was denied.
    var reason: Reason? {
        if case .denied(let denial) = self { denial.reason } else { nil }
    }
}

/// A person who answers when the test says so.
actor SlowPerson: SystemPermissions {
    private var waiting: CheckedContinuation<PermissionState, Never>?
    private var given: PermissionState?

    func ask(_ request: PermissionRequest) async -> PermissionState {
        if let given { return given }
        return await withCheckedContinuation { waiting = $0 }
    }

    func answer(_ state: PermissionState) {
        given = state
        waiting?.resume(returning: state)
        waiting = nil
    }
}
