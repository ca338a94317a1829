// A device without a screen: who is asked, a microphone and a clipboard.

import Foundation
import Placet

/// A person who reads the purpose text and says yes or no, by a script.
struct ScriptedPerson: SystemPermissions {
    let answer: PermissionState

    func ask(_ request: PermissionRequest) async -> PermissionState {
        let asked = request.asksSystem ? "the app's text, then the system's dialog" : "the app's own dialog"
        say("    [\(asked)] \"\(request.usage)\" (\(request.permission)) -> \(answer)")
        return answer
    }
}

/// A microphone that says when it records.
final class Microphone: Sendable {
    func start() { say("    [microphone] recording") }
    func stop() { say("    [microphone] off") }
}

/// A clipboard with a room number in some chatter.
struct Clipboard {
    let text = "来 可可星球 一起玩, 房间号 8864213"

    /// What the gate lets through: what matches the pattern as a whole, or nothing.
    func read(only pattern: String) -> String? {
        text.range(of: pattern, options: .regularExpression).map { String(text[$0]) }
    }
}

/// Prints at once, so that the lines of several processes stay in order.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
