package dev.placet

/**
 * How the app asks the person for a permission: it shows the purpose text of the request and, where the request says
 * so, the system's dialog. Tests have `ScriptedPermissions`.
 */
public fun interface SystemPermissions {
    /**
     * Asks the person and hands the answer to [answer], once, from any thread. Called on the thread or dispatcher of
     * the [Session.request] at hand; must not wait for the person there.
     */
    public fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    )
}

/** Takes the person's answer to a permission request. */
public fun interface PermissionAnswer {
    /** Takes what the system says now; a second answer is ignored. */
    public fun give(state: PermissionState)
}

/** What there is on a JVM without a screen: every request fails and says what to pass instead. */
internal object NoSystemPermissions : SystemPermissions {
    override fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    ): Unit =
        throw PlacetException.InvalidArgument(
            "no_system_permissions",
            "nothing can ask for ${request.permission}: pass Options.permissions to Placet.open",
        )
}
