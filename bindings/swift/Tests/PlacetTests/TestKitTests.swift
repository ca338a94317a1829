import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("The test kit")
struct TestKitTests {
    @Test("A source that was read after a take is covered, once for each take")
    func covered() async throws {
        let it = try InMemory.readyToSpeak()
        let microphone = try FakeMicrophone(it.placet, for: Example.speak)
        let room = try it.placet.enter(Example.voiceRoom, by: .userAction)
        try await room.request(Example.microphone)
        try await assertNothingCollected(from: microphone) {
            #expect(room.take(Example.speak).isAllowed)
            microphone.start()
        }
        #expect(microphone.isRecording)
        microphone.start()
        #expect(microphone.uncovered.count == 1)
    }

    @Test("A source that was read without a take fails the test and names the place")
    func uncovered() async throws {
        let it = try InMemory.readyToSpeak()
        let clipboard = try FakeClipboard(it.placet, holding: "123456", for: Example.readRoomNumber)
        await #expect(throws: UncoveredCollection.self) {
            try await assertNothingCollected(from: clipboard) { _ = clipboard.read() }
        }
        #expect(clipboard.uncovered.first?.place.contains("TestKitTests.swift") == true)
        #expect(clipboard.uncovered.first?.uses == [Example.readRoomNumber])
    }

    @Test("A take that was denied covers nothing")
    func denied() async throws {
        let it = try InMemory(manifest: try Example.manifest())
        let location = try FakeLocation(it.placet, latitude: 31.2, longitude: 121.5, for: Example.locate)
        let nearby = try it.placet.enter(Example.nearby, by: .userAction)
        #expect(!nearby.take(Example.locate).isAllowed)
        #expect(location.read().latitude == 31.2)
        #expect(location.uncovered.count == 1)
        let ids = try FakeDeviceIds(it.placet, ids: ["idfv": "1"], for: Example.locate)
        #expect(ids.read("idfv") == "1")
        #expect(ids.read("idfa") == nil)
        #expect(ids.uncovered.count == 2)
    }

    @Test("Expired consent ends at its time on the fake clock")
    func expiry() throws {
        let it = try InMemory.readyToSpeak()
        try it.placet.consents.change(on: .dialog) { $0.grant(Example.nearbyPurpose) }
        try it.wait(29 * 86_400)
        #expect(try it.placet.consents.status(of: Example.nearbyPurpose) == .granted)
        try it.wait(2 * 86_400)
        #expect(try it.placet.consents.status(of: Example.nearbyPurpose) == .expired)
    }
}
