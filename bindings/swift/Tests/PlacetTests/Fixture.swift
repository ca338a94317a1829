import Foundation
import Placet
import PlacetTesting
import Testing

/// The example manifest of the core's tests, with the ids that these tests name.
enum Example {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func manifest() throws -> Data {
        try Data(contentsOf: root.appendingPathComponent("core/tests/fixtures/example.json"))
    }

    static let privacyPolicy = DocumentId("privacy_policy")
    static let voiceChat = PurposeId("voice_chat")
    static let roomEntry = PurposeId("room_entry")
    static let nearbyPurpose = PurposeId("nearby")
    static let faceCheck = SeparatePurposeId("face_check")
    static let realName = FactId("real_name_verified")
    static let microphone = PermissionId("microphone")
    static let clipboard = PermissionId("clipboard")
    static let location = PermissionId("location")
    static let voiceRoom = FeatureId("voice_room")
    static let speak = UseRef("voice_room.speak")
    static let roomPaste = FeatureId("room_paste")
    static let readRoomNumber = UseRef("room_paste.read_room_number")
    static let nearby = FeatureId("nearby")
    static let locate = UseRef("nearby.locate")
    static let locateRoughly = UseRef("nearby.locate_roughly")
}

extension InMemory {
    /// The example, with the document accepted, an adult whose real name is verified, and voice chat granted.
    static func readyToSpeak() throws -> InMemory {
        let it = try InMemory(manifest: try Example.manifest())
        try it.placet.agreeToSpeak()
        return it
    }
}

extension Placet {
    func agreeToSpeak() throws {
        try documents.present(Example.privacyPolicy)
        try documents.accept(Example.privacyPolicy, on: .firstLaunch)
        try age.set(.adult)
        try facts.set(Example.realName, holds: true, on: .featureEntry)
        try permissions.report(Example.microphone, as: .granted)
        try consents.change(on: .dialog) { $0.grant(Example.voiceChat) }
    }
}

/// A folder that is gone when nobody holds it any longer.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("placet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

/// What listeners were told, in order.
final class Heard<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value] = []

    var all: [Value] { lock.withLock { values } }

    func add(_ value: Value) { lock.withLock { values.append(value) } }
}

/// Expects a failure with that code, and hands it back.
@discardableResult
func expectFailure(
    _ code: String,
    at place: SourceLocation = #_sourceLocation,
    _ body: () throws -> some Any
) -> PlacetError? {
    do {
        _ = try body()
    } catch let failure as PlacetError {
        #expect(failure.code == code, sourceLocation: place)
        return failure
    } catch {
        Issue.record("\(error) is no PlacetError", sourceLocation: place)
        return nil
    }
    Issue.record("nothing failed with \(code)", sourceLocation: place)
    return nil
}

/// Waits on a thread of its own.
func aside(_ wait: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { waiting in
        Thread {
            wait()
            waiting.resume()
        }.start()
    }
}

/// Something that happens once.
final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false

    var isSet: Bool { lock.withLock { value } }

    func set() { lock.withLock { value = true } }
}
