package dev.placet

import dev.placet.ffi.InternalException
import dev.placet.ffi.mergedManifest
import dev.placet.ffi.PlacetException as FfiException
import dev.placet.ffi.findingsIn as ffiFindingsIn

/** One thing that is wrong or doubtful in a manifest. */
public data class Finding(
    /** The stable code. */
    public val code: String,
    /** How bad it is: `error`, `warning`, `note`. */
    public val severity: String,
    /** Where, as a JSON pointer; empty for the whole file. */
    public val path: String,
    /** What a developer reads: what is so, and what to write instead. */
    public val detail: String,
)

/** What can be said of manifests without opening one: for tests and build machines. */
public object Manifests {
    /**
     * Everything that is wrong or doubtful in [manifest]; where its form is wrong, the first fault of form alone. An
     * error is what opening refuses. Throws [PlacetException].
     */
    @JvmStatic
    public fun findingsIn(manifest: ByteArray): List<Finding> =
        atTheBorder { ffiFindingsIn(manifest) }.map { Finding(it.code, it.severity, it.path, it.detail) }

    /**
     * [manifest] with the JSON merge patch [patch] (RFC 7396) put over it: a later version in a test. Whether the
     * result is a manifest is for [Placet.open] to say. Throws [PlacetException].
     */
    @JvmStatic
    public fun merged(
        manifest: ByteArray,
        patch: ByteArray,
    ): ByteArray = atTheBorder { mergedManifest(manifest, patch) }

    private fun <T> atTheBorder(body: () -> T): T {
        NativeLibrary.load()
        return try {
            body()
        } catch (failure: FfiException) {
            throw failure.translated()
        } catch (failure: InternalException) {
            throw PlacetException.Internal("internal", "the native library failed", failure)
        }
    }
}
