import Foundation
import Testing

@testable import PlacetTesting

@Suite("Stories and transcripts")
struct StoryFormatTests {
    @Test("Canonical JSON sorts keys by their bytes and escapes nothing that need not be")
    func canonical() throws {
        let written = #"{ "b": [1, -2, true, null], "a/é": "可/可\t\"\\\u0001\u007f", "B": {}, "é": "" }"#
        let value = try StrictJSON.parse(Data(written.utf8))
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
            ("P1M", 30 * 86_400), ("P1Y", 365 * 86_400), ("P1Y1M", 34_128_000), ("P1DT1S", 86_401),
        ] as [(String, Double)]
    )
    func spans(_ written: String, _ seconds: Double) throws {
        #expect(try elapsed(from: instant("2024-06-01T09:00:00+08:00"), written) == seconds)
    }

    @Test(
        "What is no span of time is refused",
        arguments: [
            "", "P", "PT", "48H", "PT5", "P5H", "PTH", "PT1M1H", "P1D1Y", "P-1D", "P1DT", "PT0.5S", "p1d", "P1D\n",
        ]
    )
    func noSpans(_ written: String) {
        #expect(throws: StoryFormatError.self) { try elapsed(from: Date(timeIntervalSince1970: 0), written) }
    }

    @Test(
        "A story with a mistake is refused",
        arguments: [
            #"[]"#,
            #"{}"#,
            #"{ "story": "s", "#,
            #"{ START, "steps": [] }"#,
            #"{ START, "steps": [{ "health": {} }] }"#,
            #"{ "story": "s", "manifest": "example", "starts": "yesterday", "steps": [HEALTH] }"#,
            #"{ "story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00", "steps": [HEALTH] }"#,
            #"{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [HEALTH] }"#,
            #"{ "story": "s", "manifest": "keke", "starts": "2024-06-01T09:00:00+08:00", "steps": [HEALTH] }"#,
            #"{ START, "steps": [HEALTH], "x": 1 }"#,
            #"{ START, "steps": [HEALTH], "steps": [HEALTH] }"#,
            #"{ START, "steps": [HEALTH] } "more""#,
            #"{ START, "steps": [{ "health": {}, "verify": {}, "expect": "ok" }] }"#,
            #"{ START, "steps": [{ "health": {}, "expect": ok }] }"#,
            #"{ START, "steps": [{ "verify": {}, "expect": { "entries": 3.0 } }] }"#,
            #"{ START, "steps": [{ "verify": {}, "expect": { "entries": 3e0 } }] }"#,
            #"{ START, "steps": [{ "verify": {}, "expect": { "entries": 3, "a": 1, "a" : 1 } }] }"#,
            #"{ START, "steps": [{ "health": {}, "expect": "ok", "note": 1 }] }"#,
            #"{ START, "steps": [{ "health": {}, "expect": "ok", "in": "process_0" }] }"#,
            #"{ START, "steps": [{ "health": {}, "expect": "ok", "in": null }] }"#,
            #"{ START, "steps": [{ "wait": "P1D", "in": "process_2" }, HEALTH] }"#,
            #"{ START, "steps": ["health", HEALTH] }"#,
        ]
    )
    func mistakes(_ written: String) throws {
        #expect(throws: StoryFormatError.self) { try story(written) }
    }

    @Test("A key that is written once is not mistaken for another, wherever colons and quotes are")
    func quotes() throws {
        let story = try story(#"{ START, "steps": [{ "health": {}, "note": "a\": \"b\" : c\\", "expect": "ok" }] }"#)
        #expect(story.title == "s")
    }

    @Test(
        "What is no JSON is refused, and characters may be escaped in halves",
        arguments: [
            #"{"a":1,}"#, #"["a" "b"]"#, #"{"a"}"#, #"{1:2}"#, #"["\x"]"#, #"["\ud83d"]"#, #"["\u12g4"]"#, #""no end"#,
            "[\"\t\"]",
            "[01]", "[-]", "[+1]", "[]]", "", "[\"\u{1}\"]", String(repeating: "[", count: 1000),
        ]
    )
    func noJSON(_ written: String) throws {
        #expect(throws: StoryFormatError.self) { try StrictJSON.parse(Data(written.utf8)) }
        #expect(throws: StoryFormatError.self) { try StrictJSON.parse(Data([0x22, 0xFF, 0x22])) }
        #expect(try StrictJSON.parse(Data(#"["\ud83d\ude00\/"]"#.utf8)) == .list([.text("\u{1F600}/")]))
    }

    @Test(
        "A step with a mistake fails the story",
        arguments: [
            #"{ "dance": {} }"#, #"{ "health": { "loudly": true } }"#, #"{ "set_age_band": { "band": "old" } }"#,
            #"{ "enter": { "feature": "voice_room", "by": "user_action" } }"#, #"{ "close": { "session": "none" } }"#,
            #"{ "set_fact": { "fact": "real_name_verified", "holds": "yes" } }"#, #"{ "restart": "slowly" }"#,
            #"{ "damage": "all" }"#,
            #"{ "rotate_key": {} }"#,
            #"{ "rotate_key": { "key": 256 } }"#,
            #"{ "use_key": { "key": 0 } }"#,
            #"{ "update": {} }"#,
            #"{ "update": { "version": "2", "with": "nothing" } }"#,
            #"{ "findings": { "of": "all" } }"#,
            #"{ "deletion_observe": { "says": "perhaps" } }"#,
            #"{ "deletion_observe": { "says": "refused", "reason": "dispute" } }"#,
            #"{ "deletion_cancel": { "means": "token" } }"#,
            #"{ "request_submit": { "kind": "wish", "as": "mine" } }"#, #"{ "request_reply": { "request": "none" } }"#,
            #"{ "request_extend": { "request": "none", "working_days": "3", "reason": "many_files" } }"#,
            #"{ "health": "loudly" }"#, #"{ "health": 1 }"#, #"{ "wait": "-PT1H" }"#, #"{ "at": "tomorrow" }"#,
            #"{ "at": "2024-05-31T09:00:00+08:00" }"#, #"{ "grant": {} }"#, #"{ "grant": { "purposes": [1] } }"#,
            #"{ "meet": { "data": "voice" } }"#, #"{ "take": { "session": "none", "use": "speak" } }"#,
            #"{ "present": { "document": "privacy_policy", "locale": null } }"#,
            #"{ "observe_time": { "now": "2024-06-01T09:00:00+08:00", "source": "rumour" } }"#,
            #"{ "sign_in": {} }"#, #"{ "sign_out": "anna" }"#, #"{ "text": { "text": "none" } }"#,
            #"{ "keep_text": { "text": "called on Monday" } }"#,
        ]
    )
    func badSteps(_ step: String) async throws {
        let scratch = try Scratch()
        let story = try story(steps: step, #"{ "health": {}, "expect": "ok" }"#, in: scratch)
        await #expect(throws: StoryFormatError.self) { try await StoryRunner(in: scratch.folder).tell(story) }
    }

    @Test("A name that is given twice fails the story")
    func names() async throws {
        let enter = #"{ "enter": { "feature": "nearby", "by": "user_action", "as": "it" }, "expect": "entered" }"#
        let act = #"{ "act": { "session": "it", "as": "tap" } }"#
        let keep = #"{ "keep_text": { "text": "called on Monday", "as": "reason" }, "expect": "kept" }"#
        for steps in [[enter, enter], [enter, act, act], [keep, keep]] {
            let scratch = try Scratch()
            let story = try story(steps: steps.joined(separator: ","), in: scratch)
            await #expect(throws: StoryFormatError.self) { try await StoryRunner(in: scratch.folder).tell(story) }
        }
    }

    @Test("Two stories of one name have a store each")
    func stores() async throws {
        let scratch = try Scratch()
        let runner = StoryRunner(in: scratch.folder)
        let story = try story(
            steps: #"{ "document": { "document": "privacy_policy" }, "expect": "not_presented" }"#,
            #"{ "present": { "document": "privacy_policy" } }"#,
            in: scratch
        )
        for _ in 0..<2 { try await runner.tell(story) }
        #expect(runner.transcript.count == 4)
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
        try story(#"{ START, "proves": [], "steps": ["# + steps.joined(separator: ",") + "] }", in: scratch)
    }

    /// A story beside the example's manifest; `START` and `HEALTH` in its text stand for what most of them have.
    private func story(_ text: String, in scratch: Scratch? = nil) throws -> Story {
        let scratch = try scratch ?? Scratch()
        let file = scratch.folder.appendingPathComponent("a.story.json")
        let start = #""story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00""#
        let written = text.replacingOccurrences(of: "START", with: start)
            .replacingOccurrences(of: "HEALTH", with: #"{ "health": {}, "expect": "ok" }"#)
        try Data(written.utf8).write(to: file)
        try Example.manifest().write(to: scratch.folder.appendingPathComponent("manifest.json"))
        return try Story(reading: file)
    }
}
