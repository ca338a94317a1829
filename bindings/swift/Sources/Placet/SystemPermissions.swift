/// How the app asks the person for a permission: it shows the purpose text of the request and, where the request says so, the
/// system's dialog. Tests have `ScriptedPermissions`.
public protocol SystemPermissions: Sendable {
    /// Asks the person and returns what the system says then; ``PermissionState/notDetermined`` when the dialog was closed
    /// without an answer, or could not be shown. Called on no particular actor: go to the main one for dialogs.
    func ask(_ request: PermissionRequest) async -> PermissionState
}
