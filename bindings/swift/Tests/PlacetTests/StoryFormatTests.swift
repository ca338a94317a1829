import Foundation
import Testing

@testable import PlacetTesting

@Suite("Stories and transcripts")
struct StoryFormatTests {
    @Test("Canonical JSON sorts keys by their bytes and escapes nothing that need not be")
    func canonical() throws {
        let written = #"{ "b": [1, -2, true, null], "a/é": "可/可\t\"\\\u0001\u007f", "B": {}, "é": "" }"#
        let value = try JSONDecoder().decode(JSON.self, from: Data(written.utf8))
        let expected = #"{"B":{},"a/é":"可/可\t\"\\\u0001"# + "\u{7F}" + #"","b":[1,-2,true,null],"é":""}"#
        #expect(value.canonical == expected)
        #expect(JSON.text("\u{8}\u{C}\n\r\u{1F}").canonical == #""\b\f\n\r\u001f""#)
    }

    @Test("Keys beyond the basic plane come after those within, as their bytes do")
    func keyOrder() {
        let value = JSON.object(["\u{FFFD}": .null, "\u{1F600}": .null])
        #expect(value.canonical == "{\"\u{FFFD}\":null,\"\u{1F600}\":null}")
    }

    @Test("Every key that is expected must agree; lists are equal as a whole")
    func agreement() {
        let answer = JSON.object(["a": .integer(1), "b": .list([.text("x"), .text("y")])])
        #expect(JSON.object(["a": .integer(1)]).agrees(with: answer))
        #expect(!JSON.object(["a": .integer(2)]).agrees(with: answer))
        #expect(!JSON.object(["c": .integer(1)]).agrees(with: answer))
        #expect(!JSON.object(["b": .list([.text("x")])]).agrees(with: answer))
        #expect(!JSON.text("done").agrees(with: answer))
    }

    @Test(
        "A span of time is so many seconds from its start on",
        arguments: [
            ("PT48H", 172_800), ("P30D", 2_592_000), ("PT1H30M15S", 5415), ("P1W", 604_800),
            ("P1M", 30 * 86_400), ("P1Y", 365 * 86_400), ("P1DT0.5S", 86_400.5),
        ] as [(String, Double)]
    )
    func spans(_ written: String, _ seconds: Double) throws {
        #expect(try elapsed(from: instant("2024-06-01T09:00:00+08:00"), written) == seconds)
    }

    @Test("What is no span of time is refused", arguments: ["", "P", "48H", "PT5", "P5H", "PTH", "PT1M1H", "P1D1Y"])
    func noSpans(_ written: String) {
        #expect(throws: StoryFormatError.self) { try elapsed(from: Date(timeIntervalSince1970: 0), written) }
    }

    @Test(
        "A story with a mistake is refused",
        arguments: [
            #"{}"#,
            #"{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [] }"#,
            #"{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [{ "health": {} }] }"#,
            #"{ "story": "s", "starts": "yesterday", "steps": [{ "health": {}, "expect": "ok" }] }"#,
            #"{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [{ "health": {}, "expect": "ok" }], "x": 1 }"#,
            #"{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [{ "a": {}, "b": {}, "expect": "ok" }] }"#,
        ]
    )
    func mistakes(_ written: String) throws {
        #expect(throws: StoryFormatError.self) { try story(written) }
    }

    @Test(
        "A step with a mistake fails the story",
        arguments: [
            #"{ "dance": {} }"#, #"{ "health": { "loudly": true } }"#, #"{ "set_age_band": { "band": "old" } }"#,
            #"{ "enter": { "feature": "voice_room", "by": "user_action" } }"#, #"{ "close": { "session": "none" } }"#,
            #"{ "set_fact": { "fact": "real_name_verified", "holds": "yes" } }"#, #"{ "restart": "slowly" }"#,
        ]
    )
    func badSteps(_ step: String) async throws {
        let scratch = try Scratch()
        let story = try story(steps: step, #"{ "health": {}, "expect": "ok" }"#, in: scratch)
        await #expect(throws: StoryFormatError.self) { try await StoryRunner(in: scratch.folder).tell(story) }
    }

    @Test("A wrong answer and an error that nobody expected fail the story, an expected error does not")
    func wrongAnswers() async throws {
        let scratch = try Scratch()
        let accept = #"{ "accept": { "document": "privacy_policy" }, "expect": { "error": "document_not_presented" } }"#
        let runner = StoryRunner(in: scratch.folder.appendingPathComponent("told"))
        try await runner.tell(try story(steps: accept, in: scratch))
        #expect(
            runner.transcript == [
                #"{"answer":{"error":"document_not_presented"},"step":1,"story":"a","verb":"accept"}"# + "\n"
            ]
        )
        let wrong = try story(steps: #"{ "fact": { "fact": "real_name_verified" }, "expect": true }"#, in: scratch)
        await #expect(throws: StoryFailure.self) { try await runner.tell(wrong) }
        let unexpected = try story(
            steps: #"{ "accept": { "document": "privacy_policy" } }"#,
            #"{ "health": {}, "expect": "ok" }"#,
            in: scratch
        )
        await #expect(throws: StoryFailure.self) { try await runner.tell(unexpected) }
    }

    private func story(steps: String..., in scratch: Scratch) throws -> Story {
        let text =
            #"{ "story": "s", "proves": [], "manifest": "example", "starts": "2024-06-01T09:00:00+08:00", "steps": ["#
            + steps.joined(separator: ",") + "] }"
        return try story(text, in: scratch)
    }

    private func story(_ text: String, in scratch: Scratch? = nil) throws -> Story {
        let scratch = try scratch ?? Scratch()
        let file = scratch.folder.appendingPathComponent("a.story.json")
        try Data(text.utf8).write(to: file)
        try Example.manifest().write(to: scratch.folder.appendingPathComponent("manifest.json"))
        return try Story(reading: file)
    }
}
