package dev.placet

/**
 * What the system says of permissions, and what the person allowed to which feature.
 *
 * Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread
 * and from within listeners; throws [PlacetException], after [Placet.close] its `Closed`.
 */
public class Permissions internal constructor(
    private val engine: Engine,
) {
    /** Reports what the system says now; call it on every resume, before anything else is asked. */
    public fun report(
        permission: PermissionId,
        state: PermissionState,
    ): ChangeReport = engine.call { it.reportPermission(permission, state.toFfi()).toApi() }

    /**
     * What the system of this device calls the permission: all to be asked for together. Empty where the person alone is
     * asked, and where nobody said which system it is ([Options.withSystem]). A permission that the system does not know is
     * [PlacetException.Refused] with code `permission_unknown_here`. Reads no store.
     */
    public fun systemNames(permission: PermissionId): List<String> = engine.call { it.systemNames(permission) }

    /** What the system last said, and whether the person allowed it to the feature. */
    public fun status(
        permission: PermissionId,
        feature: Feature,
    ): PermissionStatus = engine.call { it.permissionStatus(permission, feature.id).toApi() }
}
