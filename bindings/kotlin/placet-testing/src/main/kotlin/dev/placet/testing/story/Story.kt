package dev.placet.testing.story

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.stream.Collectors
import kotlin.io.path.name

/** A story that cannot be read: an unknown key or verb, a missing argument. */
public class StoryFormatException(
    message: String,
) : RuntimeException(message)

/** What happens, in order, and what must be answered: one file of `core/scenarios`. */
public class Story private constructor(
    /** The name of its file without `.story.json`. */
    public val name: String,
    /** The sentence that it tells. */
    public val title: String,
    internal val starts: Instant,
    internal val manifest: Path,
    internal val steps: List<Step>,
) {
    override fun toString(): String = name

    /** Reading stories. */
    public companion object {
        private const val SUFFIX = ".story.json"
        private val KEYS = setOf("\$schema", "story", "proves", "manifest", "starts", "steps")

        /** Every story below [folder], sorted by file name. */
        @JvmStatic
        public fun allBelow(folder: Path): List<Story> =
            Files
                .walk(folder)
                .use { files -> files.filter { it.name.endsWith(SUFFIX) }.collect(Collectors.toList()) }
                .sortedBy { it.name }
                .map(::read)

        /** Reads one story; its manifest is `manifest.json` of its folder. */
        @JvmStatic
        public fun read(file: Path): Story {
            val root = parse(file)
            refuseUnknown(root.keys - KEYS, file.name)
            val story =
                Story(
                    file.name.removeSuffix(SUFFIX),
                    root.text("story"),
                    instant(root.text("starts")),
                    file.resolveSibling("manifest.json"),
                    root.list("steps").map { Step.of(it as? JsonObject ?: bad("a step is an object")) },
                )
            val app = (parse(story.manifest)["app"] as? JsonObject)?.text("id")
            if (app != root.text("manifest")) bad("${file.name} is not told for $app, whose manifest is beside it")
            if (story.steps.none { it.expected != null }) bad("${file.name} expects nothing")
            return story
        }

        private fun parse(file: Path): JsonObject =
            try {
                StrictJson.parse(Files.readString(file)) as? JsonObject ?: bad("a story is an object")
            } catch (failure: StoryFormatException) {
                throw StoryFormatException("${file.name}: ${failure.message}")
            }
    }
}

/** One verb with its arguments, where it happens, and what it must answer. */
internal class Step(
    val verb: String,
    val arguments: Arguments,
    val process: String,
    val expected: JsonElement?,
) {
    companion object {
        private val BESIDE_THE_VERB = setOf("expect", "in", "note")
        private val EVERYWHERE =
            setOf("wait", "at", "clock", "restart", "damage", "update", "system", "search_files", "findings")
        private val PROCESS = Regex("process_[1-9]")

        fun of(step: JsonObject): Step {
            val verb =
                (step.keys - BESIDE_THE_VERB).singleOrNull() ?: bad("a step has one verb, not ${step.keys}")
            step["note"]?.let(::asText)
            val process = step["in"]?.let(::asText)
            if (process != null && !PROCESS.matches(process)) bad("`in` is process_1 to process_9, not $process")
            if (process != null && verb in EVERYWHERE) bad("$verb happens to every process: leave `in` out")
            return Step(verb, Arguments(verb, step.getValue(verb)), process ?: MAIN_PROCESS, step["expect"])
        }
    }
}

/** The arguments of a verb; what is not asked for by the end is unknown, and a mistake of the story's. */
internal class Arguments(
    private val verb: String,
    value: JsonElement,
) {
    /** The one argument of a verb that takes a bare text. */
    val bare: String? = (value as? JsonPrimitive)?.takeIf { it.isString }?.content
    private val members = value as? JsonObject ?: JsonObject(emptyMap())
    private val asked = mutableSetOf<String>()

    init {
        if (bare == null && value !is JsonObject) bad("$verb takes an object or a text")
    }

    fun bareText(): String = bare?.also { asked += BARE } ?: bad("$verb takes a text")

    fun text(key: String): String = optional(key) ?: bad("$verb needs $key")

    fun optional(key: String): String? {
        asked += key
        return members[key]?.let(::asText)
    }

    /** The whole number under [key], where there is one. */
    fun optionalNumber(key: String): Int? {
        asked += key
        val written = members[key] ?: return null
        val number = (written as? JsonPrimitive)?.takeIf { !it.isString }?.content?.toIntOrNull()
        return number ?: bad("$verb needs $key as a whole number")
    }

    /** The merge patch under [key], as it is written. */
    fun patch(key: String): JsonObject {
        asked += key
        val written = members[key] ?: return JsonObject(emptyMap())
        return written as? JsonObject ?: bad("$verb needs $key as an object")
    }

    fun isTrue(key: String): Boolean =
        when (members[key]?.also { asked += key }) {
            JsonPrimitive(true) -> true
            JsonPrimitive(false) -> false
            else -> bad("$verb needs $key as true or false")
        }

    fun number(key: String): Int =
        (members[key].also { asked += key } as? JsonPrimitive)?.takeUnless { it.isString }?.content?.toIntOrNull()
            ?: bad("$verb needs $key as a number")

    fun texts(key: String): List<String> = optionalTexts(key) ?: bad("$verb needs $key")

    fun optionalTexts(key: String): List<String>? {
        asked += key
        return members[key]?.let { it as? JsonArray ?: bad("$verb needs $key as a list") }?.map(::asText)
    }

    fun refuseUnknown() = refuseUnknown((bare?.let { setOf(BARE) } ?: members.keys) - asked, verb)

    private companion object {
        /** What stands for the bare text among the keys. */
        const val BARE = "a text"
    }
}

internal const val MAIN_PROCESS = "process_1"

internal fun bad(message: String): Nothing = throw StoryFormatException(message)

private fun asText(value: JsonElement): String =
    (value as? JsonPrimitive)?.takeIf { it.isString }?.content ?: bad("$value should be a text")

private fun JsonObject.text(key: String): String = this[key]?.let(::asText) ?: bad("a story needs $key")

private fun JsonObject.list(key: String): JsonArray = this[key] as? JsonArray ?: bad("a story needs a list of $key")

private fun refuseUnknown(
    unknown: Set<String>,
    where: String,
) {
    if (unknown.isNotEmpty()) bad("$where: unknown ${unknown.sorted()}")
}
