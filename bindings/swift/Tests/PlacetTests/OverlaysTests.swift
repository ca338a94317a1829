import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Switches, and budgets that outlive a session")
struct OverlaysTests {
    private let social = SwitchId("social")

    /// The example, with a switch over voice chat, and a location that is read twice in ten hours.
    private func ready() throws -> InMemory {
        let social = #"{ "names": { "en": "Social" }, "purposes": ["voice_chat"] }"#
        let switches = #""switches": { "social": \#(social) }, "facts":"#
        let written = String(decoding: try Example.manifest(), as: UTF8.self)
        let manifest =
            written
            .replacingOccurrences(of: #""facts":"#, with: switches)
            .replacingOccurrences(of: #""count": 2, "per": "session""#, with: #""count": 2, "per": "PT10H""#)
        let it = try InMemory(manifest: Data(manifest.utf8))
        try it.placet.agreeToSpeak()
        return it
    }

    @Test("A switch that is off closes what it covers, and on again grants nothing")
    func overlay() async throws {
        let it = try ready()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)
        #expect(try it.placet.switches.isOn(social))
        let report = try it.placet.switches.set(social, isOn: false, on: .settings)
        #expect(report.sessionsEnded.map(\.feature) == [Example.voiceRoom])
        #expect(try !it.placet.switches.isOn(social))
        guard case .denied(let denial) = it.placet.check(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .consentDenied)
        #expect(denial.remedy.kind == .turnOn)
        #expect(denial.remedy.about == "social")
        #expect(try it.placet.consents.status(of: Example.voiceChat) == .granted)
        try it.placet.consents.change(on: .settings) { $0.withdraw(Example.voiceChat) }
        #expect(try it.placet.switches.set(social, isOn: true, on: .settings).closed.isEmpty)
        #expect(try it.placet.switches.isOn(social))
        #expect(try it.placet.consents.status(of: Example.voiceChat) == .withdrawn)
    }

    @Test("A switch that is not declared is refused")
    func undeclared() throws {
        let it = try ready()
        expectFailure("not_declared") { try it.placet.switches.set(SwitchId("nowhere"), isOn: false, on: .test) }
        expectFailure("not_declared") { try it.placet.switches.isOn(SwitchId("nowhere")) }
    }

    @Test("A budget in a window says when to ask again")
    func window() async throws {
        let it = try ready()
        try it.placet.consents.change(on: .dialog) { $0.grant(Example.nearbyPurpose) }
        let session = try it.placet.enter(Example.nearby, by: .userAction)
        try await session.request(Example.location)
        let began = try it.clock.read().wall
        #expect(session.take(Example.locate).isAllowed)
        #expect(session.take(Example.locate).isAllowed)
        guard case .denied(let denial) = session.take(Example.locate) else { throw Unexpected() }
        #expect(denial.reason == .budgetExhausted)
        #expect(denial.retryAt == began.addingTimeInterval(10 * 3600))
        #expect(denial.remedy.until == denial.retryAt)
    }
}
