// The verbs of requests about rights: what each does, and what it answers.

import Foundation
import Placet

extension Verbs {
    mutating func requests(_ verb: String) throws -> JSON? {
        switch verb {
        case "requests":
            let named = try placet.requests.all().compactMap { status in
                name(of: status.id).map { ($0, render(status)) }
            }
            return .object(Dictionary(named) { first, _ in first })
        case "copy": return copied(try StrictJSON.parse(Data(try placet.requests.copyOfPerson().utf8)))
        case "request_submit": return try submit()
        default: return try changeOfRequest(verb).map { render($0.status) }
        }
    }

    private mutating func submit() throws -> JSON {
        let name = try arguments.text("as")
        guard world.requests[name] == nil else { throw StoryFormatError("a request is called \(name) already") }
        var form = RequestForm(try arguments.word("kind", RightKind.self))
        if try arguments.optional("role") != nil { form.role = try arguments.word("role", Role.self) }
        if try arguments.optional("identity") != nil { form.identity = try arguments.word("identity", Identity.self) }
        form.ground = try arguments.optional("ground").map { GroundId($0) }
        form.purposes = try arguments.optionalTexts("purposes")?.map { PurposeId($0) } ?? []
        form.data = try arguments.optionalTexts("data")?.map { DataId($0) } ?? []
        let status = try placet.requests.submit(form, on: surface()).status
        world.requests[name] = status.id
        return render(status)
    }

    private mutating func changeOfRequest(_ verb: String) throws -> RequestReport? {
        let requests = placet.requests
        switch verb {
        case "request_verify":
            let data = try arguments.optionalTexts("by")?.map { DataId($0) } ?? []
            return try requests.verifyIdentity(request(), by: data, on: surface())
        case "request_check": return try requests.confirmChecked(request(), on: surface())
        case "request_reply": return try requests.reply(to: request(), on: surface())
        case "request_extend":
            let (days, notice) = (try arguments.number("working_days"), try arguments.optional("notice"))
            return try requests.extend(
                request(),
                byWorkingDays: days,
                for: GroundId(arguments.text("reason")),
                on: surface(),
                notice: notice.map { PromptId($0) }
            )
        case "request_refuse":
            let (reason, remedy) = (GroundId(try arguments.text("reason")), PromptId(try arguments.text("remedy")))
            return try requests.refuse(request(), for: reason, remedy: remedy, on: surface())
        case "request_complete": return try requests.complete(request(), on: surface())
        case "request_lift": return try requests.lift(request(), on: surface())
        case "request_task":
            return try requests.confirm(TaskId(arguments.text("task")), of: request(), on: surface())
        default: return nil
        }
    }

    private mutating func request() throws -> RequestId {
        let name = try arguments.text("request")
        guard let id = world.requests[name] else { throw StoryFormatError("no request is called \(name)") }
        return id
    }

    /// The story's name for a request; its random id stands in no answer.
    private func name(of id: RequestId) -> String? { world.requests.first { $0.value == id }?.key }

    private func copied(_ copy: JSON) -> JSON {
        let requests = copy["requests"].items.compactMap { it in
            name(of: RequestId(it["id"].string)).map { ($0, it["state"]) }
        }
        let collected = copy["collected"].items.map { ($0["it"].string, $0["count"]) }
        return .object([
            "collected": .object(Dictionary(collected) { first, _ in first }),
            "documents": .object(copy["documents"].members.mapValues { $0["status"] }),
            "entries": .list(copy["entries"].items.map { $0["kind"] }),
            "obligations": .list(copy["obligations"].items.map { $0["data"] }),
            "purposes": .object(copy["purposes"].members.mapValues { $0["status"] }),
            "requests": .object(Dictionary(requests) { first, _ in first }),
        ])
    }
}

extension JSON {
    /// The member of that name; null where there is none.
    fileprivate subscript(_ key: String) -> JSON { members[key] ?? .null }

    fileprivate var members: [String: JSON] { if case .object(let it) = self { it } else { [:] } }

    fileprivate var items: [JSON] { if case .list(let it) = self { it } else { [] } }

    fileprivate var string: String { if case .text(let it) = self { it } else { "" } }
}

private func render(_ status: RequestStatus) -> JSON {
    .members([
        "data": .texts(status.data.map(\.value)),
        "days_left": status.daysLeft.map { .integer(Int64($0)) },
        "due_by": status.dueBy.map(moment),
        "extended": status.extendedFor.map { .text($0.value) },
        "features": .texts(status.features.map(\.value)),
        "ground": status.ground.map { .text($0.value) },
        "history": .texts(status.history.map(\.what.code)),
        "kind": .text(status.kind.code),
        "overdue": .bool(status.isOverdue),
        "owed": .text(status.owed.code),
        "provisional": .bool(status.isProvisional),
        "purposes": status.purposes.isEmpty ? nil : .texts(status.purposes.map(\.value)),
        "received_at": moment(status.receivedAt),
        "refusal": status.refusal.map {
            .object(["reason": .text($0.reason.value), "remedy": .text($0.remedy.value)])
        },
        "restricts": status.restricts ? .bool(true) : nil,
        "role": .text(status.role.code),
        "source": .text(status.source.code),
        "start_by": status.startBy.map(moment),
        "state": .text(status.state.code),
        "tasks": render(status.tasks),
        "waits_for": status.waitsFor.map { .text($0.code) },
    ])
}

private func render(_ tasks: [RequestStatus.Task]) -> JSON {
    let open = tasks.filter { $0.doneAt == nil }.map { ($0.id.value, JSON.text($0.work)) }
    return .object([
        "done": .texts(tasks.filter { $0.doneAt != nil }.map(\.id.value)),
        "open": .object(Dictionary(open) { first, _ in first }),
    ])
}

/// An instant as answers write it: in UTC, to the millisecond.
private func moment(_ date: Date) -> JSON {
    let millis = Int64((date.timeIntervalSince1970 * 1000).rounded())
    let seconds = Int64((Double(millis) / 1000).rounded(.down))
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    let whole = formatter.string(from: Date(timeIntervalSince1970: Double(seconds))).dropLast()
    let rest = String(millis - seconds * 1000)
    return .text("\(whole).\(String(repeating: "0", count: 3 - rest.count))\(rest)Z")
}
