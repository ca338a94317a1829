// One day of 可可星球, step by step. Every step says what it does, what the gate answers, and stops the day when the answer is
// not the one that the person could rely on.

import Foundation
import Placet

struct Day {
    let folder: URL
    private(set) var placet: Placet
    private let microphone = Microphone()
    private var steps = 0

    init(in folder: URL) throws {
        self.folder = folder
        placet = try Self.open(folder)
    }

    mutating func run() async throws {
        try firstLaunch()
        try accept()
        let room = try await voiceRoom()
        try roomNumber()
        try leave(room)
        try refuse()
        try await withdrawWhileAnotherAsks()
        try killAndReopen()
        try report()
        placet.close()
    }

    private static func open(_ folder: URL) throws -> Placet {
        try Placet.open(at: folder, manifest: App.manifest, permissions: ScriptedPerson(answer: .granted))
    }

    private mutating func firstLaunch() throws {
        step("First launch: nothing is accepted, nothing is collected")
        let browsing = try placet.enter(App.Features.browse, by: .launch)
        show("browse", try placet.availability(of: App.Features.browse))
        show("sign in", try placet.availability(of: App.Features.login))
        show("voice room", try placet.availability(of: App.Features.voiceSpeak))
        try expect(placet.check(App.Features.login.enterContact), .documentNotAccepted, "sign in")
        browsing.close()
    }

    private mutating func accept() throws {
        step("The privacy policy is shown and accepted: that opens what signing in needs, and nothing optional")
        try placet.documents.present(App.Documents.privacyPolicy)
        try placet.documents.accept(App.Documents.privacyPolicy, on: .firstLaunch)
        try placet.age.set(.adult)
        let login = try placet.enter(App.Features.login, by: .userAction)
        defer { login.close() }
        try expect(login.take(App.Features.login.enterContact), nil, "sign in")
        try expect(placet.check(App.Features.voiceSpeak.speak), .consentNotDetermined, "speak")
    }

    private mutating func voiceRoom() async throws -> Session {
        step("A voice room: consent, then the microphone, then speaking")
        let room = try placet.enter(App.Features.voiceSpeak, by: .userAction)
        room.onEnded { [microphone] reason in
            say("    [session] ended: \(reason.code)")
            microphone.stop()
        }
        try expect(room.take(App.Features.voiceSpeak.speak), .consentNotDetermined, "speak")
        try placet.consents.change(on: .featureEntry) { $0.grant(App.Purposes.voiceCommunication) }
        say("    [dialog] voice chat -> yes")
        try placet.permissions.report(App.Permissions.microphone, as: .notDetermined)
        try expect(room.take(App.Features.voiceSpeak.speak), .permissionNotDetermined, "speak")
        try await room.request(App.Permissions.microphone)
        try expect(room.take(App.Features.voiceSpeak.speak), nil, "speak")
        microphone.start()
        return room
    }

    private mutating func roomNumber() throws {
        step("A room number from the clipboard: once for each tap, and only the number")
        let paste = try placet.enter(App.Features.roomPaste, by: .userAction)
        defer { paste.close() }
        try placet.consents.change(on: .featureEntry) { $0.grant(App.Purposes.roomEntry) }
        let tap = try paste.beginAction()
        let decision = paste.take(App.Features.roomPaste.readRoomNumber, for: tap)
        try expect(decision, nil, "read the clipboard")
        if case .allowed(let allowance) = decision, let pattern = allowance.only?.pattern {
            say("    [clipboard] \(Clipboard().read(only: pattern) ?? "nothing that matches")")
        }
        try expect(paste.take(App.Features.roomPaste.readRoomNumber, for: tap), .budgetExhausted, "read it again")
    }

    private mutating func leave(_ room: Session) throws {
        step("Leaving the room: the permission stays, the feature is not in use")
        room.close()
        try expect(room.check(App.Features.voiceSpeak.speak), .featureNotInUse, "speak")
    }

