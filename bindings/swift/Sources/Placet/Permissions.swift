internal import PlacetFFI

/// What the system says of permissions, and what the person allowed to which feature.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Permissions: Sendable {
    let engine: Engine

    /// Reports what the system says now; call it on every resume, before anything else is asked.
    @discardableResult
    public func report(_ permission: PermissionId, as state: PermissionState) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call { try $0.reportPermission(permission: permission.border, status: state.border) }
        )
    }

    /// What the system of this device calls the permission: all to be asked for together.
    ///
    /// Empty where the person alone is asked, and where Placet was opened without a system. A permission that the system does
    /// not know is a ``PlacetError`` of kind `refused` with code `permission_unknown_here`. Reads no store.
    public func systemNames(of permission: PermissionId) throws(PlacetError) -> [String] {
        try engine.call { try $0.systemNames(permission: permission.border) }
    }

    /// What the system last said, and whether the person allowed it to the feature.
    public func status(
        of permission: PermissionId,
        for feature: some Feature
    ) throws(PlacetError) -> PermissionStatus {
        PermissionStatus(
            try engine.call { try $0.permissionStatus(permission: permission.border, feature: feature.id.border) }
        )
    }
}
