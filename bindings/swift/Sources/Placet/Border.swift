// Answers and reports on their way across the border, one initializer a type; words are beside this in BorderWords.swift.

import Foundation
internal import PlacetFFI

/// Names the person's decision for the ledger.
func evidence(on surface: Surface, prompt: PromptId? = nil) -> PlacetFFI.Evidence {
    PlacetFFI.Evidence(surface: surface.border, prompt: prompt?.border, locale: nil)
}

extension Decision {
    init(_ border: PlacetFFI.Decision) {
        self =
            switch border {
            case .allowed(let allowance): .allowed(Allowance(allowance))
            case .denied(let denial): .denied(Denial(denial))
            }
    }
}

extension Allowance {
    init(_ border: PlacetFFI.Allowance) {
        self.init(
            purpose: PurposeId(border.purpose),
            basis: Basis(border.basis),
            data: DataId(border.data),
            act: Act(border.act),
            only: border.only.map { Only(pattern: $0.pattern, packages: $0.packages) }
        )
    }
}

extension Denial {
    init(_ border: PlacetFFI.Denial) {
        self.init(
            reason: Reason(rawValue: border.reason.code),
            why: border.why.map { Unavailability(rawValue: $0.code) },
            about: border.about,
            remedy: Remedy(
                kind: RemedyKind(rawValue: border.remedy.code),
                about: border.remedy.about,
                until: border.remedy.until
            ),
            alternative: border.alternative.map { UseRef($0) },
            retryAt: border.retryAt
        )
    }
}

extension Availability {
    init(_ border: PlacetFFI.Availability) {
        self =
            switch border {
            case .open: .open
            case .degraded(let uses): .degraded(uses.map { ClosedUse(use: UseRef($0.it), denial: Denial($0.denial)) })
            case .blocked(let denials): .blocked(denials.map { Denial($0) })
            }
    }
}

extension Trace {
    init(_ border: PlacetFFI.Trace) {
        use = UseRef(border.it)
        steps = border.steps.map { TraceStep(rule: $0.rule, denials: $0.denials.map { Denial($0) }) }
        decision = Decision(border.decision)
    }
}

extension Health {
    init(_ border: PlacetFFI.Health) {
        self =
            switch border {
            case .ok: .ok
            case .unavailable(let why): .unavailable(Unavailability(rawValue: why.code))
            }
    }
}

extension ChangeReport {
    init(_ border: PlacetFFI.ChangeReport) {
        sessionsEnded = border.sessionsEnded.map { EndedSession($0) }
        closed = border.closed.map { UseRef($0) }
        toErase = border.toErase.map { Obligation($0) }
        kept = border.kept.map {
            Kept(data: DataId($0.data), purpose: PurposeId($0.purpose), basis: Basis($0.basis))
        }
    }
}

extension EndedSession {
    init(_ border: PlacetFFI.EndedSession) {
        session = border.session
        feature = FeatureId(border.feature)
        reason = EndReason(border.reason)
    }
}

extension EndReason {
    init(_ border: PlacetFFI.EndReason) {
        denial = border.denial.map { Reason(rawValue: $0.code) }
        kind = denial == nil ? EndKind(rawValue: border.code) : .denied
    }
}

extension Obligation {
    init(_ border: PlacetFFI.Obligation) {
        id = border.id
        what = ObligationKind(border.what)
        data = DataId(border.data)
        because = PurposeId(border.because)
    }
}

extension PermissionStatus {
    init(_ border: PlacetFFI.PermissionStatus) {
        system = PermissionState(border.system)
        granted = GrantStatus(border.granted)
    }
}

extension PermissionRequest {
    init(_ border: PlacetFFI.PermissionRequest) {
        permission = PermissionId(border.permission)
        usage = border.usage
        asksSystem = border.askSystem
        systemNames = border.systemNames
    }
}

extension Head {
    init(_ border: PlacetFFI.Head) {
        chain = border.chain
        sequence = border.sequence
        hash = Hash(border.hash)
    }
}

