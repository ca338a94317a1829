package dev.placet.demo.keke

import dev.placet.ConsentStatus
import dev.placet.Health
import dev.placet.Options
import dev.placet.Placet
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.time.Duration

/** A process that decides without a pause and is killed with `kill -9`. */
class KillTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `Every decision that had returned is there after kill -9, ten times over one store`() {
        var before = record()
        for (acknowledged in listOf(1, 2, 3, 5, 8, 13, 21, 34, 55, 89)) {
            val said = decideUntilKilled(acknowledged)
            assertTrue(said.size >= acknowledged, "$said")
            val after = record()
            val kept = before.decided(said)
            // One more may have reached the disk when the kill came between that and its line.
            val oneMore = kept.decided(listOf(kept.next(said.size)))
            assertTrue(after == kept || after == oneMore, "said $said\nbefore $before\nafter $after")
            before = after
        }
    }

    /** Kills the child after its line of that number; returns that line, those before and those it still got out. */
    private fun decideUntilKilled(line: Int): List<String> {
        val child = OtherProcess(Errand.DECIDE, folder)
        val said = List(line) { checkNotNull(child.nextLine()) { "the child ended by itself" } }
        child.killNow()
        return said + generateSequence(child::nextLine)
    }

    /** What the store says, after every hash of its ledger was found right. */
    private fun record(): Record =
        Placet.open(folder, App.manifest, Options().withWatchInterval(Duration.ZERO)).use { placet ->
            assertEquals(Health.Ok, placet.health)
            val entries =
                placet.ledger
                    .verify()
                    .heads
                    .filter { it.chain != "install" }
                    .sumOf { it.sequence }
            // A withdrawal opens what is owed in entries of their own; nothing of it is met here.
            val decisions = entries - placet.obligations.open().size
            Record(decided.associate { it.value to placet.consents.status(it) }, decisions)
        }

    private data class Record(
        val statuses: Map<String, ConsentStatus>,
        val decisions: Long,
    ) {
        /** The record after these lines of the child. */
        fun decided(lines: List<String>): Record {
            val changed = lines.map { it.split(' ') }.associate { (purpose, to) -> purpose to status(to) }
            return Record(statuses + changed, decisions + lines.size)
        }

        /** The line that the child says after so many. */
        fun next(said: Int): String {
            val purpose = decided[said % decided.size].value
            val isGranted = statuses.getValue(purpose) == ConsentStatus.GRANTED
            return "$purpose ${if (isGranted) "withdrawn" else "granted"}"
        }

        private fun status(word: String) = ConsentStatus.entries.first { it.code == word }
    }
}
