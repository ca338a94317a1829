package dev.placet.testing.story

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** JSON with one sequence of bytes per value: keys in the order of their bytes, no white space (RFC 8785). */
internal object CanonicalJson {
    fun encode(value: JsonElement): String = StringBuilder().also { write(value, it) }.toString()

    private fun write(
        value: JsonElement,
        out: StringBuilder,
    ) {
        when (value) {
            is JsonObject -> writeObject(value, out)
            is JsonArray -> writeArray(value, out)
            is JsonPrimitive -> if (value.isString) writeText(value.content, out) else out.append(value.content)
        }
    }

    private fun writeObject(
        value: JsonObject,
        out: StringBuilder,
    ) {
        out.append('{')
        value.keys.sortedWith(byBytes).forEachIndexed { index, key ->
            if (index > 0) out.append(',')
            writeText(key, out)
            out.append(':')
            write(value.getValue(key), out)
        }
        out.append('}')
    }

    private fun writeArray(
        value: JsonArray,
        out: StringBuilder,
    ) {
        out.append('[')
        value.forEachIndexed { index, each ->
            if (index > 0) out.append(',')
            write(each, out)
        }
        out.append(']')
    }

    private fun writeText(
        text: String,
        out: StringBuilder,
    ) {
        out.append('"')
        for (character in text) {
            when (character) {
                '"' -> out.append("\\\"")
                '\\' -> out.append("\\\\")
                '\b' -> out.append("\\b")
                '\u000c' -> out.append("\\f")
                '\n' -> out.append("\\n")
                '\r' -> out.append("\\r")
                '\t' -> out.append("\\t")
                in '\u0000'..'\u001f' -> out.append("\\u%04x".format(character.code))
                else -> out.append(character)
            }
        }
        out.append('"')
    }

    /** Texts in the order of their bytes in UTF-8. */
    val byBytes =
        Comparator<String> { left, right -> java.util.Arrays.compareUnsigned(left.toByteArray(), right.toByteArray()) }
}
