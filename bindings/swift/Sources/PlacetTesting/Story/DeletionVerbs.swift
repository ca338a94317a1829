// The verbs of a deletion: what each does, and what it answers.

import Foundation
import Placet

extension Verbs {
    mutating func deletion(_ verb: String) throws -> JSON? {
        switch verb {
        case "deletion": return render(try placet.deletion.status())
        case "deletion_tasks": return render(try placet.deletion.tasks())
        default:
            guard let report = try changeOfDeletion(verb) else { return nil }
            guard case .object(var members) = render(report.status) else { return nil }
            members["sessions_ended"] = .texts(process.names(of: report.change.sessionsEnded.map(\.session)))
            return .object(members)
        }
    }

    private mutating func changeOfDeletion(_ verb: String) throws -> DeletionReport? {
        let deletion = placet.deletion
        switch verb {
        case "deletion_begin": return try deletion.begin(on: surface())
        case "deletion_satisfy":
            return try deletion.satisfy(PreconditionId(arguments.text("precondition")), on: surface())
        case "deletion_acknowledge":
            return try deletion.acknowledge(AcknowledgementId(arguments.text("text")), on: surface())
        case "deletion_choose":
            let option = try arguments.word("option", ChoiceOption.self)
            return try deletion.choose(ChoiceId(arguments.text("choice")), option, on: surface())
        case "deletion_submit": return try deletion.submit(on: surface())
        case "deletion_cancel":
            let means = try arguments.word("means", CancelMeans.self)
            return try deletion.cancel(by: means, on: surface(), notice: notice())
        case "deletion_hold":
            let (ground, review) = (GroundId(try arguments.text("ground")), try instant(arguments.text("review")))
            return try deletion.hold(for: ground, until: review, on: surface(), notice: notice())
        case "deletion_lift": return try deletion.lift(on: surface())
        case "deletion_refuse": return try deletion.refuse(for: reason(), remedy: remedy(), on: surface())
        case "deletion_observe": return try deletion.observe(serverWord(), on: surface())
        case "confirm_task": return try deletion.confirm(TaskId(arguments.text("task")), on: surface())
        default: return nil
        }
    }

    private mutating func serverWord() throws -> ServerWord {
        let submitted = try arguments.optional("submitted").map(instant)
        let ends = try arguments.optional("ends").map(instant)
        let says = try arguments.text("says")
        switch says {
        case "active": return .active
        case "submitted": return .submitted(at: submitted)
        case "appeal_period": return .appealPeriod(submitted: submitted, ends: ends)
        case "appeal_elapsed": return .appealElapsed(submitted: submitted)
        case "executing": return .executing(submitted: submitted)
        case "completed": return .completed(submitted: submitted)
        case "refused": return .refused(reason: try reason(), remedy: try remedy())
        default: throw StoryFormatError("unknown word \(says)")
        }
    }

    private mutating func reason() throws -> GroundId { GroundId(try arguments.text("reason")) }

    private mutating func remedy() throws -> PromptId { PromptId(try arguments.text("remedy")) }

    private mutating func notice() throws -> PromptId? { try arguments.optional("notice").map { PromptId($0) } }
}

private func render(_ status: DeletionStatus) -> JSON {
    .members([
        "cancel_by": .texts(status.cancelBy.map(\.code)),
        "due_by": status.dueBy.map { written($0.at) },
        "ends_at": status.endsAt.map { written($0.at) },
        "hold": status.hold.map {
            .object([
                "ground": .text($0.ground.value),
                "review": written($0.review),
                "since": written($0.since),
                "was": .text($0.was.code),
            ])
        },
        "missing": .texts(status.missing),
        "overdue": .bool(status.isOverdue),
        "provisional": .bool([status.endsAt, status.dueBy].contains { $0?.isProvisional == true }),
        "refusal": status.refusal.map {
            .object(["reason": .text($0.reason.value), "remedy": .text($0.remedy.value)])
        },
        "state": .text(status.state.code),
        "submitted_at": status.submittedAt.map(written),
    ])
}

private func render(_ tasks: [DeletionTask]) -> JSON {
    let open = tasks.filter { $0.doneAt == nil }.map { ($0.id.value, JSON.text($0.work.code)) }
    return .object([
        "done": .texts(tasks.filter { $0.doneAt != nil }.map(\.id.value)),
        "open": .object(Dictionary(open) { first, _ in first }),
    ])
}

/// An instant as answers write it: in UTC, to the millisecond.
func written(_ date: Date) -> JSON {
    let millis = Int64((date.timeIntervalSince1970 * 1000).rounded())
    let seconds = Int64((Double(millis) / 1000).rounded(.down))
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    let whole = formatter.string(from: Date(timeIntervalSince1970: Double(seconds))).dropLast()
    let rest = String(millis - seconds * 1000)
    return .text("\(whole).\(String(repeating: "0", count: 3 - rest.count))\(rest)Z")
}
