// What the programs of the demos share: lines on the console, and the one way in which a day fails.

package dev.placet.demo

import java.io.FileDescriptor
import java.io.FileOutputStream

private val out = FileOutputStream(FileDescriptor.out)

/** Prints a line at once and whole, in UTF-8, so that the lines of several processes stay in order. */
internal fun say(line: String) = out.write("$line\n".toByteArray())

/** Something that the demo relies on did not happen. */
internal class DemoFailure(
    message: String,
) : Exception(message)
