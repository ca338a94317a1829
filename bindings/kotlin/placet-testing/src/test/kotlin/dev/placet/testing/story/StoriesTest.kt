package dev.placet.testing.story

import dev.placet.testing.Example
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertAll
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** The stories that all languages tell. */
class StoriesTest {
    @TempDir
    lateinit var folder: Path

    /** Where `placet.transcript` names a file, what was answered is written there, to be compared with the others. */
    @Test
    fun `Every story of the scenarios is told through the Kotlin API`() {
        val stories = Story.allBelow(Example.root.resolve("core/scenarios"))
        assertFalse(stories.isEmpty(), "there are no stories below core/scenarios")
        val runner = StoryRunner(folder)
        val told = stories.map { story -> runCatching { runner.tell(story) } }
        System
            .getProperty("placet.transcript")
            .takeUnless { it.isNullOrBlank() }
            ?.let { Files.write(Path.of(it), runner.transcript.joinToString("").toByteArray()) }
        println("stories told through the Kotlin API: ${stories.size}, steps: ${runner.transcript.size}")
        assertAll(told.map { result -> { result.getOrThrow() } })
    }

    @Test
    fun `Every verb answers as the story format says`() {
        val story = checkNotNull(javaClass.getResourceAsStream("/every_verb.story.json")).use { it.readBytes() }
        Files.write(folder.resolve("every_verb.story.json"), story)
        Files.write(folder.resolve("manifest.json"), Example.manifest())
        val runner = StoryRunner(folder.resolve("told"))
        Story.allBelow(folder).forEach(runner::tell)
        assertEquals(String(story).lines().count { it.startsWith("    {") }, runner.transcript.size)
    }

    @Test
    fun `Stories come in the order of their file names, wherever they are`() {
        val written =
            """{ "story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00",
                "steps": [{ "health": {}, "expect": "ok" }] }"""
        for (name in listOf("z/a", "a/b", "a/B", "m/n/0", "m/é")) {
            val file = folder.resolve("$name.story.json")
            Files.createDirectories(file.parent)
            Files.write(file.resolveSibling("manifest.json"), Example.manifest())
            Files.writeString(file, written)
        }
        assertEquals(listOf("0", "B", "a", "b", "é"), Story.allBelow(folder).map { it.name })
    }

    @Test
    fun `Two stories of one name have a store each`() {
        val written =
            """{ "story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00", "steps": [
                { "document": { "document": "privacy_policy" }, "expect": "not_presented" },
                { "present": { "document": "privacy_policy" } }] }"""
        for (app in listOf("one", "two")) {
            val home = Files.createDirectories(folder.resolve(app))
            Files.writeString(home.resolve("same.story.json"), written)
            Files.write(home.resolve("manifest.json"), Example.manifest())
        }
        val runner = StoryRunner(folder.resolve("told"))
        Story.allBelow(folder).forEach(runner::tell)
        assertEquals(4, runner.transcript.size)
    }

    @Test
    fun `A story's days have no hours of their own`() {
        assertEquals(Duration.ofHours(24), elapsed(instant("2024-03-10T00:00:00-08:00"), "P1D"))
    }
}
