// The verbs of requests about rights: what each does, and what it answers.

package dev.placet.testing.story

import dev.placet.DataId
import dev.placet.GroundId
import dev.placet.Identity
import dev.placet.PromptId
import dev.placet.PurposeId
import dev.placet.RequestForm
import dev.placet.RequestId
import dev.placet.RequestReport
import dev.placet.RequestStatus
import dev.placet.RightKind
import dev.placet.Role
import dev.placet.Surface
import dev.placet.TaskId
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

internal class RequestVerbs(
    private val world: World,
    process: Process,
    private val arguments: Arguments,
    private val surface: () -> Surface,
) {
    private val requests = process.placet.requests

    fun perform(verb: String): JsonElement? =
        when (verb) {
            "requests" -> JsonObject(requests.all().mapNotNull { named(it.id, render(it)) }.toMap())
            "copy" -> copied(StrictJson.parse(requests.copyOfPerson()).jsonObject)
            "request_submit" -> submit()
            else -> change(verb)?.let { render(it.status) }
        }

    private fun submit(): JsonElement {
        val name = arguments.text("as")
        if (name in world.requests) bad("a request is called $name already")
        val form =
            RequestForm(
                word(arguments.text("kind"), RightKind.entries) { it.code },
                arguments.optional("role")?.let { word(it, Role.entries) { role -> role.code } } ?: Role.OWN,
                arguments.optional("identity")?.let { word(it, Identity.entries) { known -> known.code } }
                    ?: Identity.KNOWN,
                arguments.optional("ground")?.let(::GroundId),
                arguments.optionalTexts("data").orEmpty().map(::DataId),
                arguments.optionalTexts("purposes").orEmpty().map(::PurposeId),
            )
        val status = requests.submit(form, surface()).status
        world.requests[name] = status.id
        return render(status)
    }

    private fun change(verb: String): RequestReport? =
        when (verb) {
            "request_verify" -> {
                val by = arguments.optionalTexts("by").orEmpty().map(::DataId)
                requests.verifyIdentity(request(), surface(), by)
            }

            "request_check" -> {
                requests.confirmChecked(request(), surface())
            }

            "request_reply" -> {
                requests.reply(request(), surface())
            }

            "request_extend" -> {
                val notice = arguments.optional("notice")?.let(::PromptId)
                requests.extend(request(), arguments.number("working_days"), reason(), surface(), notice)
            }

            "request_refuse" -> {
                requests.refuse(request(), reason(), PromptId(arguments.text("remedy")), surface())
            }

            "request_complete" -> {
                requests.complete(request(), surface())
            }

            "request_lift" -> {
                requests.lift(request(), surface())
            }

            "request_task" -> {
                requests.confirm(request(), TaskId(arguments.text("task")), surface())
            }

            else -> {
                null
            }
        }

    private fun request(): RequestId {
        val name = arguments.text("request")
        return world.requests[name] ?: bad("no request is called $name")
    }

    private fun reason() = GroundId(arguments.text("reason"))

    /** A request by the story's name for it; its random id stands in no answer. */
    private fun named(
        id: RequestId,
        value: JsonElement,
    ): Pair<String, JsonElement>? =
        world.requests.entries
            .firstOrNull { it.value == id }
            ?.let { it.key to value }

    private fun copied(copy: JsonObject): JsonElement =
        json(
            "collected" to
                JsonObject(copy.list("collected").associate { it.text("it") to it.getValue("count") }),
            "documents" to copy.statuses("documents"),
            "entries" to JsonArray(copy.list("entries").map { it.getValue("kind") }),
            "obligations" to JsonArray(copy.list("obligations").map { it.getValue("data") }),
            "purposes" to copy.statuses("purposes"),
            "requests" to
                JsonObject(
                    copy.list("requests").mapNotNull { named(RequestId(it.text("id")), it.getValue("state")) }.toMap(),
                ),
        )
}

private fun JsonObject.list(key: String): List<JsonObject> = getValue(key).jsonArray.map { it.jsonObject }

private fun JsonObject.text(key: String): String = (getValue(key) as JsonPrimitive).content

private fun JsonObject.statuses(key: String): JsonObject =
    JsonObject(getValue(key).jsonObject.mapValues { it.value.jsonObject.getValue("status") })

private fun render(status: RequestStatus): JsonObject =
    json(
        "data" to texts(status.data.map { it.value }),
        "days_left" to status.daysLeft?.let { JsonPrimitive(it) },
        "due_by" to status.dueBy?.let(::moment),
        "extended" to status.extendedFor?.let { text(it.value) },
        "features" to texts(status.features.map { it.value }),
        "ground" to status.ground?.let { text(it.value) },
        "history" to texts(status.history.map { it.what.code }),
        "kind" to text(status.kind.code),
        "overdue" to JsonPrimitive(status.isOverdue),
        "owed" to text(status.owed.code),
        "provisional" to JsonPrimitive(status.isProvisional),
        "purposes" to status.purposes.takeIf { it.isNotEmpty() }?.let { all -> texts(all.map { it.value }) },
        "received_at" to moment(status.receivedAt),
        "refusal" to
            status.refusal?.let { json("reason" to text(it.reason.value), "remedy" to text(it.remedy.value)) },
        "restricts" to if (status.restricts) JsonPrimitive(true) else null,
        "role" to text(status.role.code),
        "source" to text(status.source.code),
        "start_by" to status.startBy?.let(::moment),
        "state" to text(status.state.code),
        "tasks" to render(status.tasks),
        "waits_for" to status.waitsFor?.let { text(it.code) },
    )

private fun render(tasks: List<RequestStatus.Task>): JsonElement {
    val (done, open) = tasks.partition { it.doneAt != null }
    return json(
        "done" to texts(done.map { it.id.value }),
        "open" to JsonObject(open.associate { it.id.value to text(it.work) }),
    )
}

private val MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC)

/** An instant as answers write it: in UTC, to the millisecond. */
private fun moment(at: Instant): JsonElement = text(MOMENT.format(at))