    private mutating func refuse() throws {
        step("Refusing the prize draw: nothing else is touched")
        try placet.facts.set(App.Facts.campaignOpen, holds: true, on: .dialog)
        let draw = try placet.enter(App.Features.promotion, by: .userAction)
        defer { draw.close() }
        try placet.consents.change(on: .dialog) { $0.deny(App.Purposes.promotion) }
        try expect(draw.take(App.Features.promotion.enterAddress), .consentDenied, "ask for an address")
        let login = try placet.enter(App.Features.login, by: .userAction)
        defer { login.close() }
        try expect(login.take(App.Features.login.enterContact), nil, "sign in")
    }

    private mutating func withdrawWhileAnotherAsks() async throws {
        step("Withdrawing while a second process speaks: it is denied at once, and told within half a second")
        let other = try OtherProcess(.speak, over: folder)
        try other.show(until: "asked 20 times")
        let report = try placet.consents.change(on: .privacyCentre) { $0.withdraw(App.Purposes.voiceCommunication) }
        let returned = milliseconds()
        say("  withdrawn at \(returned); closed: \(list(report.closed)); to erase: \(list(report.toErase.map(\.data)))")
        let denied = try other.show(until: "check: denied")
        guard denied.contains(Reason.consentWithdrawn.code) else {
            throw DemoFailure("it was denied for another reason")
        }
        try other.show(until: "session ended: \(Reason.consentWithdrawn)")
        other.waitUntilGone()
    }

    private mutating func killAndReopen() throws {
        step("A process withdraws and is killed (kill -9): what had returned is kept")
        let other = try OtherProcess(.withdrawAndHang, over: folder)
        try other.show(until: "has returned")
        other.killNow()
        placet.close()
        say("  everything is gone; opening again")
        placet = try Self.open(folder)
        guard placet.health == .ok else { throw DemoFailure("the store did not open: \(placet.health)") }
        for purpose in [App.Purposes.roomEntry, App.Purposes.voiceCommunication, App.Purposes.promotion] {
            say("  \(purpose): \(try placet.consents.status(of: purpose))")
        }
        guard try placet.consents.status(of: App.Purposes.roomEntry) == .withdrawn else {
            throw DemoFailure("a withdrawal that had returned was lost")
        }
        try expect(placet.check(App.Features.roomPaste.readRoomNumber), .consentWithdrawn, "read the clipboard")
    }

    private mutating func report() throws {
        step("What is on record")
        let verified = try placet.ledger.verify()
        say("  the ledger holds \(verified.entries) entries, every hash is right")
        for use in try placet.ledger.usage() { say("  taken: \(use.use), \(use.count) times") }
        for owed in try placet.obligations.open() {
            let data = owed.data.map { " \($0)" } ?? ""
            say("  owed: \(owed.what.code)\(data), because of \(owed.about ?? owed.why.code)")
        }
        let page = folder.appendingPathComponent("report.html")
        try Data(try placet.report(in: Locale(identifier: "zh-CN")).utf8).write(to: page)
        say("  the report for the person: \(page.path)")
    }

    private mutating func step(_ title: String) {
        steps += 1
        say("\n\(steps). \(title)")
    }

    private func show(_ what: String, _ availability: Availability) { say("  \(what): \(availability.inWords)") }

    /// Shows an answer and stops the day when it is not the one for that reason, or not an allowance for `nil`.
    private func expect(_ decision: Decision, _ reason: Reason?, _ what: String) throws {
        say("  \(what): \(decision.inWords)")
        let given: Reason? = if case .denied(let denial) = decision { denial.reason } else { nil }
        guard given == reason else { throw DemoFailure("\(what): expected \(reason?.code ?? "allowed")") }
    }

    private func list(_ items: [some CustomStringConvertible]) -> String {
        items.isEmpty ? "nothing" : items.map(\.description).joined(separator: ", ")
    }
}
