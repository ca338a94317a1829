// `java -cp keke-console.jar dev.placet.demo.walk.WalkConsole <policy> [folder]`: a day over one policy in a console.

package dev.placet.demo.walk

import dev.placet.PlacetException
import dev.placet.demo.DemoFailure
import dev.placet.demo.say
import kotlinx.coroutines.runBlocking
import java.nio.file.Files
import java.nio.file.Path
import kotlin.system.exitProcess

internal object WalkConsole {
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
        val words = policies.joinToString("|") { it.word }
        val policy = policies.find { it.word == arguments.firstOrNull() }
        if (policy == null || arguments.size > 2) throw DemoFailure("usage: WalkConsole $words [folder]")
        val named = arguments.getOrNull(1)?.let { Path.of(it).toAbsolutePath() }
        val folder = named ?: Files.createTempDirectory("${policy.word}-")
        say("${policy.name}, one day. The store: $folder")
        Walk(policy, folder).run()
    }

    private fun fail(failure: Exception): Nothing {
        System.err.println("demo: ${failure.message}")
        exitProcess(1)
    }
}
