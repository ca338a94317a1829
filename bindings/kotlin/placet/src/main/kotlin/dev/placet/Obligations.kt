// What is still owed, and how long data is kept.

package dev.placet

import java.time.Instant

/**
 * What is still owed to the person: data that nothing keeps any more, requests about rights, the tasks of a deletion, and
 * data whose time runs out.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Obligations internal constructor(
    private val engine: Engine,
) {
    /** What is owed now. */
    public fun open(): List<OpenObligation> = engine.call { core -> core.obligations().map { it.toApi() } }

    /**
     * Records that what was owed was done; saying so again changes nothing. Of data whose time runs out it says that
     * everything which was collected until now is gone, or names nobody. What never was owed is
     * [PlacetException.Refused] with code `no_such_obligation`, what a hold stops `obligation_held`, and what the law has
     * kept longer `kept_by_law`, which says until when.
     */
    public fun confirm(
        id: ObligationId,
        surface: Surface,
    ): ChangeReport = engine.call { it.confirm(id, evidence(surface)).toApi() }

    /**
     * What is owed to the subjects that are not the current one: accounts that were signed out, and one whose deletion goes
     * on while another account is signed in, in the order in which they began.
     */
    public fun ofOthers(): List<OwedElsewhere> = engine.call { core -> core.obligationsOfOthers().map { it.toApi() } }

    /**
     * As [confirm], of what is owed to [subject], whoever is the current one. The last task of its deletion erases it, and
     * signs nobody out.
     */
    public fun confirmOf(
        subject: SubjectRef,
        id: ObligationId,
        surface: Surface,
    ): ChangeReport = engine.call { it.confirmOf(subject, id, evidence(surface)).toApi() }
}

/** Something owed to a subject that is not the current one. */
public data class OwedElsewhere(
    /** To whom. */
    public val subject: SubjectRef,
    /** What. */
    public val obligation: OpenObligation,
)

/**
 * How long data is kept.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Retention internal constructor(
    private val engine: Engine,
) {
    /** What the manifest's rules come to for one kind of data, as things stand. */
    public fun of(data: DataId): RetentionPlan = engine.call { it.retention(data).toApi() }

    /**
     * Says that an event came which ends the keeping of [data], in the manifest's word for it: what follows is among
     * [Obligations.open] from now on. A word that no rule about the data has is [PlacetException.Refused] with code
     * `not_declared`.
     */
    public fun end(
        data: DataId,
        event: String,
    ): ChangeReport = engine.call { it.endRetention(data, event).toApi() }

    /**
     * Places a hold: data whose rules name [ground] among the reasons for keeping it longer is not to be erased until
     * the hold is lifted. It is looked at again at [review], and the person was shown [notice].
     */
    public fun hold(
        ground: GroundId,
        review: Instant,
        surface: Surface,
        notice: PromptId?,
    ): ChangeReport = engine.call { it.placeHold(ground, review, evidence(surface, notice)).toApi() }

    /** Lifts a hold: what it stopped is due again. Where there is none, nothing changes. */
    public fun lift(
        ground: GroundId,
        surface: Surface,
    ): ChangeReport = engine.call { it.liftHold(ground, evidence(surface)).toApi() }
}
