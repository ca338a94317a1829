// What a deletion says on its way across the border, one initializer a type, one exhaustive switch a direction.

internal import PlacetFFI

extension DeletionPhase {
    init(_ border: PlacetFFI.DeletionPhase) {
        self =
            switch border {
            case .active: .active
            case .preparing: .preparing
            case .submitted: .submitted
            case .appealPeriod: .appealPeriod
            case .appealElapsed: .appealElapsed
            case .held: .held
            case .executing: .executing
            case .completed: .completed
            case .refused: .refused
            }
    }
}

extension CancelMeans {
    init(_ border: PlacetFFI.CancelMeans) {
        self =
            switch border {
            case .interactiveLogin: .interactiveLogin
            case .choice: .choice
            }
    }
}

extension CancelMeans {
    var border: PlacetFFI.CancelMeans {
        switch self {
        case .interactiveLogin: .interactiveLogin
        case .choice: .choice
        }
    }
}

extension ChoiceOption {
    var border: PlacetFFI.ChoiceOption {
        switch self {
        case .erase: .erase
        case .detach: .detach
        }
    }
}

extension TaskWork {
    init(_ border: PlacetFFI.TaskWork) {
        self =
            switch border {
            case .erase: .erase
            case .anonymise: .anonymise
            case .eraseOrAnonymise: .eraseOrAnonymise
            case .detach: .detach
            case .keep: .keep
            case .notify: .notify
            case .unbind: .unbind
            case .expire: .expire
            case .setAside: .setAside
            case .wipe: .wipe
            }
    }
}

extension Deadline {
    init(_ border: PlacetFFI.Deadline) {
        at = border.at
        isProvisional = border.provisional
    }
}

extension DeletionStatus {
    init(_ border: PlacetFFI.DeletionStatus) {
        state = DeletionPhase(border.state)
        submittedAt = border.submittedAt
        endsAt = border.endsAt.map { Deadline($0) }
        dueBy = border.dueBy.map { Deadline($0) }
        isOverdue = border.overdue
        cancelBy = border.cancelBy.map { CancelMeans($0) }
        missing = border.missing
        hold = border.hold.map {
            Hold(was: DeletionPhase($0.was), ground: GroundId($0.ground), since: $0.since, review: $0.review)
        }
        refusal = border.refusal.map { Refusal(reason: GroundId($0.reason), remedy: PromptId($0.remedy)) }
    }
}

extension DeletionReport {
    init(_ border: PlacetFFI.DeletionReport) {
        status = DeletionStatus(border.status)
        change = ChangeReport(border.change)
    }
}

extension DeletionTask {
    init(_ border: PlacetFFI.DeletionTask) {
        id = TaskId(border.id)
        work = TaskWork(border.work)
        rule = border.rule.map { RetentionId($0) }
        until = border.until
        doneAt = border.doneAt
    }
}

extension ServerWord {
    var border: PlacetFFI.ServerWord {
        switch self {
        case .active: .active
        case .submitted(let submitted): .submitted(submitted: submitted)
        case .appealPeriod(let submitted, let ends): .appealPeriod(submitted: submitted, ends: ends)
        case .appealElapsed(let submitted): .appealElapsed(submitted: submitted)
        case .executing(let submitted): .executing(submitted: submitted)
        case .completed(let submitted): .completed(submitted: submitted)
        case .refused(let reason, let remedy): .refused(reason: reason.border, remedy: remedy.border)
        }
    }
}
