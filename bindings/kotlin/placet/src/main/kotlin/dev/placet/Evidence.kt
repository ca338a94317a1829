// What is kept as evidence, and what is still owed.

package dev.placet

import java.nio.file.Path

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
 * Every call blocks while it reads the store, [verify], [heads] and [export] as long as it takes to read all of it: keep
 * it off the main thread; may be made from any thread and from within listeners; throws [PlacetException], after
 * [Placet.close] its `Closed`.
 */
public class Ledger internal constructor(
    private val engine: Engine,
) {
    /** Verifies every entry of every chain; a broken one is a [PlacetException.Unavailable] with code `tampered`. */
    public fun verify(): Verification = engine.call { it.verify().toApi() }

    /** The heads of the chains: kept elsewhere, they tell a store that was put back, or begun anew. */
    public fun heads(): List<Head> = engine.call { core -> core.heads().map { it.toApi() } }

    /**
     * Whether [kept], heads that were kept elsewhere, are still in the chains: a store that was put back to an earlier
     * day, or begun anew, does not hold them. A hash that is none is [PlacetException.InvalidArgument].
     */
    public fun holds(kept: List<Head>): Boolean = engine.call { core -> core.holds(kept.map { it.toFfi() }) }

    /**
     * Writes every manifest and every entry of every chain to [file], each entry checked, and says where the chains end:
     * evidence that `placet verify` and whoever has the file check without the store. The file appears whole or not at
     * all and replaces one of the same name; this process's other calls wait meanwhile. A place where it cannot be
     * written is [PlacetException.InvalidArgument] with code `file_not_written`.
     */
    public fun export(file: Path): List<Head> =
        engine.call { core -> core.export(file.toAbsolutePath().toString()).map { it.toApi() } }

    /** What was taken, how often, first and last; never values. */
    public fun usage(): List<UseRecord> = engine.call { core -> core.usage().map { it.toApi() } }
}
