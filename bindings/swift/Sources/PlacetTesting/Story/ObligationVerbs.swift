// The verbs of what is owed and of retention: what each does, and what it answers.

import Foundation
import Placet

extension Verbs {
    mutating func obligations(_ verb: String) throws -> JSON? {
        switch verb {
        case "obligations": return .list(try placet.obligations.open().map { rendered($0) })
        case "obligations_of_others": return .list(try placet.obligations.ofOthers().map(rendered))
        case "retention": return render(try placet.retention.plan(for: data()))
        case "meet": return try meet()
        case "confirm":
            let id = obligation(try arguments.text("obligation"))
            return report(try placet.obligations.confirm(id, on: surface()))
        case "confirm_of":
            let id = obligation(try arguments.text("obligation"))
            return report(try placet.obligations.confirm(id, of: subject(), on: surface()))
        case "end_retention": return report(try placet.retention.end(data(), by: arguments.text("event")))
        case "hold":
            let review = try instant(arguments.text("review"))
            let notice = try arguments.optional("notice").map { PromptId($0) }
            let ground = try ground()
            return report(try placet.retention.hold(for: ground, reviewedAt: review, on: surface(), notice: notice))
        case "lift": return report(try placet.retention.lift(ground(), on: surface()))
        default: return nil
        }
    }

    private mutating func meet() throws -> JSON {
        let data = try data()
        guard let owed = try placet.obligations.open().first(where: { $0.data == data }) else {
            throw StoryFormatError("nothing is owed for \(data)")
        }
        try placet.obligations.confirm(owed.id, on: surface())
        return .text("done")
    }

    private mutating func data() throws -> DataId { DataId(try arguments.text("data")) }

    /// Whose it is, by the identifier that signed in, since references are random.
    private mutating func subject() throws -> SubjectRef {
        let identifier = try arguments.text("subject")
        guard let subject = world.accounts[identifier] else {
            throw StoryFormatError("nobody signed in as \(identifier)")
        }
        return subject
    }

    private mutating func ground() throws -> GroundId { GroundId(try arguments.text("ground")) }

    /// What a request owes is called by the story's name for the request, since its id is random.
    private func obligation(_ written: String) -> ObligationId {
        var pieces = parts(of: written)
        if pieces.count > 1, pieces[0] == "request", let id = world.requests[pieces[1]] { pieces[1] = id.value }
        return ObligationId(pieces.joined(separator: "."))
    }

    private func name(of id: String) -> String { world.requests.first { $0.value.value == id }?.key ?? id }

    private func parts(of text: String) -> [String] {
        text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    private func rendered(_ it: OwedElsewhere) -> JSON {
        rendered(it.obligation, of: world.accounts.first { $0.value == it.subject }?.key)
    }

    private func rendered(_ it: OpenObligation, of subject: String? = nil) -> JSON {
        let id = parts(of: it.id.value).enumerated().map { $0.offset == 1 ? name(of: $0.element) : $0.element }
        return .members([
            "about": it.about.map { .text(name(of: $0)) },
            "confirmed_by": .text(it.confirmedBy.code),
            "data": it.data.map { .text($0.value) },
            "due_by": it.dueBy.map { written($0.at) },
            "held": it.held.map { .text($0.value) },
            "id": .text(id.joined(separator: ".")),
            "keep_until": it.keepUntil.map(written),
            "overdue": it.isOverdue ? .bool(true) : nil,
            "provisional": it.dueBy?.isProvisional == true ? .bool(true) : nil,
            "recipient": it.recipient.map { .text($0.value) },
            "subject": subject.map { .text($0) },
            "what": .text(it.what.code),
            "why": .text(it.why.code),
        ])
    }
}

private func render(_ plan: RetentionPlan) -> JSON {
    .members([
        "extended_by": .texts(plan.extendedBy),
        "gone_by": plan.goneBy.map(written),
        "keep_until": plan.keepUntil.map(written),
        "meanwhile": plan.meanwhile.map { .text($0.code) },
        "rules": .texts(plan.rules.map(\.value)),
        "then": .text(plan.then.code),
        "until": .texts(plan.until),
    ])
}
