// What is established about the subject: facts, switches, age.

package dev.placet

import java.time.Instant

/**
 * Facts about the subject that the app establishes, such as a verified real name.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Facts internal constructor(
    private val engine: Engine,
) {
    /** Establishes the fact, or takes it back; it stops holding at [until] where that is given. */
    @JvmOverloads
    public fun set(
        fact: FactId,
        holds: Boolean,
        surface: Surface,
        until: Instant? = null,
    ): ChangeReport = engine.call { it.setFact(fact, holds, until, evidence(surface)).toApi() }

    /** Whether the fact holds now. */
    public fun holds(fact: FactId): Boolean = engine.call { it.fact(fact) }
}

/**
 * Switches over several purposes. A switch is on until the person turns it off: that denies every purpose it covers and
 * leaves the consents as they are. On again lifts that and grants nothing.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Switches internal constructor(
    private val engine: Engine,
) {
    /** Turns the switch [on] or off, as the person did. */
    public fun set(
        switch: SwitchId,
        on: Boolean,
        surface: Surface,
    ): ChangeReport = engine.call { it.setSwitch(switch, on, evidence(surface)).toApi() }

    /** Whether the switch is on. */
    public fun isOn(switch: SwitchId): Boolean = engine.call { it.isSwitchedOn(switch) }
}

/**
 * What is known of the subject's age: a band, never a birth date.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Age internal constructor(
    private val engine: Engine,
) {
    /**
     * Says what is known. From [until] on, the day after the birthday that the person has not had yet, the age is unknown
     * and to be asked for again; a moment that has passed is [PlacetException.Refused] with code `already_past`. In this
     * version the gate denies with `rule_not_built` under bands below [AgeBand.ADULT].
     */
    @JvmOverloads
    public fun set(
        band: AgeBand,
        until: Instant? = null,
    ): ChangeReport = engine.call { it.setAgeBand(band.toFfi(), until).toApi() }

    /** What is known. */
    public fun band(): AgeBand = engine.call { it.ageBand().toApi() }
}
