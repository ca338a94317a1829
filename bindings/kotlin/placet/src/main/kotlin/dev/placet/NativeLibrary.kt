// Loading the native library: once per process and class loader, by JNA, from `jna.library.path`, from the system's
// paths, or from the class path where it sits under JNA's name for the platform.

package dev.placet

import com.sun.jna.Platform
import dev.placet.ffi.uniffiEnsureInitialized

internal object NativeLibrary {
    /** Loads the library, or says for which platform it is missing and how to build it. */
    fun load() {
        try {
            uniffiEnsureInitialized()
        } catch (failure: UnsatisfiedLinkError) {
            throw missing(failure)
        } catch (failure: NoClassDefFoundError) {
            // What a class says from the second use on when its first use had failed.
            throw missing(failure)
        }
    }

    internal fun missing(cause: Throwable): PlacetException {
        val file = System.mapLibraryName("placet_ffi")
        return PlacetException.Unavailable(
            "native_library_missing",
            "no Placet library for ${Platform.RESOURCE_PREFIX} on the class path: build it there with " +
                "`cargo build --release -p placet-ffi` and pass -Djna.library.path=<the folder with $file>",
            cause,
        )
    }
}
