// A device without a screen: who is asked, a microphone and a clipboard.

package dev.placet.demo.keke

import dev.placet.PermissionAnswer
import dev.placet.PermissionRequest
import dev.placet.PermissionState
import dev.placet.SystemPermissions
import dev.placet.demo.say

/** A person who reads the purpose text and says yes or no, by a script. */
internal class ScriptedPerson(
    private val answer: PermissionState,
) : SystemPermissions {
    override fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    ) {
        val asked = if (request.askSystem) "the app's text, then the system's dialog" else "the app's own dialog"
        say("    [$asked] \"${request.usage}\" (${request.permission}) -> ${this.answer.code}")
        answer.give(this.answer)
    }
}

/** A microphone that says when it records. */
internal class Microphone {
    fun start() = say("    [microphone] recording")

    fun stop() = say("    [microphone] off")
}

/** A clipboard with a room number in some chatter. */
internal class Clipboard {
    private val text = "来 可可星球 一起玩, 房间号 8864213"

    /** What the gate lets through: what matches the pattern as a whole, or nothing. */
    fun read(only: String): String? = Regex(only).find(text)?.value
}
