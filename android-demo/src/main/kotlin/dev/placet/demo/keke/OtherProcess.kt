// The same program as a second process over the same folder, and how the first one talks to it.

package dev.placet.demo.keke

import dev.placet.ConsentStatus
import dev.placet.EndReason
import dev.placet.Opened
import dev.placet.Options
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.Surface
import dev.placet.demo.DemoFailure
import dev.placet.demo.inWords
import dev.placet.demo.say
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import java.nio.file.Path

/** What a second process is started for. */
internal enum class Errand {
    /** Speaks in a voice room and asks the gate again and again until it says no. */
    SPEAK,

    /** Withdraws, says so, and goes on until it is killed. */
    WITHDRAW_AND_HANG,

    /** Decides again and again, says so each time that a decision has returned, and goes on until it is killed. */
    DECIDE,
    ;

    val word: String get() = name.lowercase().replace('_', '-')
}

/** The purposes that [Errand.DECIDE] decides on, one after the other: granted where it is not, else withdrawn. */
internal val decided = listOf(App.Purposes.voiceCommunication, App.Purposes.roomEntry, App.Purposes.promotion)

/** A child of this process. */
internal class OtherProcess(
    errand: Errand,
    folder: Path,
) {
    private val process =
        ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.placet.demo.keke.KekeConsole",
            "--errand",
            errand.word,
            folder.toString(),
        ).redirectError(ProcessBuilder.Redirect.INHERIT).start()

    private val lines = process.inputStream.bufferedReader()

    /** Its next line; `null` when it has ended. */
    fun nextLine(): String? = lines.readLine()

    /** Shows its lines until one contains [text], and returns that one. */
    fun showUntil(text: String): String {
        while (true) {
            val line = nextLine() ?: throw DemoFailure("the second process ended before it said \"$text\"")
            say("  | $line")
            if (text in line) return line
        }
    }

    /** Ends it as the system does when memory is short, with `kill -9`: no goodbye. What it said before can still be read. */
    fun killNow() {
        process.toHandle().destroyForcibly()
        process.waitFor()
    }

    /** Waits until it has ended by itself, and well. */
    fun waitUntilGone() {
        val code = process.waitFor()
        if (code != 0) throw DemoFailure("the second process ended with $code")
    }
}

/** What the child does. */
internal suspend fun carryOut(
    errand: Errand,
    folder: Path,
) {
    val options = Options().withPermissions(ScriptedPerson(PermissionState.GRANTED))
    Placet.open(folder, App.manifest, options).use { placet ->
        when (errand) {
            Errand.SPEAK -> speakUntilDenied(placet)
            Errand.WITHDRAW_AND_HANG -> withdrawAndHang(placet)
            Errand.DECIDE -> decideForever(placet)
        }
    }
}

private suspend fun withdrawAndHang(placet: Placet) {
    placet.consents.change(Surface.SETTINGS) { withdraw(App.Purposes.roomEntry) }
    say("room_entry is withdrawn; the call has returned")
    awaitCancellation()
}

private suspend fun speakUntilDenied(placet: Placet) {
    placet.permissions.report(App.Permissions.microphone, PermissionState.GRANTED)
    val room = placet.enter(App.Features.voiceSpeak, Opened.USER_ACTION)
    room.request(App.Permissions.microphone)
    say("take voice_speak.speak: ${room.take(App.Features.voiceSpeak.speak).inWords}")
    var checks = 0
    while (room.check(App.Features.voiceSpeak.speak).isAllowed) {
        checks += 1
        if (checks == 20) say("speaking; the gate was asked 20 times")
        delay(5)
    }
    val denied = System.currentTimeMillis()
    say("at $denied check: ${room.check(App.Features.voiceSpeak.speak).inWords}")
    val ended = CompletableDeferred<EndReason>()
    room.onEnded { ended.complete(it) }
    val reason = ended.await()
    say("told ${System.currentTimeMillis() - denied} ms later that the session ended: ${reason.code}")
}

private fun decideForever(placet: Placet) {
    while (true) {
        for (purpose in decided) {
            val isGranted = placet.consents.status(purpose) == ConsentStatus.GRANTED
            placet.consents.change(Surface.SETTINGS) { if (isGranted) withdraw(purpose) else grant(purpose) }
            say("$purpose ${if (isGranted) "withdrawn" else "granted"}")
        }
    }
}
