package dev.placet.testing

import dev.placet.ConsentStatus
import dev.placet.LogCode
import dev.placet.LogLevel
import dev.placet.LogLine
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.Surface
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import java.time.Duration
import java.time.Period
import java.util.Locale

/** Consent records and receipts, what is past its evidence period, and lines for the app's log. */
class RecordsTest {
    @Test
    fun `There is a record for each purpose that was decided on, and the receipt has them all`() =
        readyToSpeak().use {
            val ledger = it.placet.ledger
            it.placet.consents.change(Surface.DIALOG) { deny(Example.nearbyPurpose) }

            val records = ledger.records().associateBy { record -> record.purpose }

            assertTrue(records.keys.containsAll(setOf(Example.voiceChat, Example.nearbyPurpose)))
            assertFalse(Example.roomEntry in records)
            assertTrue(""""stands_now": "denied"""" in records.getValue(Example.nearbyPurpose).json)
            val receipt = ledger.receipt(Locale.ENGLISH)
            assertTrue(""""@type": "dpv:ConsentReceipt"""" in receipt)
            assertEquals(records.size, receipt.split(""""@type": "dpv:ConsentRecord"""").size - 1)
            assertTrue("同意" in ledger.receipt(Locale.SIMPLIFIED_CHINESE))
        }

    @Test
    fun `What is older than three years can be swept, and answers stay as they are`() =
        readyToSpeak().use {
            val ledger = it.placet.ledger
            val before = ledger.verify().entries
            assertEquals(0, ledger.sweep().removed)
            it.wait(Duration.ofDays(4 * 365))

            val swept = ledger.sweep(Period.ofYears(3))

            assertTrue(swept.removed > 0)
            assertTrue(ledger.verify().entries < before + 3)
            assertEquals(ledger.heads(), swept.heads)
            assertTrue(ledger.holds(swept.heads))
            assertEquals(ConsentStatus.GRANTED, it.placet.consents.status(Example.voiceChat))
        }

    @Test
    fun `Evidence is kept for three years at least, however a period is written`() =
        example().use {
            val ledger = it.placet.ledger
            for (short in listOf(
                Period.ofMonths(35),
                Period.ofDays(1000),
                Period.ZERO,
                Period.ofYears(-9),
                Period.ofDays(-9),
            )) {
                val refused = expectFailure("evidence_period_too_short") { ledger.sweep(short) }
                assertInstanceOf<PlacetException.Refused>(refused)
            }
            for (long in listOf(Period.of(2, 12, 0), Period.ofDays(1096), Period.ofYears(Int.MAX_VALUE))) {
                assertEquals(0, ledger.sweep(long).removed)
            }
        }

    @Test
    fun `A log gets lines with stable codes, and what it throws harms nobody`() {
        for (isBroken in listOf(false, true)) {
            val lines = mutableListOf<LogLine>()
            val failures = mutableListOf<Throwable>()
            val options =
                unwatched.withListenerFailure(failures::add).withLog {
                    lines += it
                    check(!isBroken) { "the disk of the log is full" }
                }
            Placet.openInMemory(Example.manifest(), options).use { placet ->
                expectFailure("document_not_presented") {
                    placet.documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
                }
            }

            assertEquals(listOf(LogCode.OPENED, LogCode.REFUSED, LogCode.CLOSED), lines.map { it.code })
            assertTrue(lines.all { it.level == LogLevel.INFO })
            assertTrue(lines[1].text.startsWith("document_not_presented: ")) { lines[1].text }
            assertEquals(if (isBroken) 3 else 0, failures.size)
        }
    }

    @Test
    fun `A log may call back`() {
        var placet: Placet? = null
        val told = mutableListOf<Long>()
        val options =
            unwatched.withLog { line ->
                if (line.code ==
                    LogCode.REFUSED
                ) {
                    told += placet!!.ledger.verify().entries
                }
            }
        Placet.openInMemory(Example.manifest(), options).use {
            placet = it
            expectFailure("document_not_presented") { it.documents.accept(Example.privacyPolicy, Surface.TEST) }
            assertEquals(listOf(it.ledger.verify().entries), told)
        }
    }
}
