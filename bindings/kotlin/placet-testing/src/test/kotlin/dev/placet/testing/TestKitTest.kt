package dev.placet.testing

import dev.placet.ConsentStatus
import dev.placet.Opened
import dev.placet.Surface
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.time.Duration
import java.time.Instant

/** The test kit itself. */
class TestKitTest {
    @Test
    fun `A source that was read after a take is covered, once for each take`() =
        readyToSpeak().use {
            val microphone = FakeMicrophone(it.placet, Example.speak)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            val taken =
                assertNothingCollected(microphone) {
                    room.take(Example.speak).also { microphone.start() }
                }
            assertTrue(taken.isAllowed)
            assertTrue(microphone.isRecording)
            assertThrows<UncoveredCollection> { assertNothingCollected(microphone) { microphone.start() } }
            microphone.stop()
            assertFalse(microphone.isRecording)
        }

    @Test
    fun `A source that was read without a take fails the test and shows the reader, even where it was caught`() =
        readyToSpeak().use {
            val clipboard = FakeClipboard(it.placet, "123456", Example.readRoomNumber)
            val failure =
                assertThrows<UncoveredCollection> {
                    assertNothingCollected(clipboard) {
                        runCatching { clipboard.read() }
                        runCatching { clipboard.read() }
                    }
                }
            assertEquals("the clipboard was read without a take of [room_paste.read_room_number]", failure.message)
            assertTrue(failure.stackTrace.any { frame -> frame.className.startsWith(TestKitTest::class.java.name) })
            assertEquals(1, failure.suppressed.size)
        }

    @Test
    fun `What was uncovered before is not held against the block`() =
        readyToSpeak().use {
            val clipboard = FakeClipboard(it.placet, "123456", Example.readRoomNumber)
            assertEquals("123456", clipboard.read())
            assertEquals("done", assertNothingCollected(clipboard) { "done" })
        }

    @Test
    fun `A take that was denied covers nothing`() =
        example().use {
            val location = FakeLocation(it.placet, 31.2, 121.5, Example.locate)
            val nearby = it.placet.enter(Example.nearby, Opened.USER_ACTION)
            assertFalse(nearby.take(Example.locate).isAllowed)
            assertEquals(31.2 to 121.5, location.read())
            assertEquals(1, location.uncovered.size)
            val ids = FakeDeviceIds(it.placet, mapOf("android_id" to "1"), Example.locate)
            assertEquals("1", ids.read("android_id"))
            assertNull(ids.read("oaid"))
            assertEquals(2, ids.uncovered.size)
        }

    @Test
    fun `A take of another use covers nothing`() =
        readyToSpeak().use {
            val clipboard = FakeClipboard(it.placet, "123456", Example.readRoomNumber)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            assertThrows<UncoveredCollection> { assertNothingCollected(clipboard) { clipboard.read() } }
            Unit
        }

    @Test
    fun `Consent runs out at its time on the fake clock`() =
        readyToSpeak().use {
            it.placet.consents.change(Surface.DIALOG) { grant(Example.nearbyPurpose) }
            it.wait(Duration.ofDays(30).minusMillis(1))
            assertEquals(ConsentStatus.GRANTED, it.placet.consents.status(Example.nearbyPurpose))
            it.wait(Duration.ofMillis(1))
            assertEquals(ConsentStatus.EXPIRED, it.placet.consents.status(Example.nearbyPurpose))
        }

    @Test
    fun `Time on the fake clock passes forward alone, whatever the wall clock is set to`() {
        val clock = FakeClock(Instant.parse("2024-06-01T01:00:00Z"))
        val before = clock.read()
        clock.setWall(Instant.parse("2020-01-01T00:00:00Z"))
        assertEquals(before.sinceBoot, clock.read().sinceBoot)
        clock.advanceTo(Instant.parse("2020-01-01T00:01:00Z"))
        assertEquals(before.sinceBoot + 60_000, clock.read().sinceBoot)
        assertThrows<IllegalArgumentException> { clock.advance(Duration.ofMillis(-1)) }
        clock.reboot(Duration.ofMinutes(1))
        assertEquals(Instant.parse("2020-01-01T00:02:00Z"), clock.now)
        assertEquals(0, clock.read().sinceBoot)
        assertFalse(clock.read().bootId == before.bootId)
    }
}
