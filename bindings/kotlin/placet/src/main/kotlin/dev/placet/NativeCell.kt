// Answers that were kept, and the one call to the engine that allocates nothing. Owns how it is found in the library that
// JNA has loaded; it decides nothing.

package dev.placet

import com.sun.jna.JNIEnv
import com.sun.jna.Library
import dev.placet.ffi.PlacetCell
import dev.placet.ffi.PlacetCore
import java.lang.ref.Reference
import com.sun.jna.NativeLibrary as JnaLibrary

/** A use that was allowed in a session, and the cell that knows whether it still is. */
internal class KeptAnswer(
    private val cell: PlacetCell,
    /** The answer, which the manifest alone makes up: as long as the use is allowed it is this one. */
    val answer: Allowed,
) {
    private val address = cell.address().toLong()

    /** Whether it still stands; else the rules are to be asked. Waits for nobody, and allocates nothing. */
    fun stands(): Boolean =
        try {
            NativeCell.isRegistered && NativeCell.isKept(address)
        } finally {
            // The engine's part lives for as long as this object does, and so until here.
            Reference.reachabilityFence(cell)
        }

    /** Asks the rules. */
    fun ask(): Decision = cell.ask().toApi()
}

internal object NativeCell {
    /** Whether [isKept] may be called; where it cannot be, the rules are asked each time. */
    val isRegistered: Boolean =
        try {
            register()
        } catch (_: LinkageError) {
            false
        }

    /** Whether what the cell at this address last allowed still stands. */
    @JvmStatic
    external fun isKept(cell: Long): Boolean

    /** Has the library that JNA has loaded register [isKept]: a second way of loading it might load another copy. */
    private fun register(): Boolean {
        // The name and the options by which the generated code has it.
        val name = System.getProperty("uniffi.component.placet_ffi.libraryOverride") ?: "placet_ffi"
        val library = JnaLibrary.getInstance(name, PlacetCore::class.java.classLoader)
        val arguments = arrayOf<Any>(JNIEnv.CURRENT, NativeCell::class.java)
        val options = mapOf(Library.OPTION_ALLOW_OBJECTS to true)
        return library.getFunction("placet_cell_register").invoke(Int::class.javaPrimitiveType, arguments, options) == 0
    }
}
