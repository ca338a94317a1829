package dev.placet

import java.time.Instant
import dev.placet.ffi.DecidedElsewhere as FfiDecidedElsewhere

/** A decision that the person made elsewhere, as whoever took it tells it. */
public data class DecidedElsewhere
    @JvmOverloads
    constructor(
        /** Which decision. */
        public val decision: ConsentDecision,
        /** When the person decided. */
        public val at: Instant,
        /** The version of what it was about: of the document, or `app.version` of the manifest for a purpose. */
        public val version: String? = null,
        /** The hash of what it was about: of the document's text, or of the manifest's bytes for a purpose. A grant needs it. */
        public val hash: Hash? = null,
    )

internal fun DecidedElsewhere.toFfi() = FfiDecidedElsewhere(decision.same(), version, hash, at)
