// Answers as stories and transcripts write them, one function a kind of answer.

package dev.placet.testing.story

import dev.placet.Allowed
import dev.placet.Availability
import dev.placet.ChangeReport
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.Erasure
import dev.placet.Finding
import dev.placet.Health
import dev.placet.Merge
import dev.placet.Obligation
import dev.placet.Only
import dev.placet.PermissionStatus
import dev.placet.Recovery
import dev.placet.Subject
import dev.placet.SubjectChange
import dev.placet.Trace
import dev.placet.UseRecord
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

internal fun text(value: String): JsonElement = JsonPrimitive(value)

internal fun json(vararg members: Pair<String, JsonElement?>): JsonObject =
    JsonObject(members.mapNotNull { (key, value) -> value?.let { key to it } }.toMap())

internal fun texts(values: Iterable<String>): JsonArray = JsonArray(values.map(::text))

internal fun render(decision: Decision): JsonElement =
    when (decision) {
        is Allowed -> {
            json(
                "allowed" to
                    json(
                        "act" to text(decision.act.code),
                        "basis" to text(decision.basis.code),
                        "data" to text(decision.data.value),
                        "only" to decision.only?.let(::render),
                        "purpose" to text(decision.purpose.value),
                    ),
            )
        }

        is Denied -> {
            json(
                "denied" to
                    json(
                        "about" to decision.about?.let(::text),
                        "alternative" to decision.alternative?.let { text(it.value) },
                        "reason" to text(decision.reason.code),
                        "remedy" to text(decision.remedy.kind.code),
                        "remedy_about" to decision.remedy.about?.let(::text),
                        "retry_at" to decision.retryAt?.let { JsonPrimitive(it.toEpochMilli()) },
                        "why" to decision.why?.let { text(it.code) },
                    ),
            )
        }
    }

private fun render(only: Only): JsonElement =
    json(
        "packages" to only.packages.takeIf { it.isNotEmpty() }?.let(::texts),
        "pattern" to only.pattern?.let(::text),
    )

internal fun render(
    report: ChangeReport,
    names: (List<Long>) -> List<String>,
): JsonElement =
    json(
        "closed" to texts(report.closed.map { it.value }),
        "kept" to
            JsonArray(
                report.kept.map {
                    json(
                        "basis" to text(it.basis.code),
                        "data" to text(it.data.value),
                        "purpose" to text(it.purpose.value),
                    )
                },
            ),
        "sessions_ended" to texts(names(report.sessionsEnded.map { it.session })),
        "to_erase" to texts(report.toErase.map { it.data.value }),
    )

internal fun render(availability: Availability): JsonElement =
    when (availability) {
        is Availability.Open -> {
            text("open")
        }

        is Availability.Degraded -> {
            json(
                "degraded" to
                    JsonObject(
                        availability.uses.associate {
                            it.use.value.substringAfter('.') to text(it.denial.reason.code)
                        },
                    ),
            )
        }

        is Availability.Blocked -> {
            json("blocked" to texts(availability.denials.map { it.reason.code }))
        }
    }

internal fun render(trace: Trace): JsonElement = json("reasons" to texts(trace.reasons.map { it.code }))

internal fun render(status: PermissionStatus): JsonElement =
    json("granted" to text(status.granted.code), "system" to text(status.system.code))

internal fun render(obligations: List<Obligation>): JsonElement =
    JsonArray(
        obligations.map {
            json(
                "because" to text(it.because.value),
                "data" to text(it.data.value),
                "what" to text(it.what.code),
            )
        },
    )

internal fun renderUsage(usage: List<UseRecord>): JsonElement =
    JsonObject(usage.associate { it.use.value to JsonPrimitive(it.count) })

/** Ids and times of a receipt differ from run to run, so each purpose is told by what happened and where it stands. */
internal fun renderReceipt(receipt: String): JsonElement =
    JsonObject(
        Json.parseToJsonElement(receipt).jsonObject.getValue("records").jsonArray.associate { record ->
            val sections = record.jsonObject
            val about =
                sections
                    .getValue("pii_processing")
                    .jsonObject
                    .getValue("purposes")
                    .jsonArray
                    .single()
            val purpose =
                about.jsonObject
                    .getValue("purpose")
                    .jsonObject
                    .getValue("id")
            val events = sections.getValue("events").jsonArray.map { it.jsonObject.getValue("event_state") }
            purpose.jsonPrimitive.content to json("events" to JsonArray(events), "stands_now" to sections["stands_now"])
        },
    )

