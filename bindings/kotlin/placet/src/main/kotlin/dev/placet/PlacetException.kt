package dev.placet

/**
 * Why a call failed; nothing was changed. Unchecked, so that Kotlin and Java read alike.
 *
 * [code] is stable and is what programs compare; [detail] is for developers and may change.
 */
public sealed class PlacetException(
    /** The stable code. */
    public val code: String,
    /** What a developer reads: what failed and what to do instead. */
    public val detail: String,
    cause: Throwable?,
) : RuntimeException("$code: $detail", cause) {
    /** An argument is not well formed. */
    public class InvalidArgument(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)

    /** The manifest cannot be used. */
    public class Manifest(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)

    /** A rule says no. */
    public class Refused(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)

    /** The store or the native library cannot be used. */
    public class Unavailable(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)

    /** Placet was closed. */
    public class Closed(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)

    /** Something failed inside. */
    public class Internal(
        code: String,
        detail: String,
        cause: Throwable? = null,
    ) : PlacetException(code, detail, cause)
}
