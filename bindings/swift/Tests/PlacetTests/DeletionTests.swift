import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("The deletion of the account, from its first step to its last task")
struct DeletionTests {
    private static let fifteenDays = #"{ "days": 15 }, "during_appeal": { "features": ["login"] }"#
    private let notice = PromptId("keep_it")
    private let dispute = GroundId("dispute")

    /// The example, whose account can be deleted with that appeal.
    private func ready(appeal: String = Self.fifteenDays) throws -> InMemory {
        let declared = #"""
            "deletion": { "appeal": \#(appeal), "authority": "server", "cancel_on": ["interactive_login"],
                "preconditions": { "identity_verified": { "fact": "real_name_verified" } },
                "acknowledge": { "assets": { "en": "What is left in the account is lost." } },
                "choices": { "uploads": ["erase", "detach"] },
                "hold": { "grounds": ["dispute"], "clock": "runs" },
                "tasks": { "voice": "erase", "face": "anonymise" } }, "facts":
            """#
        let written = String(decoding: try Example.manifest(), as: UTF8.self)
        let manifest = written.replacingOccurrences(of: #""facts":"#, with: declared)
        let it = try InMemory(manifest: Data(manifest.utf8))
        try it.placet.agreeToSpeak()
        return it
    }

    @discardableResult
    private func submit(_ placet: Placet) throws -> DeletionReport {
        try placet.deletion.begin(on: .settings)
        try placet.deletion.satisfy(PreconditionId("identity_verified"), on: .settings)
        try placet.deletion.acknowledge(AcknowledgementId("assets"), on: .settings)
        try placet.deletion.choose(ChoiceId("uploads"), .detach, on: .settings)
        return try placet.deletion.submit(on: .settings)
    }

    private func reason(_ decision: Decision) throws -> Reason {
        guard case .denied(let denial) = decision else { throw Unexpected() }
        return denial.reason
    }

    @Test("What is missing is said before submission, and refused with it")
    func missing() throws {
        let placet = try ready().placet
        #expect(try placet.deletion.status().state == .active)
        #expect(try placet.deletion.begin(on: .settings).status.state == .preparing)
        #expect(try placet.deletion.status().missing == ["identity_verified", "assets", "uploads"])
        #expect(expectFailure("deletion_incomplete") { try placet.deletion.submit(on: .settings) }?.kind == .refused)
    }

    @Test("Submission closes the gate and ends sessions, and a login with its notice opens it again")
    func overlay() async throws {
        let it = try ready()
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        #expect(room.take(Example.speak).isAllowed)
        let report = try submit(it.placet)
        #expect(report.status.state == .appealPeriod)
        #expect(report.status.cancelBy == [.interactiveLogin])
        #expect(report.status.submittedAt == it.clock.now)
        #expect(report.status.endsAt?.isProvisional == false)
        #expect(report.change.sessionsEnded.map(\.feature) == [Example.voiceRoom])
        guard case .denied(let denial) = it.placet.check(Example.speak) else { throw Unexpected() }
        #expect(denial.reason == .deletionPending)
        #expect(denial.remedy.kind == .cancelDeletion)
        #expect(try it.placet.consents.status(of: Example.voiceChat) == .granted)
        let deletion = it.placet.deletion
        expectFailure("notice_required") { try deletion.cancel(by: .interactiveLogin, on: .dialog) }
        expectFailure("cancel_means_not_allowed") { try deletion.cancel(by: .choice, on: .dialog, notice: notice) }
        let cancelled = try deletion.cancel(by: .interactiveLogin, on: .dialog, notice: notice)
        #expect(cancelled.status.state == .active)
        #expect(try reason(it.placet.check(Example.speak)) == .featureNotInUse)
    }

    @Test("A hold says what it suspends, and a refusal keeps its reason and its remedy")
    func hold() throws {
        let it = try ready()
        try submit(it.placet)
        let deletion = it.placet.deletion
        let review = it.clock.now.addingTimeInterval(3 * 86400)
        let held = try deletion.hold(for: dispute, until: review, on: .mail, notice: notice).status
        #expect(held.state == .held)
        #expect(held.hold?.was == .appealPeriod)
        #expect(held.hold?.ground == dispute)
        #expect(held.hold?.since == it.clock.now)
        #expect(held.hold?.review == review)
        #expect(try deletion.lift(on: .mail).status.state == .appealPeriod)
        let refused = try deletion.refuse(for: dispute, remedy: PromptId("write_to_us"), on: .mail).status
        #expect(refused.state == .refused)
        #expect(refused.refusal?.reason == dispute)
        #expect(refused.refusal?.remedy == PromptId("write_to_us"))
        expectFailure("deletion_state") { try deletion.lift(on: .mail) }
    }

    @Test("The last task that is confirmed leaves nothing of the account")
    func tasks() throws {
        let it = try ready(appeal: #""none""#)
        try submit(it.placet)
        let deletion = it.placet.deletion
        try deletion.observe(.executing(submitted: try deletion.status().submittedAt), on: .web)
        let tasks = try deletion.tasks()
        #expect(tasks.first { $0.id == TaskId("data.voice") }?.work == .erase)
        #expect(tasks.first { $0.id == TaskId("choice.uploads") }?.work == .detach)
        #expect(tasks.allSatisfy { $0.doneAt == nil })
        expectFailure("no_such_task") { try deletion.confirm(TaskId("data.weather"), on: .web) }
        try deletion.confirm(TaskId("data.voice"), on: .web)
        #expect(try deletion.tasks().first { $0.id == TaskId("data.voice") }?.doneAt != nil)
        #expect(try deletion.receipts().isEmpty)
        try deletion.observe(.completed(), on: .web)
        try deletion.confirm(TaskId("local"), on: .test)
        #expect(try deletion.status().state == .active)
        #expect(try deletion.status().submittedAt == nil)
        #expect(try it.placet.consents.status(of: Example.voiceChat) == .notDetermined)
        #expect(try it.placet.ledger.verify().entries > 0)
        let receipts = try deletion.receipts()
        #expect(receipts.count == 1)
        #expect(receipts.first?.contains(#""outcome": "completed""#) == true)
        #expect(receipts.first?.contains(#""data.voice""#) == true)
    }

    @Test("Every word of the server is understood")
    func server() throws {
        let it = try ready()
        let at = it.clock.now.addingTimeInterval(-86400)
        let deletion = it.placet.deletion
        let words: [(ServerWord, DeletionPhase)] = [
            (.appealPeriod(submitted: at, ends: Date(timeIntervalSince1970: 1_893_456_000)), .appealPeriod),
            (.active, .active),
            (.submitted(at: at), .submitted),
            (.refused(reason: dispute, remedy: notice), .refused),
            (.appealElapsed(submitted: at), .appealElapsed),
            (.executing(submitted: at), .executing),
        ]
        for (word, phase) in words { #expect(try deletion.observe(word, on: .web).status.state == phase) }
        #expect(try deletion.status().submittedAt == at)
    }

    @Test("A text that is no calendar is refused, and the one in force stays")
    func calendar() throws {
        let placet = try ready().placet
        let failure = expectFailure("calendar_unreadable") { try placet.replaceCalendar(Data("{}".utf8)) }
        #expect(failure?.kind == .invalidArgument)
    }

    @Test("After closing, every call on a deletion fails")
    func closed() throws {
        let placet = try ready().placet
        let deletion = placet.deletion
        placet.close()
        for failure in [
            expectFailure("closed") { try deletion.begin(on: .test) },
            expectFailure("closed") { try deletion.submit(on: .test) },
            expectFailure("closed") { try deletion.lift(on: .test) },
            expectFailure("closed") { try deletion.observe(.active, on: .test) },
            expectFailure("closed") { try deletion.confirm(TaskId("local"), on: .test) },
            expectFailure("closed") { try deletion.timeline() },
            expectFailure("closed") { try deletion.receipts() },
            expectFailure("closed") { try deletion.status() },
            expectFailure("closed") { try deletion.tasks() },
            expectFailure("closed") { try placet.replaceCalendar(Data()) },
        ] { #expect(failure?.kind == .closed) }
    }

    @Test("The timeline before submission has the dates that submitting gives, each with its source")
    func timeline() throws {
        let it = try ready()
        let drawn = try it.placet.deletion.timeline()
        #expect(try drawn == it.placet.deletion.timeline(submitted: it.clock.now))
        let status = try submit(it.placet).status
        let ends = try #require(drawn.mark(.appealEnds))
        #expect(ends.at == status.endsAt?.at)
        #expect(ends.isProvisional == status.endsAt?.isProvisional)
        #expect(drawn.mark(.due)?.at == status.dueBy?.at)
        #expect(drawn.marks.first?.at == status.submittedAt)
        #expect([ends.time, ends.entry, ends.law] == ["24:00", "/deletion/appeal", "Civil Code 201, 203"])
        #expect(drawn.cancelBy == status.cancelBy)
        #expect([drawn.appealDays, drawn.workingDays] == [15, 15])
        #expect(drawn.authority == .server)
        #expect(drawn.isZoneKnown && !drawn.isProvisional)
        #expect(drawn.mark(.executes) == nil)
    }

    @Test("A timeline over a holiday names the days of rest, and one beyond the calendar is provisional")
    func holiday() throws {
        let placet = try ready().placet
        let holiday = try placet.deletion.timeline(submitted: Date(timeIntervalSince1970: 1_726_797_600))
        #expect(holiday.movedOver == ["2024-10-05", "2024-10-06", "2024-10-07"])
        #expect(holiday.mark(.restDay)?.day == "2024-10-05")
        #expect(holiday.mark(.appealEnds)?.day == "2024-10-08")
        #expect(try placet.deletion.timeline(submitted: Date(timeIntervalSince1970: 1_900_000_000)).isProvisional)
    }

    @Test("A manifest that is silent on the appeal has no timeline")
    func silent() throws {
        let placet = try ready(appeal: #""unspecified""#).placet
        expectFailure("appeal_unspecified") { try placet.deletion.timeline() }
    }
}
