import Foundation
import Placet
import PlacetTesting
import Testing

/// Answers that were allowed and are kept: given for nothing, and never when the rules would say no.
@Suite("Kept answers")
struct KeptAnswerTests {
    /// The system's clocks, as an app has them.
    private func speaking(at folder: URL? = nil, by manifest: Data? = nil) async throws -> (Placet, Session) {
        let manifest = try manifest ?? Example.manifest()
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

    @Test("A use is the same wherever its text is, also when that is made anew for each question")
    func sameText() async throws {
        let (placet, room) = try await speaking()
        let speak = { UseRef(["voice_room", "speak"].joined(separator: ".")) }
        let answer = room.check(speak())
        #expect(answer.isAllowed)
        for _ in 0..<100 {
            #expect(room.check(speak()) == answer)
            #expect(room.check(Example.speak) == answer)
        }
        try placet.consents.change(on: .dialog) { $0.withdraw(Example.voiceChat) }
        #expect(room.check(speak()).reason == .consentWithdrawn)
        #expect(room.check(Example.speak).reason == .consentWithdrawn)
    }

    @Test("Of more uses than a session has at hand each has its own answer, and all of them end")
    func manyUses() async throws {
        let (placet, room) = try await speaking(by: Self.manifest(ofUses: 100))
        // Half of the texts are short enough to be without letters in memory, as `voice_room.u1`.
        let uses = (0..<100).map { UseRef($0 % 2 == 0 ? "voice_room.u\($0)" : "voice_room.a_longer_name_\($0)") }
        for _ in 0..<3 {
            for (number, use) in uses.enumerated() {
                guard case .allowed(let allowance) = room.check(use) else { throw Unexpected() }
                #expect(allowance.data == DataId(number % 3 == 0 ? "clipboard" : "voice"))
            }
        }
        try placet.consents.change(on: .dialog) { $0.withdraw(Example.voiceChat) }
        #expect(uses.allSatisfy { room.check($0).reason == .consentWithdrawn })
    }

    @Test("An answer says what it said after everything that gave it is gone")
    func outlives() async throws {
        let answers = try await {
            let (placet, room) = try await speaking()
            defer { placet.close() }
            return [room.check(Example.speak), room.check(Example.speak), room.check(UseRef("voice_room.sing"))]
        }()
        guard case .allowed(let allowance) = answers[1], case .denied(let denial) = answers[2] else {
            throw Unexpected()
        }
        #expect(answers[0] == answers[1] && answers[0].hashValue == answers[1].hashValue)
        #expect(allowance.purpose == Example.voiceChat && allowance.data == DataId("voice"))
        #expect(denial.reason == .notDeclared)
        let parts =
            Mirror(reflecting: allowance).children.map(\.label) + Mirror(reflecting: denial).children.map(\.label)
        #expect(parts.count == 11)
        #expect("\(answers[1])".contains("voice_chat"))
    }

    @Test("Whoever asks while the session is closed and let go of is allowed before and denied after")
    func sessionClosedMeanwhile() async throws {
        let (placet, _) = try await speaking()
        for _ in 0..<60 {
            let began = DispatchSemaphore(value: 0)
            let over = DispatchGroup()
            let answers = Heard<Decision>()
            do {
                let room = try placet.enter(Example.voiceRoom, by: .userAction)
                try await room.request(Example.microphone)
                for _ in 0..<2 {
                    over.enter()
                    Thread { [room] in
                        while room.check(Example.speak).isAllowed { began.signal() }
                        answers.add(room.check(Example.speak))
                        over.leave()
                    }.start()
                }
                await aside { for _ in 0..<10 { began.wait() } }
                room.close()
            }
            await aside { over.wait() }
            #expect(answers.all.count == 2)
            #expect(answers.all.allSatisfy { $0.reason == .featureNotInUse })
        }
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

    /// The example with so many uses in the voice room, of which every third is about other data.
    private static func manifest(ofUses count: Int) throws -> Data {
        guard var manifest = try JSONSerialization.jsonObject(with: Example.manifest()) as? [String: Any],
            var features = manifest["features"] as? [String: Any],
            var room = features["voice_room"] as? [String: Any],
            var uses = room["uses"] as? [String: Any],
            var use = uses["speak"] as? [String: Any]
        else { throw Unexpected() }
        for number in 0..<count {
            use["data"] = number % 3 == 0 ? "clipboard" : "voice"
            uses[number % 2 == 0 ? "u\(number)" : "a_longer_name_\(number)"] = use
        }
        room["uses"] = uses
        features["voice_room"] = room
        manifest["features"] = features
        return try JSONSerialization.data(withJSONObject: manifest)
    }
}