extension Head {
    var border: PlacetFFI.Head { PlacetFFI.Head(chain: chain, sequence: sequence, hash: hash.border) }
}

extension Recovery {
    init(_ border: PlacetFFI.Recovery) {
        kept = URL(fileURLWithPath: border.kept, isDirectory: true)
        sound = border.sound.map { Head($0) }
        restrictions = Restrictions(border.restrictions)
        age = AgeBand(border.age)
    }
}

extension Restrictions {
    init(_ border: PlacetFFI.Restrictions) {
        purposes = border.purposes.map { PurposeId($0) }
        documents = border.documents.map { DocumentId($0) }
        permissions = border.permissions.map {
            RefusedPermission(permission: PermissionId($0.permission), feature: FeatureId($0.feature))
        }
        switches = border.switches.map { SwitchId($0) }
        obligations = border.obligations.map { Obligation($0) }
        deletion = DeletionPhase(border.deletion)
        requests = border.requests.map { RequestId($0) }
        holds = border.holds.map { GroundId($0) }
    }
}

extension Subject {
    init(_ border: PlacetFFI.Subject) {
        subject = SubjectRef(border.subject)
        standing = SubjectStanding(border.standing)
        isCurrent = border.isCurrent
    }
}

extension SubjectChange {
    init(_ border: PlacetFFI.SubjectChange) {
        subject = SubjectRef(border.subject)
        isNew = border.isNew
        merged = Merge(border.merged)
        report = ChangeReport(border.report)
    }
}

extension Erasure {
    init(_ border: PlacetFFI.Erasure) {
        erased = SubjectRef(border.erased)
        isComplete = border.isComplete
        change = SubjectChange(border.change)
    }
}

extension Merge {
    init(_ border: PlacetFFI.Merge) {
        documents = border.documents.map {
            MergedDocument(document: DocumentId($0.document), decision: $0.decision.map { ConsentDecision($0) })
        }
        consents = border.consents.map {
            MergedConsent(purpose: PurposeId($0.purpose), decision: ConsentDecision($0.decision), expires: $0.expires)
        }
        permissions = border.permissions.map {
            MergedPermission(
                permission: PermissionId($0.permission),
                feature: FeatureId($0.feature),
                isGranted: $0.granted
            )
        }
        facts = border.facts.map { FactId($0) }
        switches = border.switches.map { SwitchId($0) }
        obligations = border.obligations.map { Obligation($0) }
        requests = border.requests.map { RequestId($0) }
    }
}

extension Verification {
    init(_ border: PlacetFFI.Verification) {
        entries = border.entries
        heads = border.heads.map { Head($0) }
    }
}

extension ConsentRecord {
    init(_ border: PlacetFFI.ConsentRecord) {
        purpose = PurposeId(border.purpose)
        json = border.json
    }
}

extension Sweep {
    init(_ border: PlacetFFI.Sweep) {
        removed = border.removed
        heads = border.heads.map { Head($0) }
    }
}

extension LogLine {
    init(_ border: PlacetFFI.LogLine) {
        level = LogLevel(border.level)
        code = LogCode(rawValue: border.code)
        text = border.text
    }
}

extension UseRecord {
    init(_ border: PlacetFFI.UseRecord) {
        use = UseRef(border.it)
        count = border.count
        first = border.first
        last = border.last
    }
}

extension PlacetError {
    init(_ border: PlacetFFI.PlacetError) {
        switch border {
        case .InvalidArgument(let code, let detail): self.init(kind: .invalidArgument, code: code, detail: detail)
        case .Manifest(let code, let detail): self.init(kind: .manifest, code: code, detail: detail)
        case .Refused(let code, let detail): self.init(kind: .refused, code: code, detail: detail)
        case .Unavailable(let code, let detail): self.init(kind: .unavailable, code: code, detail: detail)
        case .Closed(let code, let detail): self.init(kind: .closed, code: code, detail: detail)
        case .Internal(let code, let detail): self.init(kind: .internal, code: code, detail: detail)
        }
    }
}
