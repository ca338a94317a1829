package dev.placet

import dev.placet.ffi.ConsentDecision
import dev.placet.ffi.ConsentLine

/**
 * What a person decided on purposes.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`. A change is on disk and
 * visible to every process when it returns.
 */
public class Consents internal constructor(
    private val engine: Engine,
) {
    /**
     * Decides on any number of purposes in one transaction and one ledger entry: all of it happens, or nothing.
     *
     * A withdrawal or a denial that the store would not take throws, and this process denies it from then on; the store
     * goes on saying what it said, and so does a process that opens it. Try again until it is written.
     */
    @JvmSynthetic
    public fun change(
        surface: Surface,
        prompt: PromptId? = null,
        lines: ConsentChange.() -> Unit,
    ): ChangeReport = change(surface, prompt, ConsentChange().apply(lines))

    /** The same for Java: `change(surface, null, new ConsentChange().grant(a).withdraw(b))`. */
    public fun change(
        surface: Surface,
        prompt: PromptId?,
        change: ConsentChange,
    ): ChangeReport = engine.call { it.changeConsents(evidence(surface, prompt), change.lines.toList()).toApi() }

    /** Grants a purpose that needs a consent of its own, asked for by itself (PIPL 14, 29). */
    @JvmOverloads
    public fun grantSeparately(
        purpose: SeparatePurposeId,
        surface: Surface,
        prompt: PromptId? = null,
    ): ChangeReport = engine.call { it.grantSeparately(PurposeId(purpose.value), evidence(surface, prompt)).toApi() }

    /**
     * Takes in a decision on one purpose that the person made elsewhere: on the web, by mail, at your server. A denial binds;
     * a grant counts where [told] has the version and the hash of the manifest in force here. Refused as
     * [Documents.observe] is, and with `purpose_follows_document`. Told again, it changes nothing. A denial that the store
     * would not take throws, and this process denies it, as with [change].
     */
    public fun observe(
        purpose: Purpose,
        told: DecidedElsewhere,
        surface: Surface,
    ): ChangeReport =
        engine.call { it.observeConsent(PurposeId(purpose.value), told.toFfi(), evidence(surface)).toApi() }

    /** Where the subject stands with the purpose. */
    public fun status(purpose: Purpose): ConsentStatus =
        engine.call { it.consentStatus(PurposeId(purpose.value)).same() }
}

/** The lines of one consent transaction. Not thread-safe; made, filled and handed over by one thread. */
public class ConsentChange {
    internal val lines = mutableListOf<ConsentLine>()

    /** The person said yes. A [SeparatePurposeId] does not fit here: ask for it by itself. */
    public fun grant(purpose: PurposeId): ConsentChange = add(purpose, ConsentDecision.GRANTED)

    /** The person said no. */
    public fun deny(purpose: Purpose): ConsentChange = add(purpose, ConsentDecision.DENIED)

    /** The person took the consent back. */
    public fun withdraw(purpose: Purpose): ConsentChange = add(purpose, ConsentDecision.WITHDRAWN)

    private fun add(
        purpose: Purpose,
        decision: ConsentDecision,
    ): ConsentChange {
        lines += ConsentLine(PurposeId(purpose.value), decision)
        return this
    }
}
