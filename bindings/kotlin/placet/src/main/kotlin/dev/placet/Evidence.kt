// What is kept as evidence, and what is still owed.

package dev.placet

/**
 * What is still owed to the person.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Obligations internal constructor(
    private val engine: Engine,
) {
    /** What is owed now. */
    public fun open(): List<Obligation> = engine.call { core -> core.obligations().map { it.toApi() } }

    /** Records that what was owed was done. */
    public fun meet(
        obligation: Obligation,
        surface: Surface,
    ): Unit = engine.call { it.meetObligation(obligation.id.toULong(), evidence(surface)) }
}

/**
 * The ledger: append-only and hash-chained.
 *
 * Every call blocks while it reads the store, [verify] as long as it takes to read all of it: keep it off the main
 * thread; may be made from any thread and from within listeners; throws [PlacetException], after [Placet.close] its
 * `Closed`.
 */
public class Ledger internal constructor(
    private val engine: Engine,
) {
    /** Verifies every entry of every chain; a broken one is a [PlacetException.Unavailable] with code `tampered`. */
    public fun verify(): Verification = engine.call { it.verify().toApi() }

    /** The heads of the chains. */
    public fun heads(): List<Head> = engine.call { core -> core.heads().map { it.toApi() } }

    /** What was taken, how often, first and last; never values. */
    public fun usage(): List<UseRecord> = engine.call { core -> core.usage().map { it.toApi() } }
}
