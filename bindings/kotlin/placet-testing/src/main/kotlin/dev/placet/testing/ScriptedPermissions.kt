package dev.placet.testing

import dev.placet.PermissionAnswer
import dev.placet.PermissionId
import dev.placet.PermissionRequest
import dev.placet.PermissionState
import dev.placet.SystemPermissions
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList

/** A system and a person that answer permission requests by a script: granted, unless told otherwise. Thread-safe. */
public class ScriptedPermissions : SystemPermissions {
    private val answers = ConcurrentHashMap<PermissionId, PermissionState>()
    private val requests = CopyOnWriteArrayList<PermissionRequest>()

    /** What was asked so far, in order, each with the text that was shown. */
    public val asked: List<PermissionRequest> get() = requests.toList()

    /** From now on [permission] is answered with [state]. */
    public fun answer(
        permission: PermissionId,
        state: PermissionState,
    ) {
        answers[permission] = state
    }

    override fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    ) {
        requests += request
        answer.give(answers[request.permission] ?: PermissionState.GRANTED)
    }
}
