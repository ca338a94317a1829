// The same program as a second process over the same folder, and how the first one talks to it.

import Foundation
import Placet

/// What a second process is started for.
enum Errand: String {
    /// Speaks in a voice room and asks the gate again and again until it says no.
    case speak
    /// Withdraws, says so, and goes on until it is killed.
    case withdrawAndHang = "withdraw-and-hang"
}

/// A child of this process.
final class OtherProcess {
    private let process = Process()
    private let output = Pipe()
    private var read = Data()

    init(_ errand: Errand, over folder: URL) throws {
        guard let program = Bundle.main.executableURL else { throw DemoFailure("this program has no file") }
        process.executableURL = program
        process.arguments = ["--errand", errand.rawValue, folder.path]
        process.standardOutput = output
        try process.run()
    }

    /// Its next line; `nil` when it has ended.
    func nextLine() -> String? {
        while true {
            if let end = read.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: read[read.startIndex..<end], as: UTF8.self)
                read = Data(read[read.index(after: end)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            read.append(more)
        }
    }

    /// Shows its lines until one contains `text`, and returns that one.
    @discardableResult
    func show(until text: String) throws -> String {
        while let line = nextLine() {
            say("  | \(line)")
            if line.contains(text) { return line }
        }
        throw DemoFailure("the second process ended before it said \"\(text)\"")
    }

    /// Ends it as the system does when memory is short: no goodbye.
    func killNow() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func waitUntilGone() { process.waitUntilExit() }
}

/// What the child does.
func carryOut(_ errand: Errand, over folder: URL) async throws {
    let placet = try Placet.open(at: folder, manifest: App.manifest, permissions: ScriptedPerson(answer: .granted))
    switch errand {
    case .speak: try await speakUntilDenied(placet)
    case .withdrawAndHang:
        try placet.consents.change(on: .settings) { $0.withdraw(App.Purposes.roomEntry) }
        say("room_entry is withdrawn; the call has returned")
        while true { sleep(60) }
    }
    placet.close()
}

private func speakUntilDenied(_ placet: Placet) async throws {
    try placet.permissions.report(App.Permissions.microphone, as: .granted)
    let room = try placet.enter(App.Features.voiceSpeak, by: .userAction)
    try await room.request(App.Permissions.microphone)
    say("take voice_speak.speak: \(room.take(App.Features.voiceSpeak.speak).inWords)")
    var checks = 0
    while case .allowed = room.check(App.Features.voiceSpeak.speak) {
        checks += 1
        if checks == 20 { say("speaking; the gate was asked 20 times") }
        try await Task.sleep(nanoseconds: 5_000_000)
    }
    let denied = milliseconds()
    say("at \(denied) check: \(room.check(App.Features.voiceSpeak.speak).inWords)")
    let reason = await withCheckedContinuation { waiting in room.onEnded { waiting.resume(returning: $0) } }
    say("told \(milliseconds() - denied) ms later that the session ended: \(reason.code)")
}

/// Milliseconds since the epoch.
func milliseconds() -> Int { Int((Date().timeIntervalSince1970 * 1000).rounded()) }

/// Something that the demo relies on did not happen.
struct DemoFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
