import Foundation
import Placet
import PlacetTesting
import Testing

/// Before the system freezes an app everything is let go of, and afterwards everything is found again.
@Suite("Suspending and resuming")
struct SuspendTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func speaking(watchInterval: TimeInterval = 0) async throws -> (Placet, Session) {
        let placet = try Placet.open(
            at: scratch.folder,
            manifest: try Example.manifest(),
            permissions: ScriptedPermissions(),
            watchInterval: watchInterval
        )
        try placet.agreeToSpeak()
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        for _ in 0..<2 { #expect(room.check(Example.speak).isAllowed) }
        return (placet, room)
    }

    private func why(_ decision: Decision) -> Unavailability? {
        if case .denied(let denial) = decision { denial.why } else { nil }
    }

    @Test("Nothing is allowed until it is resumed, and then the session goes on")
    func goesOn() async throws {
        let (placet, room) = try await speaking()
        try placet.suspend()
        try placet.suspend()
        #expect(placet.health == .unavailable(.suspended))
        for _ in 0..<2 { #expect(why(room.check(Example.speak)) == .suspended) }
        #expect(why(room.take(Example.speak)) == .suspended)
        let failure = expectFailure("suspended") { try placet.tick() }
        #expect(failure?.kind == .unavailable)
        try placet.resume()
        try placet.resume()
        #expect(placet.health == .ok)
        #expect(room.endReason == nil)
        for _ in 0..<2 { #expect(room.check(Example.speak).isAllowed) }
    }

    @Test("What another engine withdrew meanwhile has ended the session when it is resumed")
    func withdrawnMeanwhile() async throws {
        let (placet, room) = try await speaking()
        try placet.suspend()
        let other = try Placet.open(at: scratch.folder, manifest: try Example.manifest(), watchInterval: 0)
        try other.consents.change(on: .dialog) { $0.withdraw(Example.voiceChat) }
        other.close()
        try placet.resume()
        #expect(room.endReason?.denial == .consentWithdrawn)
        #expect(!room.check(Example.speak).isAllowed)
    }

    @Test("A suspended one can be closed, and a closed one is neither suspended nor resumed")
    func closed() async throws {
        let (placet, room) = try await speaking()
        try placet.suspend()
        placet.close()
        #expect(room.endReason?.kind == .shutdown)
        #expect(expectFailure("closed") { try placet.suspend() }?.kind == .closed)
        #expect(expectFailure("closed") { try placet.resume() }?.kind == .closed)
        #expect(why(room.check(Example.speak)) == .closed)
    }

    @Test("While others ask and the timer looks, nothing is allowed between suspending and resuming")
    func whileOthersAsk() async throws {
        let (placet, room) = try await speaking(watchInterval: 0.01)
        let done = Flag()
        let over = DispatchGroup()
        for _ in 0..<2 {
            over.enter()
            // Threads of their own: they wait for nobody, and would keep tasks from running.
            Thread {
                while !done.isSet { _ = room.check(Example.speak) }
                over.leave()
            }.start()
        }
        for _ in 0..<10 {
            #expect(room.check(Example.speak).isAllowed)
            try placet.suspend()
            for _ in 0..<2 { #expect(why(room.check(Example.speak)) == .suspended) }
            try placet.resume()
        }
        done.set()
        await aside { over.wait() }
        #expect(try placet.ledger.verify().entries > 0)
    }
}
