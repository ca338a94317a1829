import Foundation
import Placet
import PlacetTesting
import Testing

/// Answers that were allowed and are kept: given for nothing, and never when the rules would say no.
@Suite("Kept answers")
struct KeptAnswerTests {
    /// The system's clocks, as an app has them.
    private func speaking(at folder: URL? = nil) async throws -> (Placet, Session) {
        let manifest = try Example.manifest()
        let permissions = ScriptedPermissions()
        let placet =
            if let folder {
                try Placet.open(at: folder, manifest: manifest, permissions: permissions, watchInterval: 0)
            } else {
                try Placet.openInMemory(manifest: manifest, permissions: permissions, watchInterval: 0)
            }
        try placet.agreeToSpeak()
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        return (placet, room)
    }

    @Test("A kept answer is the very answer of the rules, and ends when they say no")
    func ends() async throws {
        let (placet, room) = try await speaking()
        let answers = (0..<3).map { _ in room.check(Example.speak) }
        #expect(answers[0].isAllowed)
        #expect(answers.allSatisfy { $0 == answers[0] })
        try placet.permissions.report(Example.microphone, as: .denied)
        #expect(room.check(Example.speak).reason == .permissionDenied)
        let other = try placet.enter(Example.voiceRoom, by: .userAction)
        try placet.permissions.report(Example.microphone, as: .granted)
        for _ in 0..<3 { #expect(other.check(Example.speak).isAllowed) }
        try placet.consents.change(on: .dialog) { $0.withdraw(Example.voiceChat) }
        #expect(other.check(Example.speak).reason == .consentWithdrawn)
    }

    @Test("A withdrawal of another engine over the folder is seen by the next question")
    func otherEngine() async throws {
        let scratch = try Scratch()
        let (_placet, room) = try await speaking(at: scratch.folder)
        for _ in 0..<3 { #expect(room.check(Example.speak).isAllowed) }
        let other = try Placet.open(at: scratch.folder, manifest: try Example.manifest(), watchInterval: 0)
        try other.consents.change(on: .dialog) { $0.withdraw(Example.voiceChat) }
        #expect(room.check(Example.speak).reason == .consentWithdrawn)
        _placet.close()
    }

    @Test("Whoever asks while it is closed is allowed before and denied after, and nothing breaks")
    func closedMeanwhile() async throws {
        for _ in 0..<60 {
            let (placet, room) = try await speaking()
            for _ in 0..<2 { #expect(room.check(Example.speak).isAllowed) }
            let closed = Flag()
            let (began, answers) = (DispatchSemaphore(value: 0), Heard<Decision>())
            let over = DispatchGroup()
            for _ in 0..<3 {
                over.enter()
                // Threads of their own: they wait for nobody, and would keep tasks from running.
                Thread {
                    var hasBegun = false
                    while true {
                        let wasClosed = closed.isSet
                        let answer = room.check(Example.speak)
                        if !hasBegun { began.signal() }
                        hasBegun = true
                        if !wasClosed { continue }
                        answers.add(answer)
                        return over.leave()
                    }
                }.start()
            }
            await aside { for _ in 0..<3 { began.wait() } }
            placet.close()
            closed.set()
            await aside { over.wait() }
            for answer in answers.all {
                guard case .denied(let denial) = answer else { throw Unexpected() }
                #expect(denial.why == .closed)
            }
            #expect(answers.all.count == 3)
        }
    }
}
