package dev.placet.testing.story

import java.time.Duration
import java.time.Instant
import java.time.Period
import java.time.ZoneOffset

/** How long `PT48H`, `P30D` or `P1Y6M` is from [start] on; months are calendar months in UTC, days have 24 hours. */
internal fun elapsed(
    start: Instant,
    written: String,
): Duration {
    val (days, time) = written.split('T').let { it.first() to it.getOrNull(1) }
    val period = if (days == "P") Period.ZERO else Period.parse(days)
    val duration = if (time == null) Duration.ZERO else Duration.parse("PT$time")
    val end = start.atOffset(ZoneOffset.UTC).plus(period).toInstant() + duration
    return Duration.between(start, end)
}
