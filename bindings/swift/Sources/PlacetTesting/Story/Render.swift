// Answers as stories and transcripts write them, one function a kind of answer.

import Foundation
import Placet

func render(_ decision: Decision) -> JSON {
    switch decision {
    case .allowed(let allowance):
        .object([
            "allowed": .members([
                "act": .text(allowance.act.code),
                "basis": .text(allowance.basis.code),
                "data": .text(allowance.data.value),
                "only": allowance.only.map(render),
                "purpose": .text(allowance.purpose.value),
            ])
        ])
    case .denied(let denial):
        .object([
            "denied": .members([
                "about": denial.about.map { .text($0) },
                "alternative": denial.alternative.map { .text($0.value) },
                "reason": .text(denial.reason.code),
                "remedy": .text(denial.remedy.kind.code),
                "remedy_about": denial.remedy.about.map { .text($0) },
                "retry_at": denial.retryAt.map { .integer(Int64(($0.timeIntervalSince1970 * 1000).rounded())) },
                "why": denial.why.map { .text($0.code) },
            ])
        ])
    }
}

private func render(_ only: Only) -> JSON {
    .members([
        "packages": only.packages.isEmpty ? nil : .texts(only.packages),
        "pattern": only.pattern.map { .text($0) },
    ])
}

func render(_ report: ChangeReport, naming names: ([UInt64]) -> [String]) -> JSON {
    .members([
        "closed": .texts(report.closed.map(\.value)),
        "kept": .list(
            report.kept.map {
                .members([
                    "basis": .text($0.basis.code),
                    "data": .text($0.data.value),
                    "purpose": .text($0.purpose.value),
                ])
            }
        ),
        "sessions_ended": .texts(names(report.sessionsEnded.map(\.session))),
        "to_erase": .texts(report.toErase.map(\.data.value)),
    ])
}

func render(_ availability: Availability) -> JSON {
    switch availability {
    case .open: .text("open")
    case .degraded(let uses):
        .object([
            "degraded": .object(
                Dictionary(uses.map { (useId($0.use), .text($0.denial.reason.code)) }) { first, _ in first }
            )
        ])
    case .blocked(let denials): .object(["blocked": .texts(denials.map(\.reason.code))])
    }
}

func render(_ trace: Trace) -> JSON { .object(["reasons": .texts(trace.reasons.map(\.code))]) }

func render(_ status: PermissionStatus) -> JSON {
    .object(["granted": .text(status.granted.code), "system": .text(status.system.code)])
}

func render(_ obligations: [Obligation]) -> JSON {
    .list(
        obligations.map {
            .object([
                "because": .text($0.because.value),
                "data": .text($0.data.value),
                "what": .text($0.what.code),
            ])
        }
    )
}

func render(_ usage: [UseRecord]) -> JSON {
    .object(Dictionary(usage.map { ($0.use.value, .integer(Int64($0.count))) }) { first, _ in first })
}

/// The places of findings by their code.
func render(_ findings: [Finding]) -> JSON {
    let places = Dictionary(grouping: findings, by: \.code).mapValues { $0.map(\.path) }
    return .object(places.mapValues { .texts($0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) })
}

func render(_ health: Health) -> JSON {
    switch health {
    case .ok: .text("ok")
    case .unavailable(let why): .object(["unavailable": .text(why.code)])
    }
}

/// Ids and times of a receipt differ from run to run, so each purpose is told by what happened and where it stands.
func renderReceipt(_ receipt: String) throws -> JSON {
    struct Receipt: Decodable {
        let records: [Record]
    }
    struct Record: Decodable {
        let piiProcessing: Processing
        let events: [Event]
        let standsNow: String?
    }
    struct Processing: Decodable {
        let purposes: [About]
    }
    struct About: Decodable {
        let purpose: Purpose
    }
    struct Purpose: Decodable {
        let id: String
    }
    struct Event: Decodable {
        let eventState: String
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let told = try decoder.decode(Receipt.self, from: Data(receipt.utf8)).records.flatMap { record in
        let events = JSON.texts(record.events.map(\.eventState))
        let said = JSON.members(["events": events, "stands_now": record.standsNow.map { .text($0) }])
        return record.piiProcessing.purposes.map { ($0.purpose.id, said) }
    }
    return .object(Dictionary(told) { _, last in last })
}

/// The names of chains are random, so the ends of the old ones are told by their places; of requests, how many.
func render(_ recovery: Recovery) -> JSON {
    let restrictions = recovery.restrictions
    return .object([
        "age": .text(recovery.age.code),
        "restrictions": .object([
            "deletion": .text(restrictions.deletion.code),
            "documents": .texts(restrictions.documents.map(\.value)),
            "holds": .texts(restrictions.holds.map(\.value)),
            "obligations": render(restrictions.obligations),
            "permissions": .list(
                restrictions.permissions.map {
                    .object(["feature": .text($0.feature.value), "permission": .text($0.permission.value)])
                }
            ),
            "purposes": .texts(restrictions.purposes.map(\.value)),
            "requests": .integer(Int64(restrictions.requests.count)),
            "switches": .texts(restrictions.switches.map(\.value)),
        ]),
        "sound": .list(recovery.sound.map { .integer(Int64($0.sequence)) }),
    ])
}

/// References are random, so nobody is named.
func render(_ change: SubjectChange, naming names: ([UInt64]) -> [String]) -> JSON {
    .members([
        "is_new": .bool(change.isNew),
        "merged": change.merged.isEmpty ? nil : render(change.merged),
        "report": render(change.report, naming: names),
    ])
}

func render(_ erasure: Erasure, naming names: ([UInt64]) -> [String]) -> JSON {
    .object([
        "is_complete": .bool(erasure.isComplete),
        "report": render(erasure.change.report, naming: names),
    ])
}

private func render(_ merge: Merge) -> JSON {
    .object([
        "consents": .list(
            merge.consents.map {
                .object(["decision": .text($0.decision.code), "purpose": .text($0.purpose.value)])
            }
        ),
        "documents": .list(
            merge.documents.map {
                .members(["decision": $0.decision.map { .text($0.code) }, "document": .text($0.document.value)])
            }
        ),
        "facts": .texts(merge.facts.map(\.value)),
        "obligations": render(merge.obligations),
        "permissions": .list(
            merge.permissions.map {
                .object([
                    "feature": .text($0.feature.value),
                    "granted": .bool($0.isGranted),
                    "permission": .text($0.permission.value),
                ])
            }
        ),
        "requests": .integer(Int64(merge.requests.count)),
        "switches": .texts(merge.switches.map(\.value)),
    ])
}

func render(_ subjects: [Subject]) -> JSON {
    .list(subjects.map { .object(["is_current": .bool($0.isCurrent), "standing": .text($0.standing.code)]) })
}

func render(text: String?) -> JSON { text.map { .object(["text": .text($0)]) } ?? .text("gone") }

/// A use without its feature.
private func useId(_ use: UseRef) -> String {
    use.value.firstIndex(of: ".").map { String(use.value[use.value.index(after: $0)...]) } ?? use.value
}
