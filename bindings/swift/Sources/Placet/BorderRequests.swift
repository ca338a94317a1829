// Requests about rights on their way across the border: their records, and one exhaustive switch a word and direction.

import Foundation
internal import PlacetFFI

extension RequestForm {
    var border: PlacetFFI.RequestForm {
        PlacetFFI.RequestForm(
            kind: kind.border,
            role: role.border,
            identity: identity.border,
            ground: ground?.border,
            data: data.map(\.border),
            purposes: purposes.map(\.border)
        )
    }
}

extension RequestReport {
    init(_ border: PlacetFFI.RequestReport) {
        status = RequestStatus(border.status)
        change = ChangeReport(border.change)
    }
}

extension RequestStatus {
    init(_ border: PlacetFFI.RequestStatus) {
        id = RequestId(border.id)
        kind = RightKind(border.kind)
        role = Role(border.role)
        ground = border.ground.map { GroundId($0) }
        data = border.data.map { DataId($0) }
        purposes = border.purposes.map { PurposeId($0) }
        restricts = border.restricts
        features = border.features.map { FeatureId($0) }
        state = RequestPhase(border.state)
        receivedAt = border.receivedAt
        dueBy = border.dueBy
        waitsFor = border.waitsFor.map { RightClock($0) }
        startBy = border.startBy
        isProvisional = border.provisional
        daysLeft = border.daysLeft.map { Int($0) }
        isOverdue = border.overdue
        owed = Owed(border.owed)
        source = DueSource(border.source)
        extendedFor = border.extended.map { GroundId($0) }
        refusal = border.refusedFor.flatMap { reason in
            border.remedy.map { Refusal(reason: GroundId(reason), remedy: PromptId($0)) }
        }
        tasks = border.tasks.map { Task(id: TaskId($0.id), work: $0.work, doneAt: $0.doneAt) }
        history = border.history.map { Past(at: $0.at, what: RequestStep($0.what)) }
    }
}

extension RightKind {
    var border: PlacetFFI.RightKind {
        switch self {
        case .access: .access
        case .copy: .copy
        case .portability: .portability
        case .rectify: .rectify
        case .supplement: .supplement
        case .erase: .erase
        case .withdraw: .withdraw
        case .restrict: .restrict
        case .object: .object
        case .explain: .explain
        case .complaint: .complaint
        }
    }

    init(_ border: PlacetFFI.RightKind) {
        self =
            switch border {
            case .access: .access
            case .copy: .copy
            case .portability: .portability
            case .rectify: .rectify
            case .supplement: .supplement
            case .erase: .erase
            case .withdraw: .withdraw
            case .restrict: .restrict
            case .object: .object
            case .explain: .explain
            case .complaint: .complaint
            }
    }
}

extension RightClock {
    init(_ border: PlacetFFI.RightClock) {
        self =
            switch border {
            case .received: .received
            case .identityVerified: .identityVerified
            case .checked: .checked
            }
    }
}

extension Owed {
    init(_ border: PlacetFFI.Owed) {
        self =
            switch border {
            case .action: .action
            case .reply: .reply
            }
    }
}

extension Role {
    var border: PlacetFFI.Role {
        switch self {
        case .own: .own
        case .guardian: .guardian
        case .nextOfKin: .nextOfKin
        case .agent: .agent
        }
    }

    init(_ border: PlacetFFI.Role) {
        self =
            switch border {
            case .own: .own
            case .guardian: .guardian
            case .nextOfKin: .nextOfKin
            case .agent: .agent
            }
    }
}

extension Identity {
    var border: PlacetFFI.Identity {
        switch self {
        case .known: .known
        case .toBeVerified: .toBeVerified
        }
    }
}

extension DueSource {
    init(_ border: PlacetFFI.DueSource) {
        self =
            switch border {
            case .declared: .declared
            case .statutory: .statutory
            }
    }
}

extension RequestPhase {
    init(_ border: PlacetFFI.RequestPhase) {
        self =
            switch border {
            case .identityPending: .identityPending
            case .inProgress: .inProgress
            case .answered: .answered
            case .completed: .completed
            case .refused: .refused
            }
    }
}

extension RequestStep {
    init(_ border: PlacetFFI.RequestStep) {
        self =
            switch border {
            case .received: .received
            case .identityVerified: .identityVerified
            case .checked: .checked
            case .extended: .extended
            case .moved: .moved
            case .answered: .answered
            case .taskDone: .taskDone
            case .completed: .completed
            case .refused: .refused
            case .lifted: .lifted
            case .salvaged: .salvaged
            }
    }
}