/** The places of findings by their code. */
@JvmName("renderFindings")
internal fun render(findings: List<Finding>): JsonElement {
    val places = findings.groupBy({ it.code }, { it.path })
    return JsonObject(places.mapValues { (_, paths) -> texts(paths.sortedWith(CanonicalJson.byBytes)) })
}

internal fun render(health: Health): JsonElement =
    when (health) {
        is Health.Ok -> text("ok")
        is Health.Unavailable -> json("unavailable" to text(health.why.code))
    }

/** The names of chains are random, so the ends of the old ones are told by their places; of requests, how many. */
internal fun render(recovery: Recovery): JsonElement {
    val restrictions = recovery.restrictions
    return json(
        "age" to text(recovery.age.code),
        "restrictions" to
            json(
                "deletion" to text(restrictions.deletion.code),
                "documents" to texts(restrictions.documents.map { it.value }),
                "holds" to texts(restrictions.holds.map { it.value }),
                "obligations" to render(restrictions.obligations),
                "permissions" to
                    JsonArray(
                        restrictions.permissions.map {
                            json("feature" to text(it.feature.value), "permission" to text(it.permission.value))
                        },
                    ),
                "purposes" to texts(restrictions.purposes.map { it.value }),
                "requests" to JsonPrimitive(restrictions.requests.size),
                "switches" to texts(restrictions.switches.map { it.value }),
            ),
        "sound" to JsonArray(recovery.sound.map { JsonPrimitive(it.sequence) }),
    )
}

/** References are random, so nobody is named. */
internal fun render(
    change: SubjectChange,
    names: (List<Long>) -> List<String>,
): JsonElement =
    json(
        "is_new" to JsonPrimitive(change.isNew),
        "merged" to change.merged.takeIf { !it.isEmpty }?.let(::render),
        "report" to render(change.report, names),
    )

internal fun render(
    erasure: Erasure,
    names: (List<Long>) -> List<String>,
): JsonElement =
    json(
        "is_complete" to JsonPrimitive(erasure.isComplete),
        "report" to render(erasure.change.report, names),
    )

private fun render(merge: Merge): JsonElement =
    json(
        "consents" to
            JsonArray(
                merge.consents.map {
                    json("decision" to text(it.decision.code), "purpose" to text(it.purpose.value))
                },
            ),
        "documents" to
            JsonArray(
                merge.documents.map { document ->
                    json(
                        "decision" to document.decision?.let { text(it.code) },
                        "document" to text(document.document.value),
                    )
                },
            ),
        "facts" to texts(merge.facts.map { it.value }),
        "obligations" to render(merge.obligations),
        "permissions" to
            JsonArray(
                merge.permissions.map {
                    json(
                        "feature" to text(it.feature.value),
                        "granted" to JsonPrimitive(it.isGranted),
                        "permission" to text(it.permission.value),
                    )
                },
            ),
        "requests" to JsonPrimitive(merge.requests.size),
        "switches" to texts(merge.switches.map { it.value }),
    )

internal fun renderSubjects(subjects: List<Subject>): JsonElement =
    JsonArray(
        subjects.map {
            json("is_current" to JsonPrimitive(it.isCurrent), "standing" to text(it.standing.code))
        },
    )

internal fun renderText(kept: String?): JsonElement = kept?.let { json("text" to text(it)) } ?: text("gone")

/** Whether [answer] is what [expected] says: every key given must agree, lists and values must be equal. */
internal fun agrees(
    expected: JsonElement,
    answer: JsonElement,
): Boolean =
    when (expected) {
        is JsonObject -> {
            answer is JsonObject && expected.all { (key, value) -> agrees(value, answer[key] ?: JsonNull) }
        }

        else -> {
            expected == answer
        }
    }
