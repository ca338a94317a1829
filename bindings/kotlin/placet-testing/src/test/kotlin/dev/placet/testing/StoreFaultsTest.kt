package dev.placet.testing

import dev.placet.ConsentStatus
import dev.placet.Denied
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.Reason
import dev.placet.Surface
import dev.placet.Unavailability
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path

/** What is wrong with a store's files. The same faults are in `bindings/ffi/tests/faults.rs`. */
class StoreFaultsTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `Whatever is wrong with the files of a store arrives as its code, and everything is denied`() {
        fault("unreadable") { Files.write(it.resolve("placet.db"), ByteArray(9000) { 7 }) }
        // The schema's number stands in the header of a database of SQLite's.
        fault("newer") { store -> edit(store) { it.replaceRange(63, 64, "\u0002") } }
        fault("tampered") { store -> edit(store) { it.replaceFirst("consent_changed", "Consent_changed") } }
        fault("rolled_back") { Files.delete(it.resolve("placet.db")) }
        fault("keys_lost") { Files.delete(it.resolve("placet.keys")) }
        fault("out_of_reach") {
            Files.delete(it.resolve("placet.keys"))
            Files.createDirectory(it.resolve("placet.keys"))
        }
    }

    @Test
    fun `Another app's store and another key arrive as their codes, and everything is denied`() {
        val store = folder.resolve("store")
        open(store, key = 1).use { it.agreeToSpeak() }
        val another = String(Example.manifest()).replace("\"id\": \"example\"", "\"id\": \"another\"").toByteArray()
        open(store, key = 1, another).use { denies(it, "other_app") }
        open(store, key = 2).use { denies(it, "wrong_key") }
    }

    @Test
    fun `A withdrawal that the store would not take throws and denies in this process until it is written`() {
        val withdraw = { placet: Placet -> placet.consents.change(Surface.TEST) { withdraw(Example.voiceChat) } }
        open(folder, key = 1).use { placet ->
            placet.agreeToSpeak()
            placet.suspend()
            val failure = expectFailure("suspended") { withdraw(placet) }
            assertTrue("this process denies it" in failure.detail) { failure.detail }
            placet.resume()

            assertEquals(ConsentStatus.GRANTED, placet.consents.status(Example.voiceChat))
            assertEquals(Reason.CONSENT_WITHDRAWN, spoken(placet))
            open(folder, key = 1).use { assertEquals(Reason.PERMISSION_NOT_DETERMINED, spoken(it)) }
            withdraw(placet)
            open(folder, key = 1).use { assertEquals(Reason.CONSENT_WITHDRAWN, spoken(it)) }
        }
    }

    private fun spoken(placet: Placet): Reason? =
        placet.enter(Example.voiceRoom, Opened.USER_ACTION).use { it.check(Example.speak).reason }

    private fun fault(
        code: String,
        befall: (Path) -> Unit,
    ) {
        val store = folder.resolve(code)
        open(store, key = 1).use { it.agreeToSpeak() }
        befall(store)
        open(store, key = 1).use { denies(it, code) }
    }

    private fun denies(
        placet: Placet,
        code: String,
    ) {
        val why = Unavailability.of(code)
        assertEquals(Health.Unavailable(why), placet.health)
        assertEquals(code == "out_of_reach", placet.health.isRetryable) { code }
        assertEquals(why, assertInstanceOf<Denied>(placet.check(Example.speak)).why)
        val failure = expectFailure(code) { placet.consents.status(Example.voiceChat) }
        assertInstanceOf<PlacetException.Unavailable>(failure)
    }

    private fun open(
        store: Path,
        key: Byte,
        manifest: ByteArray = Example.manifest(),
    ): Placet = Placet.open(store, manifest, unwatched.withKey(ByteArray(32) { key }))

    /** Changes the bytes of the database, each a character. */
    private fun edit(
        store: Path,
        change: (String) -> String,
    ) {
        val file = store.resolve("placet.db")
        Files.write(
            file,
            change(String(Files.readAllBytes(file), Charsets.ISO_8859_1)).toByteArray(Charsets.ISO_8859_1),
        )
    }
}
