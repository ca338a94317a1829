// `java -jar keke-console.jar [folder]`: a day of 可可星球 in a console, over the public API alone.

package dev.placet.demo.keke

import dev.placet.PlacetException
import dev.placet.demo.DemoFailure
import dev.placet.demo.say
import kotlinx.coroutines.runBlocking
import java.nio.file.Files
import java.nio.file.Path
import kotlin.system.exitProcess

internal object KekeConsole {
    @JvmStatic
    fun main(arguments: Array<String>) {
        try {
            runBlocking { run(arguments.toList()) }
        } catch (failure: DemoFailure) {
            fail(failure)
        } catch (failure: PlacetException) {
            fail(failure)
        }
    }

    private suspend fun run(arguments: List<String>) {
        val errand = Errand.entries.find { arguments.size == 3 && arguments.take(2) == listOf("--errand", it.word) }
        if (errand != null) return carryOut(errand, Path.of(arguments[2]))
        if (arguments.size > 1 || arguments.firstOrNull()?.startsWith("-") == true) {
            throw DemoFailure("usage: keke-console [folder]")
        }
        val folder = arguments.firstOrNull()?.let { Path.of(it).toAbsolutePath() } ?: Files.createTempDirectory("keke-")
        say("可可星球, one day. The store: $folder")
        Day(folder).run()
    }

    private fun fail(failure: Exception): Nothing {
        System.err.println("keke-console: ${failure.message}")
        exitProcess(1)
    }
}
