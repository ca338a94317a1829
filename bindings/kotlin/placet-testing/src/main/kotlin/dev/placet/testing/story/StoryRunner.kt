package dev.placet.testing.story

import dev.placet.PlacetException
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.nio.file.Files
import java.nio.file.Path

/**
 * Tells stories through the public API alone, and writes down every answer.
 *
 * The [transcript] has one line a step, canonical JSON, byte for byte what the runners of the other languages write.
 */
public class StoryRunner(
    /** Where stores are made, one folder a story. */
    private val workspace: Path,
) {
    private val lines = mutableListOf<String>()
    private var told = 1

    /** The lines of every story told so far, each with its line end. */
    public val transcript: List<String> get() = lines.toList()

    /** Tells [story]; throws an [AssertionError] at the first answer that is not the expected one. */
    public fun tell(story: Story) {
        val folder = Files.createDirectories(workspace.resolve("${told++}-${story.name}"))
        World(folder, Files.readAllBytes(story.manifest), story.starts).use { world ->
            story.steps.forEachIndexed { index, step -> tell(story, world, index + 1, step) }
        }
    }

    private fun tell(
        story: Story,
        world: World,
        number: Int,
        step: Step,
    ) {
        val where = "${story.name}, step $number (${step.verb})"
        val answer = answer(world, step, where)
        lines +=
            CanonicalJson.encode(
                json(
                    "answer" to answer,
                    "step" to JsonPrimitive(number),
                    "story" to text(story.name),
                    "verb" to text(step.verb),
                ),
            ) + "\n"
        val expected = step.expected
        val failed = (answer as? JsonObject)?.containsKey("error") == true
        if (if (expected == null) failed else !agrees(expected, answer)) {
            val wanted = expected?.let(CanonicalJson::encode) ?: "no error"
            throw AssertionError("$where: expected $wanted, answered ${CanonicalJson.encode(answer)}")
        }
    }

    private fun answer(
        world: World,
        step: Step,
        where: String,
    ): JsonElement =
        try {
            perform(world, step).also { step.arguments.refuseUnknown() }
        } catch (failure: PlacetException) {
            json("error" to text(failure.code))
        } catch (failure: StoryFormatException) {
            throw StoryFormatException("$where: ${failure.message}")
        }
}
