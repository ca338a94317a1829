// Words on their way across the border: one exhaustive switch a direction, so that a word missing on one side does not compile.

internal import PlacetFFI

extension Surface {
    var border: PlacetFFI.Surface {
        switch self {
        case .firstLaunch: .firstLaunch
        case .dialog: .dialog
        case .privacyCentre: .privacyCentre
        case .settings: .settings
        case .featureEntry: .featureEntry
        case .web: .web
        case .mail: .mail
        case .guardian: .guardian
        case .import: .import
        case .test: .test
        }
    }
}

extension Opened {
    var border: PlacetFFI.OpensBy {
        switch self {
        case .launch: .launch
        case .toBackground: .toBackground
        case .userAction: .userAction
        case .push: .push
        }
    }
}

extension TimeSource {
    var border: PlacetFFI.TimeSource {
        switch self {
        case .server: .server
        case .platform: .platform
        }
    }
}

extension DocumentStatus {
    init(_ border: PlacetFFI.DocumentStatus) {
        self =
            switch border {
            case .notPresented: .notPresented
            case .presented: .presented
            case .accepted: .accepted
            case .declined: .declined
            case .withdrawn: .withdrawn
            case .noticeDue: .noticeDue
            case .outdated: .outdated
            }
    }
}

extension ConsentStatus {
    init(_ border: PlacetFFI.ConsentStatus) {
        self =
            switch border {
            case .notDetermined: .notDetermined
            case .granted: .granted
            case .denied: .denied
            case .withdrawn: .withdrawn
            case .expired: .expired
            case .invalidated: .invalidated
            }
    }
}

extension ConsentDecision {
    var border: PlacetFFI.ConsentDecision {
        switch self {
        case .granted: .granted
        case .denied: .denied
        case .withdrawn: .withdrawn
        }
    }

    init(_ border: PlacetFFI.ConsentDecision) {
        self =
            switch border {
            case .granted: .granted
            case .denied: .denied
            case .withdrawn: .withdrawn
            }
    }
}

extension SubjectStanding {
    init(_ border: PlacetFFI.SubjectStanding) {
        self =
            switch border {
            case .guest: .guest
            case .account: .account
            case .merged: .merged
            case .erased: .erased
            case .copied: .copied
            }
    }
}

extension AgeBand {
    var border: PlacetFFI.AgeBand {
        switch self {
        case .unknown: .unknown
        case .under14: .under14
        case .under18: .under18
        case .adult: .adult
        }
    }

    init(_ border: PlacetFFI.AgeBand) {
        self =
            switch border {
            case .unknown: .unknown
            case .under14: .under14
            case .under18: .under18
            case .adult: .adult
            }
    }
}

extension PermissionState {
    var border: PlacetFFI.SystemPermission {
        switch self {
        case .notDetermined: .notDetermined
        case .granted: .granted
        case .denied: .denied
        case .restricted: .restricted
        }
    }

    init(_ border: PlacetFFI.SystemPermission) {
        self =
            switch border {
            case .notDetermined: .notDetermined
            case .granted: .granted
            case .denied: .denied
            case .restricted: .restricted
            }
    }
}

extension GrantStatus {
    init(_ border: PlacetFFI.GrantStatus) {
        self =
            switch border {
            case .notDetermined: .notDetermined
            case .granted: .granted
            case .refused: .refused
            }
    }
}

extension Basis {
    init(_ border: PlacetFFI.Basis) {
        self =
            switch border {
            case .consent: .consent
            case .contract: .contract
            case .legalDuty: .legalDuty
            case .vitalInterest: .vitalInterest
            case .publicInterest: .publicInterest
            case .madePublic: .madePublic
            case .otherLaw: .otherLaw
            }
    }
}

extension Act {
    init(_ border: PlacetFFI.Act) {
        self =
            switch border {
            case .collect: .collect
            case .use: .use
            case .derive: .derive
            case .share: .share
            case .publish: .publish
            case .write: .write
            }
    }
}

extension ObligationKind {
    init(_ border: PlacetFFI.ObligationKind) {
        self =
            switch border {
            case .erase: .erase
            }
    }
}

extension Change {
    init(_ border: PlacetFFI.Change) {
        self =
            switch border {
            case .documents: .documents
            case .consents: .consents
            case .permissions: .permissions
            case .facts: .facts
            case .age: .age
            case .obligations: .obligations
            case .deletion: .deletion
            case .requests: .requests
            case .health: .health
            }
    }
}

extension LogLevel {
    init(_ border: PlacetFFI.Level) {
        self =
            switch border {
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
    }
}
