// What is owed on its way across the border, one initializer a type, one exhaustive switch a word.

internal import PlacetFFI

extension OwedWork {
    init(_ border: PlacetFFI.OwedWork) {
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
            case .verifyIdentity: .verifyIdentity
            case .check: .check
            case .answer: .answer
            case .act: .act
            }
    }
}

extension Because {
    init(_ border: PlacetFFI.Because) {
        self =
            switch border {
            case .purposeEnded: .purposeEnded
            case .ruleEnded: .ruleEnded
            case .termEnds: .termEnds
            case .request: .request
            case .deletion: .deletion
            }
    }
}

extension ConfirmedBy {
    init(_ border: PlacetFFI.ConfirmedBy) {
        self =
            switch border {
            case .app: .app
            case .server: .server
            case .recipient: .recipient
            case .operator: .operator
            }
    }
}

extension Then {
    init(_ border: PlacetFFI.Then) {
        self =
            switch border {
            case .erase: .erase
            case .anonymise: .anonymise
            case .eraseOrAnonymise: .eraseOrAnonymise
            }
    }
}

extension Meanwhile {
    init(_ border: PlacetFFI.Meanwhile) {
        self =
            switch border {
            case .storageOnly: .storageOnly
            }
    }
}

extension OwedElsewhere {
    init(_ border: PlacetFFI.OwedElsewhere) {
        subject = SubjectRef(border.subject)
        obligation = OpenObligation(border.obligation)
    }
}

extension OpenObligation {
    init(_ border: PlacetFFI.OpenObligation) {
        id = ObligationId(border.id)
        what = OwedWork(border.what)
        data = border.data.map { DataId($0) }
        recipient = border.recipient.map { RecipientId($0) }
        why = Because(border.why)
        about = border.about
        dueBy = border.dueBy.map { Deadline(at: $0, isProvisional: border.provisional) }
        isOverdue = border.overdue
        keepUntil = border.keepUntil
        held = border.held.map { GroundId($0) }
        confirmedBy = ConfirmedBy(border.confirmedBy)
    }
}

extension RetentionPlan {
    init(_ border: PlacetFFI.RetentionPlan) {
        data = DataId(border.data)
        rules = border.rules.map { RetentionId($0) }
        keepUntil = border.keepUntil
        goneBy = border.goneBy
        until = border.until
        extendedBy = border.extendedBy
        meanwhile = border.meanwhile.map { Meanwhile($0) }
        then = Then(border.then)
    }
}
