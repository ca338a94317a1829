import Foundation
import PlacetTesting
import Testing

@Suite("The shared stories")
struct StoriesTests {
    /// Where `PLACET_TRANSCRIPT` names a file, what was answered is written there, to be compared with the other languages.
    @Test("Every story of core/scenarios is told through the Swift API")
    func stories() async throws {
        let scratch = try Scratch()
        let runner = StoryRunner(in: scratch.folder)
        let stories = try Story.all(below: Example.root.appendingPathComponent("core/scenarios"))
        #expect(!stories.isEmpty)
        for story in stories {
            do {
                try await runner.tell(story)
            } catch {
                Issue.record("\(error)")
            }
        }
        print("stories told through the Swift API: \(stories.count), steps: \(runner.transcript.count)")
        if let file = ProcessInfo.processInfo.environment["PLACET_TRANSCRIPT"], !file.isEmpty {
            try Data(runner.transcript.joined().utf8).write(to: URL(fileURLWithPath: file))
        }
    }

    @Test("Every verb answers as the story format says")
    func everyVerb() async throws {
        let scratch = try Scratch()
        try FileManager.default.copyItem(
            at: Example.root.appendingPathComponent("bindings/swift/Tests/PlacetTests/Resources/every_verb.story.json"),
            to: scratch.folder.appendingPathComponent("every_verb.story.json")
        )
        try Example.manifest().write(to: scratch.folder.appendingPathComponent("manifest.json"))
        let runner = StoryRunner(in: scratch.folder.appendingPathComponent("told"))
        for story in try Story.all(below: scratch.folder) { try await runner.tell(story) }
        #expect(!runner.transcript.isEmpty)
        print(runner.transcript.joined())
    }
}
