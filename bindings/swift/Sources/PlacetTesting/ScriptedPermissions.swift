import Placet

/// A system and a person that answer permission requests by a script: granted, unless told otherwise. May be used from any
/// thread.
public final class ScriptedPermissions: SystemPermissions {
    private struct State {
        var answers: [PermissionId: PermissionState] = [:]
        var asked: [PermissionRequest] = []
    }

    private let state = Guarded(State())

    /// Answers everything with granted.
    public init() {}

    /// What was asked so far, in order, each with the text that was shown.
    public var asked: [PermissionRequest] { state.with { $0.asked } }

    /// From now on `permission` is answered with `answer`.
    public func answer(_ permission: PermissionId, with answer: PermissionState) {
        state.with { $0.answers[permission] = answer }
    }

    /// Answers at once.
    public func ask(_ request: PermissionRequest) async -> PermissionState {
        state.with { state in
            state.asked.append(request)
            return state.answers[request.permission] ?? .granted
        }
    }
}
