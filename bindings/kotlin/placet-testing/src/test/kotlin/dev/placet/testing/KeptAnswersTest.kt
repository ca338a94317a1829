package dev.placet.testing

import com.sun.management.ThreadMXBean
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.Opened
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.Reason
import dev.placet.Session
import dev.placet.Surface
import dev.placet.Unavailability
import dev.placet.UseRef
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.condition.EnabledOnOs
import org.junit.jupiter.api.condition.OS
import org.junit.jupiter.api.io.TempDir
import java.lang.management.ManagementFactory
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.concurrent.thread

/** Answers that were allowed and are kept: given for nothing, and never when the rules would say no. */
class KeptAnswersTest {
    @Test
    fun `What is allowed and kept is answered without a byte from the heap`() =
        speaking { _, room ->
            val bean = ManagementFactory.getThreadMXBean() as ThreadMXBean
            val own = Thread.currentThread().id
            repeat(3) { assertTrue(room.check(Example.speak).isAllowed) }
            val forAsking = leastOf { bytesOf(bean, own) { repeat(ASKED) { room.check(Example.speak) } } }
            assertEquals(leastOf { bytesOf(bean, own) { } }, forAsking)
            val again = UseRef(Example.speak.value)
            val byAnEqualName = leastOf { bytesOf(bean, own) { repeat(ASKED) { room.check(again) } } }
            assertEquals(leastOf { bytesOf(bean, own) { } }, byAnEqualName)
        }

    @Test
    fun `A kept answer is the very answer of the rules, and ends when they say no`() =
        speaking { placet, room ->
            val answers = List(3) { room.check(Example.speak) }
            assertEquals(answers[0], answers[2])
            placet.permissions.report(Example.microphone, PermissionState.DENIED)
            assertEquals(Reason.PERMISSION_DENIED, room.check(Example.speak).reason)
            val other = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            placet.permissions.report(Example.microphone, PermissionState.GRANTED)
            repeat(3) { assertTrue(other.check(Example.speak).isAllowed) }
            placet.consents.change(Surface.DIALOG) { withdraw(Example.voiceChat) }
            assertEquals(Reason.CONSENT_WITHDRAWN, other.check(Example.speak).reason)
        }

    @Test
    fun `A withdrawal of another engine over the folder is seen by the next question`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), options).use { placet ->
        placet.agreeToSpeak()
        val room = placet.enterAndAllow()
        repeat(3) { assertTrue(room.check(Example.speak).isAllowed) }
        Placet.open(folder, Example.manifest(), unwatched).use { other ->
            other.consents.change(Surface.DIALOG) { withdraw(Example.voiceChat) }
            assertEquals(Reason.CONSENT_WITHDRAWN, room.check(Example.speak).reason)
        }
    }

    @Test
    fun `Whoever asks while it is closed is allowed before and denied after, and nothing breaks`() {
        repeat(CLOSED) {
            speaking { placet, room ->
                repeat(2) { room.check(Example.speak) }
                val hasClosed = AtomicBoolean()
                val asking = CountDownLatch(ASKERS)
                val last = arrayOfNulls<Decision>(ASKERS)
                val askers =
                    List(ASKERS) { number ->
                        thread {
                            do {
                                val wasClosed = hasClosed.get()
                                last[number] = room.check(Example.speak)
                                asking.countDown()
                            } while (!wasClosed)
                        }
                    }
                asking.await()
                placet.close()
                hasClosed.set(true)
                askers.forEach { it.join() }
                last.forEach {
                    assertEquals(Unavailability.CLOSED, (it as Denied).why)
                }
            }
            // What nobody holds any more is given back while others ask.
            if (it % EACH == 0) System.gc()
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    fun `The native library is in the process once`() =
        speaking { _, room ->
            repeat(3) { room.check(Example.speak) }
            val mapped = Files.readAllLines(Path.of("/proc/self/maps")).map { it.trim().split(Regex(" +"), limit = 6) }
            val code = mapped.filter { it.size == 6 && "x" in it[1] }.map { it[5] }.toSet()
            // JNA unpacks its own part and ours, each under a name that it makes up.
            val native = code.filter { Regex("jna[0-9]+|jnidispatch|placet_ffi").containsMatchIn(it) }
            assertEquals(2, native.size, native.toString())
        }

    /** The system's clocks, as an app has them. */
    private val options = unwatched.withPermissions(ScriptedPermissions())

    private fun speaking(test: (Placet, Session) -> Unit) {
        Placet.openInMemory(Example.manifest(), options).use { placet ->
            placet.agreeToSpeak()
            test(placet, placet.enterAndAllow())
        }
    }

    private fun Placet.enterAndAllow(): Session =
        enter(Example.voiceRoom, Opened.USER_ACTION).also { it.requestBlocking(Example.microphone) }

    /** The machine takes something for itself now and then; what a question takes is taken in every round. */
    private inline fun leastOf(bytes: () -> Long): Long {
        var least = Long.MAX_VALUE
        repeat(ROUNDS) { least = minOf(least, bytes()) }
        return least
    }

    /** What a thread takes from the heap meanwhile. */
    private inline fun bytesOf(
        bean: ThreadMXBean,
        thread: Long,
        work: () -> Unit,
    ): Long {
        val before = bean.getThreadAllocatedBytes(thread)
        work()
        return bean.getThreadAllocatedBytes(thread) - before
    }

    private companion object {
        const val ASKED = 20_000
        const val ASKERS = 3
        const val CLOSED = 60
        const val EACH = 10
        const val ROUNDS = 5
    }
}
