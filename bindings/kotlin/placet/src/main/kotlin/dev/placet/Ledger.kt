// What is kept as evidence.

package dev.placet

import java.nio.file.Path
import java.time.Period
import java.util.Locale

/**
 * The ledger: append-only and hash-chained.
 *
 * Every call blocks while it reads the store, all but [holds] and [usage] as long as it takes to read all of it: keep it
 * off the main thread; may be made from any thread and from within listeners; throws [PlacetException], after
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

    /**
     * The consent records of the current subject by ISO/IEC TS 27560: one for each purpose that was decided on, as the
     * controller keeps it (`docs/receipts.md`). Every entry is verified on the way.
     */
    public fun records(): List<ConsentRecord> = engine.call { core -> core.records().map { it.toApi() } }

    /**
     * The person's own copy of all their consent records, as JSON with sentences in Chinese for a Chinese locale, else in
     * English: to be handed to them, and sent nowhere that they did not ask for.
     */
    public fun receipt(locale: Locale): String = engine.call { it.receipt(locale.toLanguageTag()) }

    /**
     * Removes from the front of every subject's chain what is older than [keep], three years at least: less is
     * [PlacetException.Refused] with code `evidence_period_too_short`. Call it every few weeks; it says how many entries
     * went. Answers stay as they are, and the ledger still verifies. Keep the heads that it returns in place of those
     * that were kept elsewhere before, which a sweep may take away. Writes.
     */
    @JvmOverloads
    public fun sweep(keep: Period = Period.ofYears(3)): Sweep =
        engine.call { core ->
            val months = keep.toTotalMonths().coerceIn(0, UInt.MAX_VALUE.toLong())
            core.sweep(months.toUInt(), keep.days.coerceAtLeast(0).toUInt()).toApi()
        }

    /** What was taken, how often, first and last; never values. */
    public fun usage(): List<UseRecord> = engine.call { core -> core.usage().map { it.toApi() } }
}
