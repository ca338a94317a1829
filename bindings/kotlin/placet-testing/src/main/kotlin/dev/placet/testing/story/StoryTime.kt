// Instants and spans of time as stories write them.

package dev.placet.testing.story

import java.time.Duration
import java.time.Instant
import java.time.OffsetDateTime
import java.time.Period
import java.time.ZoneOffset
import java.time.format.DateTimeParseException

/** The instant of `2024-06-01T09:00:00+08:00`. */
internal fun instant(written: String): Instant =
    try {
        OffsetDateTime.parse(written).toInstant()
    } catch (_: DateTimeParseException) {
        bad("$written is no instant")
    }

/** How long `PT48H`, `P30D` or `P1Y6M` is from [start] on; months are calendar months in UTC, days have 24 hours. */
internal fun elapsed(
    start: Instant,
    written: String,
): Duration {
    val parts = SPAN.matchEntire(written)?.groupValues?.drop(1) ?: bad("$written is no span of time")
    val (years, months, weeks, days) = parts.take(4).map { it.ifEmpty { "0" }.toInt() }
    val (hours, minutes, seconds) = parts.drop(4).map { it.ifEmpty { "0" }.toLong() }
    val later = start.atOffset(ZoneOffset.UTC).plus(Period.of(years, months, 0)).toInstant()
    return Duration
        .between(start, later)
        .plusDays(weeks * 7L + days)
        .plusHours(hours)
        .plusMinutes(minutes)
        .plusSeconds(seconds)
}

/** Whole amounts alone, the larger unit first; a bare `P` or `T` is no span. */
private val SPAN =
    Regex(
        "P(?=.)" + listOf("Y", "M", "W", "D").joinToString("") { "(?:([0-9]{1,6})$it)?" } +
            "(?:T(?=.)" + listOf("H", "M", "S").joinToString("") { "(?:([0-9]{1,9})$it)?" } + ")?",
    )
