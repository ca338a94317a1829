package dev.placet.testing

import dev.placet.Manifests
import dev.placet.PlacetException
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

/** What is said of manifests without opening one. */
class ManifestsTest {
    @Test
    fun `A finding has its code, how bad it is, and its place`() {
        val patch = """{ "data": { "spare": { "names": { "zh-CN": "Spare" }, "sensitivity": "general" } } }"""
        val before = Manifests.findingsIn(Example.manifest())
        val added = Manifests.findingsIn(Manifests.merged(Example.manifest(), patch.toByteArray())) - before.toSet()
        assertEquals(
            listOf(Triple("data_unused", "warning", "/data/spare")),
            added.map { Triple(it.code, it.severity, it.path) },
        )
        assertTrue(added.single().detail.isNotEmpty())
    }

    @Test
    fun `A patch takes out what it writes as null, and what is no JSON is refused`() {
        val manifest = """{ "a": 1, "b": { "c": 2 } }"""
        val merged = Manifests.merged(manifest.toByteArray(), """{ "a": null }""".toByteArray())
        assertArrayEquals("""{"b":{"c":2}}""".toByteArray(), merged)
        val refused =
            assertThrows<PlacetException.Manifest> { Manifests.merged("{".toByteArray(), "{}".toByteArray()) }
        assertEquals("syntax", refused.code)
    }
}
