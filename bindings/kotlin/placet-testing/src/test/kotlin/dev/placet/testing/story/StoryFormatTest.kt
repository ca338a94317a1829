package dev.placet.testing.story

import dev.placet.testing.Example
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import org.junit.jupiter.params.provider.ValueSource
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant

/** Stories and transcripts. */
class StoryFormatTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `Canonical JSON sorts keys by their bytes and escapes nothing that need not be`() {
        val written = """{ "b": [1, -2, true, null], "a/é": "可/可\t\"\\\u0001\u007f", "B": {}, "é": "" }"""
        val expected = """{"B":{},"a/é":"可/可\t\"\\\u0001""" + "\u007f" + """","b":[1,-2,true,null],"é":""}"""
        assertEquals(expected, CanonicalJson.encode(parse(written)))
        assertEquals("\"\\b\\f\\n\\r\\u001f\"", CanonicalJson.encode(text("\b\u000c\n\r\u001f")))
    }

    @Test
    fun `Keys beyond the basic plane come after those within, as their bytes do`() {
        val value = json("\ud83d\ude00" to JsonNull, "\ufffd" to JsonNull)
        assertEquals("{\"\ufffd\":null,\"\ud83d\ude00\":null}", CanonicalJson.encode(value))
    }

    @Test
    fun `Every key that is expected must agree, and lists are equal as a whole`() {
        val answer = parse("""{ "a": 1, "b": ["x", "y"] }""")
        assertTrue(agrees(parse("""{ "a": 1 }"""), answer))
        assertTrue(agrees(parse("""{ "c": null }"""), answer))
        assertFalse(agrees(parse("""{ "a": 2 }"""), answer))
        assertFalse(agrees(parse("""{ "a": "1" }"""), answer))
        assertFalse(agrees(parse("""{ "c": 1 }"""), answer))
        assertFalse(agrees(parse("""{ "b": ["x"] }"""), answer))
        assertFalse(agrees(text("done"), answer))
        assertFalse(agrees(parse("{}"), text("done")))
    }

    @ParameterizedTest
    @CsvSource(
        "PT48H, 172800",
        "P30D, 2592000",
        "PT1H30M15S, 5415",
        "P1W, 604800",
        "P1M, 2592000",
        "P1Y, 31536000",
        "P1Y1M, 34128000",
        "P1DT1S, 86401",
    )
    fun `A span of time is so many seconds from its start on`(
        written: String,
        seconds: Long,
    ) {
        assertEquals(Duration.ofSeconds(seconds), elapsed(instant("2024-06-01T09:00:00+08:00"), written))
    }

    @Test
    fun `A month from the last of January ends with February`() {
        val start = Instant.parse("2024-01-31T00:00:00Z")
        assertEquals(Instant.parse("2024-02-29T00:00:00Z"), start + elapsed(start, "P1M"))
    }

    @ParameterizedTest
    @ValueSource(
        strings = ["", "P", "PT", "48H", "PT5", "P5H", "PTH", "PT1M1H", "P1D1Y", "P-1D", "P1DT", "PT0.5S", "p1d"],
    )
    fun `What is no span of time is refused`(written: String) {
        assertThrows<StoryFormatException> { elapsed(Instant.EPOCH, written) }
    }

    @ParameterizedTest
    @ValueSource(
        strings = [
            """[]""",
            """{}""",
            """{ "story": "s", """,
            """{ $START, "steps": [] }""",
            """{ $START, "steps": [{ "health": {} }] }""",
            """{ "story": "s", "manifest": "example", "starts": "yesterday", "steps": [{ "health": {}, "expect": "ok" }] }""",
            """{ "story": "s", "starts": "2024-06-01T09:00:00+08:00", "steps": [{ "health": {}, "expect": "ok" }] }""",
            """{ $OTHER_APP, "steps": [{ "health": {}, "expect": "ok" }] }""",
            """{ $START, "steps": [{ "health": {}, "expect": "ok" }], "x": 1 }""",
            """{ $START, "steps": [{ "health": {}, "expect": "ok" }], "steps": [{ "health": {}, "expect": "ok" }] }""",
            """{ $START, "steps": [{ "health": {}, "verify": {}, "expect": "ok" }] }""",
            """{ $START, "steps": [{ "health": 1, "expect": "ok" }] }""",
            """{ $START, "steps": [{ "health": {}, "expect": ok }] }""",
            """{ $START, "steps": [{ "verify": {}, "expect": { "entries": 3.0 } }] }""",
            """{ $START, "steps": [{ "verify": {}, "expect": { "entries": 3, "a": 1, "a" : 1 } }] }""",
            """{ $START, "steps": [{ "health": {}, "expect": "ok", "note": 1 }] }""",
            """{ $START, "steps": [{ "health": {}, "expect": "ok", "in": "process_0" }] }""",
            """{ $START, "steps": [{ "wait": "P1D", "in": "process_2" }, { "health": {}, "expect": "ok" }] }""",
            """{ $START, "steps": ["health"] }""",
        ],
    )
    fun `A story with a mistake is refused`(written: String) {
        assertThrows<StoryFormatException> { read(written) }
    }

    @Test
    fun `A key that is written once is not mistaken for another, wherever colons and quotes are`() {
        val story = read("""{ $START, "steps": [{ "health": {}, "note": "a\": \"b\" : c\\", "expect": "ok" }] }""")
        assertEquals("s", story.title)
    }

    @ParameterizedTest
    @ValueSource(
        strings = [
            """{ "dance": {} }""",
            """{ "health": { "loudly": true } }""",
            """{ "health": "loudly" }""",
            """{ "set_age_band": { "band": "old" } }""",
            """{ "enter": { "feature": "voice_room", "by": "user_action" } }""",
            """{ "close": { "session": "none" } }""",
            """{ "take": { "session": "none", "use": "speak" } }""",
            """{ "set_fact": { "fact": "real_name_verified", "holds": "yes" } }""",
            """{ "restart": "slowly" }""",
            """{ "damage": "all" }""",
            """{ "rotate_key": {} }""",
            """{ "rotate_key": { "key": 256 } }""",
            """{ "use_key": { "key": 0 } }""",
            """{ "update": {} }""",
            """{ "update": { "version": "2", "with": "nothing" } }""",
            """{ "findings": { "of": "all" } }""",
            """{ "deletion_observe": { "says": "perhaps" } }""",
            """{ "deletion_observe": { "says": "refused", "reason": "dispute" } }""",
            """{ "deletion_cancel": { "means": "token" } }""",
            """{ "request_submit": { "kind": "wish", "as": "mine" } }""",
            """{ "request_reply": { "request": "none" } }""",
            """{ "request_extend": { "request": "none", "working_days": "3", "reason": "many_files" } }""",
            """{ "observe_time": { "now": "2024-06-01T09:00:00+08:00", "source": "rumour" } }""",
            """{ "wait": "-PT1H" }""",
            """{ "at": "2024-05-31T09:00:00+08:00" }""",
            """{ "at": "tomorrow" }""",
            """{ "grant": {} }""",
            """{ "meet": { "data": "voice" } }""",
            """{ "sign_in": {} }""",
            """{ "sign_out": "anna" }""",
            """{ "keep_text": { "text": "called on Monday" } }""",
            """{ "text": { "text": "none" } }""",
        ],
    )
    fun `A step with a mistake fails the story`(step: String) {
        val story = steps(step, """{ "health": {}, "expect": "ok" }""")
        assertThrows<StoryFormatException> { runner().tell(story) }
    }

    @Test
    fun `A name that is given twice fails the story`() {
        val enter = """{ "enter": { "feature": "nearby", "by": "user_action", "as": "it" }, "expect": "entered" }"""
        assertThrows<StoryFormatException> { runner().tell(steps(enter, enter)) }
        val act = """{ "act": { "session": "it", "as": "tap" } }"""
        assertThrows<StoryFormatException> { runner().tell(steps(enter, act, act)) }
        val keep = """{ "keep_text": { "text": "called on Monday", "as": "reason" }, "expect": "kept" }"""
        assertThrows<StoryFormatException> { runner().tell(steps(keep, keep)) }
    }

    @Test
    fun `An expected error is an answer like any other`() {
        val runner = runner()
        runner.tell(
            steps(
                """{ "accept": { "document": "privacy_policy" }, "expect": { "error": "document_not_presented" } }""",
            ),
        )
        val line = """{"answer":{"error":"document_not_presented"},"step":1,"story":"a","verb":"accept"}"""
        assertEquals(listOf(line + "\n"), runner.transcript)
    }

    @Test
    fun `A wrong answer and an error that nobody expected fail the story with both in the message`() {
        val runner = runner()
        val wrong =
            assertThrows<AssertionError> {
                runner.tell(steps("""{ "fact": { "fact": "real_name_verified" }, "expect": true }"""))
            }
        assertEquals("a, step 1 (fact): expected true, answered false", wrong.message)
        val unexpected =
            assertThrows<AssertionError> {
                runner.tell(
                    steps("""{ "accept": { "document": "privacy_policy" } }""", """{ "health": {}, "expect": "ok" }"""),
                )
            }
        val answered = """answered {"error":"document_not_presented"}"""
        assertEquals("a, step 1 (accept): expected no error, $answered", unexpected.message)
        assertEquals(2, runner.transcript.size)
    }

    private fun runner() = StoryRunner(folder.resolve("told"))

    private fun parse(written: String): JsonElement = Json.parseToJsonElement(written)

    private fun steps(vararg steps: String): Story =
        read(
            """{ $START, "proves": [], "steps": [""" + steps.joinToString() + "] }",
        )

    private fun read(text: String): Story {
        Files.write(folder.resolve("manifest.json"), Example.manifest())
        return Story.read(Files.writeString(folder.resolve("a.story.json"), text))
    }

    private companion object {
        const val START = """"story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00""""
        const val OTHER_APP = """"story": "s", "manifest": "keke", "starts": "2024-06-01T09:00:00+08:00""""
    }
}
