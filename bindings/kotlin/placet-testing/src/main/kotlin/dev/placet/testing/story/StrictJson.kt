package dev.placet.testing.story

import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** JSON without second chances: no key written twice, no number with a fraction, no bare word. */
internal object StrictJson {
    private val text = Regex("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(\\s*+:)?")
    private val bare = Regex("-?[0-9]+|true|false|null")

    fun parse(written: String): JsonElement {
        val value =
            try {
                Json.parseToJsonElement(written)
            } catch (failure: SerializationException) {
                bad("${failure.message}")
            }
        // The parser keeps the last of two equal keys, so the keys of the text are more than those of the value.
        val keys = text.findAll(written).count { it.groups[1] != null }
        if (keys != keysOf(value)) bad("a key is written twice")
        return value
    }

    private fun keysOf(value: JsonElement): Int =
        when (value) {
            is JsonObject -> value.size + value.values.sumOf(::keysOf)
            is JsonArray -> value.sumOf(::keysOf)
            is JsonPrimitive -> 0.also { if (!isPlain(value)) bad("$value is neither a text nor a whole number") }
        }

    private fun isPlain(value: JsonPrimitive) = value.isString || bare.matches(value.content)
}
