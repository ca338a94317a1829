package dev.placet

import java.util.Locale

/**
 * The documents a person is shown and decides on.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`. A change is on disk and
 * visible to every process when it returns.
 */
public class Documents internal constructor(
    private val engine: Engine,
) {
    /** Records that the document was shown, in [locale] or in the manifest's default one. */
    @JvmOverloads
    public fun present(
        document: DocumentId,
        locale: Locale? = null,
    ): Unit = engine.call { it.present(document, locale) }

    /** Records that the person accepted the document; it must have been presented before. */
    @JvmOverloads
    public fun accept(
        document: DocumentId,
        surface: Surface,
        prompt: PromptId? = null,
    ): ChangeReport = engine.call { it.accept(document, evidence(surface, prompt)).toApi() }

    /** Records that the person declined the document. */
    @JvmOverloads
    public fun decline(
        document: DocumentId,
        surface: Surface,
        prompt: PromptId? = null,
    ): ChangeReport = engine.call { it.decline(document, evidence(surface, prompt)).toApi() }

    /** Records that the person withdrew the acceptance; ends what relied on it (PIPL 15). */
    @JvmOverloads
    public fun withdraw(
        document: DocumentId,
        surface: Surface,
        prompt: PromptId? = null,
    ): ChangeReport = engine.call { it.withdrawDocument(document, evidence(surface, prompt)).toApi() }

    /**
     * Takes in a decision that the person made elsewhere: on the web, by mail, at your server. A denial binds; an acceptance
     * counts where [told] has the version and the text that the manifest has now. [surface] says where it was made. Refused
     * with `another_text`, `still_to_come`, and with `decided_since` where the person has decided here since. Told again, it
     * changes nothing. A denial that the store would not take throws, and this process denies it, as with [Consents.change].
     */
    public fun observe(
        document: DocumentId,
        told: DecidedElsewhere,
        surface: Surface,
    ): ChangeReport = engine.call { it.observeAcceptance(document, told.toFfi(), evidence(surface)).toApi() }

    /** Where the subject stands with the document. */
    public fun status(document: DocumentId): DocumentStatus = engine.call { it.documentStatus(document).same() }
}
