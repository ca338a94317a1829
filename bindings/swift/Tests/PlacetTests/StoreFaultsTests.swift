import Foundation
import Placet
import Testing

@Suite("What is wrong with a store's files: the same faults as in bindings/ffi/tests/faults.rs")
struct StoreFaultsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("Whatever is wrong with the files of a store arrives as its code, and everything is denied")
    func files() throws {
        try fault("unreadable") {
            try Data(repeating: 7, count: 9000).write(to: $0.appendingPathComponent("placet.db"))
        }
        // The schema's number stands in the header of a database of SQLite's.
        try fault("newer") { store in try edit(store) { $0[63] = 2 } }
        try fault("tampered") { store in
            try edit(store) { bytes in
                let place = try #require(bytes.range(of: Data("consent_changed".utf8)))
                bytes[place.lowerBound] = UInt8(ascii: "C")
            }
        }
        try fault("rolled_back") { try FileManager.default.removeItem(at: $0.appendingPathComponent("placet.db")) }
        try fault("keys_lost") { try FileManager.default.removeItem(at: $0.appendingPathComponent("placet.keys")) }
        try fault("out_of_reach") {
            let keys = $0.appendingPathComponent("placet.keys")
            try FileManager.default.removeItem(at: keys)
            try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: false)
        }
    }

    @Test("Another app's store and another key arrive as their codes, and everything is denied")
    func otherAppAndKey() throws {
        let store = scratch.folder.appendingPathComponent("store")
        let first = try open(store, key: 1)
        try first.agreeToSpeak()
        first.close()
        let another = String(decoding: try Example.manifest(), as: UTF8.self)
            .replacingOccurrences(of: "\"id\": \"example\"", with: "\"id\": \"another\"")
        try denies(try open(store, key: 1, manifest: Data(another.utf8)), "other_app")
        try denies(try open(store, key: 2), "wrong_key")
    }

    @Test("A withdrawal that the store would not take throws and denies in this process until it is written")
    func unwritten() throws {
        let placet = try open(scratch.folder, key: 1)
        try placet.agreeToSpeak()
        try placet.suspend()
        let failure = expectFailure("suspended") { try withdraw(placet) }
        #expect(failure?.detail.contains("this process denies it") == true)
        try placet.resume()

        #expect(try placet.consents.status(of: Example.voiceChat) == .granted)
        #expect(try spoken(placet) == .consentWithdrawn)
        let before = try open(scratch.folder, key: 1)
        #expect(try spoken(before) == .permissionNotDetermined)
        before.close()
        try withdraw(placet)
        let after = try open(scratch.folder, key: 1)
        #expect(try spoken(after) == .consentWithdrawn)
        after.close()
        placet.close()
    }

    private func withdraw(_ placet: Placet) throws {
        try placet.consents.change(on: .test) { $0.withdraw(Example.voiceChat) }
    }

    private func spoken(_ placet: Placet) throws -> Reason? {
        let room = try placet.enter(Example.voiceRoom, by: .userAction)
        defer { room.close() }
        if case .denied(let denied) = room.check(Example.speak) { return denied.reason }
        return nil
    }

    private func fault(_ code: String, _ befall: (URL) throws -> Void) throws {
        let store = scratch.folder.appendingPathComponent(code)
        let placet = try open(store, key: 1)
        try placet.agreeToSpeak()
        placet.close()
        try befall(store)
        try denies(try open(store, key: 1), code)
    }

    private func denies(_ placet: Placet, _ code: String) throws {
        let why = Unavailability(rawValue: code)
        #expect(placet.health == .unavailable(why))
        #expect(placet.health.isRetryable == (code == "out_of_reach"))
        if case .denied(let denied) = placet.check(Example.speak) {
            #expect(denied.why == why)
        } else {
            Issue.record("\(code): allowed")
        }
        #expect(expectFailure(code) { try placet.consents.status(of: Example.voiceChat) }?.kind == .unavailable)
        placet.close()
    }

    private func open(_ store: URL, key: UInt8, manifest: Data? = nil) throws -> Placet {
        let manifest = try manifest ?? Example.manifest()
        return try Placet.open(at: store, manifest: manifest, key: Data(repeating: key, count: 32), watchInterval: 0)
    }

    /// Changes the bytes of the database.
    private func edit(_ store: URL, _ change: (inout Data) throws -> Void) throws {
        let file = store.appendingPathComponent("placet.db")
        var bytes = try Data(contentsOf: file)
        try change(&bytes)
        try bytes.write(to: file)
    }
}
