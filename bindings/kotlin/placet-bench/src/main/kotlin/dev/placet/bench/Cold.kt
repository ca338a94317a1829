// What a fresh JVM takes to its first answer, and how much of that is JNA's. Each of many JVMs measures one of two: SQLite
// alone, or Placet step by step.

package dev.placet.bench

import com.sun.jna.Native
import dev.placet.NativeLibrary
import dev.placet.Opened
import dev.placet.PermissionState
import dev.placet.Placet
import java.nio.file.Files
import java.nio.file.Path
import com.sun.jna.NativeLibrary as JnaLibrary

/** One JVM of many: says the moments of its steps, and ends. */
public object Cold {
    internal const val TURNS = 20
    private const val SQLITE = "sqlite"
    private const val PLACET = "placet"

    @JvmStatic
    public fun main(arguments: Array<String>) {
        val (what, folder) = arguments
        val moments = mutableListOf(System.nanoTime())
        val took = { moments += System.nanoTime() }
        if (what == SQLITE) {
            check(Floor.openSqlite()) { "SQLite opens" }
            took()
        } else {
            // JNA by itself, its own native part included; then our library by it; then what UniFFI wrote.
            check(Native.POINTER_SIZE > 0)
            took()
            JnaLibrary.getInstance("placet_ffi", Placet::class.java.classLoader)
            took()
            NativeLibrary.load()
            took()
            val placet = Placet.open(Path.of(folder), manifest(), options)
            took()
            // Nothing is in use yet, so the answer is a denial: to give it the rules were asked.
            placet.check(speak)
            took()
            placet.permissions.report(microphone, PermissionState.GRANTED)
            val room = placet.enter(voiceRoom, Opened.USER_ACTION)
            check(room.check(speak).isAllowed)
            took()
        }
        println(moments.zipWithNext { before, after -> after - before }.joinToString(" "))
    }

    /** Measures many JVMs of both kinds in turn: the steps that each takes. */
    internal fun measure(): Map<String, List<List<Long>>> {
        val folder = Files.createTempDirectory(Path.of(""), "cold").toAbsolutePath()
        Placet.open(folder, manifest(), options).use {
            it.agreeToSpeak()
            it.enter(voiceRoom, Opened.USER_ACTION).requestBlocking(microphone)
        }
        val kinds = listOf(SQLITE, PLACET)
        val all = kinds.associateWith { mutableListOf<List<Long>>() }
        repeat(TURNS) { kinds.forEach { kind -> all.getValue(kind) += child(kind, folder) } }
        return all
    }

    private fun child(
        kind: String,
        folder: Path,
    ): List<Long> {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val inherited = OF_CHILDREN.map { "-D$it=${System.getProperty(it)}" }
        val classes = listOf("-cp", System.getProperty("java.class.path"), Cold::class.java.name)
        val command = listOf(java) + inherited + classes + listOf(kind, "$folder")
        val process = ProcessBuilder(command).redirectErrorStream(true)
        // A database that Placet has written: SQLite alone opens the same file.
        process.environment()["PLACET_BENCH_SQLITE"] = "${folder.resolve("placet.db")}"
        val running = process.start()
        val said = running.inputStream.bufferedReader().readText()
        check(running.waitFor() == 0) { said }
        return said.trim().split(' ').map { it.toLong() }
    }

    private val OF_CHILDREN = listOf("jna.library.path", "placet.bench.native", "placet.bench.manifest")
}
