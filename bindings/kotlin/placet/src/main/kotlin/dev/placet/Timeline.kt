// What follows from submitting a deletion: its marks, each with its date and its source.

package dev.placet

import java.time.Instant
import dev.placet.ffi.DeletionTimeline as FfiDeletionTimeline
import dev.placet.ffi.TimelineMark as FfiTimelineMark

/** What follows from submitting a deletion at a moment, by the manifest and the calendar in force. */
public data class DeletionTimeline(
    /** The zone in which days and times are written. */
    public val zone: String,
    /** Whether that is the app's; where its rule is not built in, every zone is tried, the best date counts, in UTC. */
    public val isZoneKnown: Boolean,
    /** Whose word executes it. */
    public val authority: DeletionAuthority,
    /** The days of the appeal; `null` where there is none. */
    public val appealDays: Int?,
    /** The days of rest over which the end of the appeal moves on, as `2024-10-05`. */
    public val movedOver: List<String>,
    /** What cancels it: until the appeal ends, and without one until the first task that cannot be undone. */
    public val cancelBy: List<CancelMeans>,
    /** The working days within which it is carried out. */
    public val workingDays: Int,
    /** The marks in the order of time. */
    public val marks: List<TimelineMark>,
) {
    /** Whether a mark depends on days beyond the known calendar. */
    public val isProvisional: Boolean get() = marks.any { it.isProvisional }

    /** The mark of that kind, where there is one. */
    public fun mark(kind: MarkKind): TimelineMark? = marks.find { it.kind == kind }
}

/** One mark of a timeline. */
public data class TimelineMark(
    /** What happens. */
    public val kind: MarkKind,
    /** When. */
    public val at: Instant,
    /** The day in the zone of the timeline, `2024-10-08`; what ends at midnight ends the day before. */
    public val day: String,
    /** The time of that day: `24:00` for what ends with it, else `10:30:00`. */
    public val time: String,
    /** Whether it depends on days beyond the known calendar. */
    public val isProvisional: Boolean,
    /** The manifest's entry that it comes from, as a JSON pointer. */
    public val entry: String?,
    /** The article that it comes from. */
    public val law: String?,
)

/** What happens at a mark. */
public enum class MarkKind {
    /** The person submits it; the gate closes, and an appeal starts. */
    SUBMITTED,

    /** Working days are counted from here, the day itself not counted. */
    COUNT_STARTS,

    /** The days of the appeal are over on a day of rest, so that its end moves on. */
    REST_DAY,

    /** The appeal ends; from here on nothing cancels it. */
    APPEAL_ENDS,

    /** The device starts to carry it out by itself. */
    EXECUTES,

    /** Until here it is to be carried out. */
    DUE,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

/** Whose word executes a deletion. */
public enum class DeletionAuthority {
    /** The device's, at the end of the appeal. */
    DEVICE,

    /** The server's. */
    SERVER,
    ;

    /** The stable code. */
    public val code: String get() = name.lowercase()
}

internal fun FfiDeletionTimeline.toApi() =
    DeletionTimeline(
        zone,
        zoneKnown,
        authority.same(),
        appealDays?.toInt(),
        movedOver,
        cancelBy.map { it.same<CancelMeans>() },
        workingDays.toInt(),
        marks.map { it.toApi() },
    )

private fun FfiTimelineMark.toApi() = TimelineMark(kind.same(), at, day, time, provisional, entry, law)
