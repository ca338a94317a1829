// Runs JMH and the JVMs that start cold, and writes what came of it as rows: table, unit, row, median, low, high, with tabs
// between, for tools/bench to hold against the goals.

package dev.placet.bench

import org.openjdk.jmh.annotations.Mode
import org.openjdk.jmh.profile.GCProfiler
import org.openjdk.jmh.results.RunResult
import org.openjdk.jmh.runner.Runner
import org.openjdk.jmh.runner.options.Options
import org.openjdk.jmh.runner.options.OptionsBuilder
import org.openjdk.jmh.runner.options.TimeValue
import java.io.File

/** The rows of the gate, by the names of JMH's functions; the first is the floor. */
private val ROWS =
    mapOf(
        "nothings" to "an empty JNI call (floor)",
        "maps" to "ConcurrentHashMap, key in hand",
        "kepts" to "the native call of a kept answer",
        "checks" to "Session.check: a kept answer",
        "uniffi" to "a UniFFI call over JNA that gives a number",
    )

/** Those that are timed one by one. */
private val ONE_BY_ONE = mapOf("nothing" to "nothings", "kept" to "kepts", "check" to "checks")

/** Writes the rows to the file that is named. */
public fun main(arguments: Array<String>) {
    val out = File(arguments.single())
    out.writeText("")
    Rows(out).run {
        gate()
        tail()
        cold()
    }
}

private class Rows(
    private val out: File,
) {
    fun gate() {
        val results = run(ROWS.keys) { addProfiler(GCProfiler::class.java) }
        ROWS.forEach { (name, row) ->
            val all = results.getValue(name).primaryResult.getStatistics()
            val nanos = listOf(MEDIAN, LOW, HIGH).map { all.getPercentile(it) / calls(name) }
            line("Kotlin: check, allowed", "ns", row, nanos)
        }
        ROWS.forEach { (name, row) ->
            val rounds = results.getValue(name).benchmarkResults.flatMap { it.iterationResults }
            val bytes = rounds.map { round -> round.secondaryResults.entries.single { HEAP in it.key } }
            write("Kotlin: taken from the heap, each call", "B", row, bytes.map { it.value.score / calls(name) })
        }
    }

    /** How many calls one of JMH's has. */
    private fun calls(name: String) = if (name.endsWith("s")) Gate.CALLS else 1

    /** The ten-thousandth part of single calls that took longest: over all, and of each JVM. */
    fun tail() {
        val results = run(ONE_BY_ONE.keys) { }
        ONE_BY_ONE.forEach { (name, row) ->
            val result = results.getValue(name)
            val of = result.benchmarkResults.map { it.primaryResult.getStatistics().getPercentile(TAIL) }.sorted()
            val all = result.primaryResult.getStatistics().getPercentile(TAIL)
            line("Kotlin: p99.99 of single calls", "ns", ROWS.getValue(row), listOf(all, of.first(), of.last()))
        }
    }

    fun cold() {
        val table = "Kotlin: from a fresh JVM to the first answer"
        val of = Cold.measure()
        write(table, "ms", "SQLite alone, by JNI, first row (floor)", of.getValue("sqlite").map { it.sum() / MILLI })
        val steps = of.getValue("placet")
        write(table, "ms", "Placet: opened, first question answered", steps.map { it.take(UNTIL_ANSWER).sum() / MILLI })
        STEPS.forEachIndexed { at, step -> write(table, "ms", step, steps.map { it[at] / MILLI }) }
    }

    /** Samples of single calls, or of many together, each timed by itself: the median is no mean over what others did. */
    private fun run(
        names: Collection<String>,
        more: OptionsBuilder.() -> Unit,
    ): Map<String, RunResult> {
        val options: Options =
            OptionsBuilder()
                .include(names.joinToString("|", "Gate\\.(", ")$"))
                .mode(Mode.SampleTime)
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .shouldFailOnError(true)
                .also { (it as OptionsBuilder).more() }
                .build()
        return Runner(options).run().associateBy { it.params.benchmark.substringAfterLast('.') }
    }

    private fun write(
        table: String,
        unit: String,
        row: String,
        figures: List<Double>,
    ) {
        val sorted = figures.sorted()
        val at = { part: Int -> sorted[(sorted.size - 1) * part / PARTS] }
        line(table, unit, row, listOf(at(PARTS / 2), at(1), at(PARTS - 1)))
    }

    private fun line(
        table: String,
        unit: String,
        row: String,
        figures: List<Double>,
    ) {
        out.appendText((listOf(table, unit, row) + figures).joinToString("\t") + "\n")
    }

    private companion object {
        /** How JMH calls the bytes of one call. */
        const val HEAP = "gc.alloc.rate.norm"
        const val FORKS = 3
        const val WARM_UPS = 4
        const val ROUNDS = 5
        const val MEDIAN = 50.0
        const val LOW = 5.0
        const val HIGH = 95.0
        const val PARTS = 20
        const val TAIL = 99.99
        const val MILLI = 1e6
        const val UNTIL_ANSWER = 5
        val ROUND: TimeValue = TimeValue.milliseconds(400)
        val STEPS =
            listOf(
                "of it: JNA by itself",
                "of it: our library, loaded by JNA",
                "of it: what UniFFI binds and checks",
                "of it: Placet.open",
                "of it: the first question",
                "then: a session, and its first question",
            )
    }
}
