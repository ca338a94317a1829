package dev.placet.demo

import dev.placet.Reason
import dev.placet.Remedy
import dev.placet.RemedyKind
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.lang.reflect.Modifier

/** The words that a person reads. */
class PlainWordsTest {
    @Test
    fun `Every reason has words of its own, and one that is newer says so`() {
        val words = constants<Reason>().map { it.inWords }
        assertEquals(words.distinct(), words)
        assertEquals(emptyList<String>(), words.filter { it == NEWER_REASON })
        assertEquals(NEWER_REASON, Reason.of("a_reason_of_tomorrow").inWords)
    }

    @Test
    fun `Every remedy but none says what helps`() {
        val silent = constants<RemedyKind>().filter { !Remedy(it, "it", null).inWords.startsWith("what helps: ") }
        assertEquals(listOf(RemedyKind.NONE), silent)
    }

    private inline fun <reified T> constants(): List<T> =
        T::class.java.fields
            .filter { Modifier.isStatic(it.modifiers) && it.type == T::class.java }
            .map { it.get(null) as T }
}
