// The verbs of what is owed and of retention: what each does, and what it answers.

package dev.placet.testing.story

import dev.placet.ChangeReport
import dev.placet.DataId
import dev.placet.GroundId
import dev.placet.ObligationId
import dev.placet.OpenObligation
import dev.placet.OwedElsewhere
import dev.placet.PromptId
import dev.placet.RetentionPlan
import dev.placet.SubjectRef
import dev.placet.Surface
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

internal class ObligationVerbs(
    private val world: World,
    private val process: Process,
    private val arguments: Arguments,
    private val surface: () -> Surface,
) {
    private val placet = process.placet

    fun perform(verb: String): JsonElement? =
        when (verb) {
            "obligations" -> JsonArray(placet.obligations.open().map { render(it) })
            "obligations_of_others" -> JsonArray(placet.obligations.ofOthers().map(::render))
            "retention" -> render(placet.retention.of(data()))
            "meet" -> meet()
            else -> change(verb)?.let { render(it, process::names) }
        }

    private fun change(verb: String): ChangeReport? =
        when (verb) {
            "confirm" -> placet.obligations.confirm(obligation(arguments.text("obligation")), surface())
            "confirm_of" -> placet.obligations.confirmOf(subject(), obligation(arguments.text("obligation")), surface())
            "end_retention" -> placet.retention.end(data(), arguments.text("event"))
            "hold" -> hold()
            "lift" -> placet.retention.lift(ground(), surface())
            else -> null
        }

    private fun hold(): ChangeReport {
        val notice = arguments.optional("notice")?.let(::PromptId)
        return placet.retention.hold(ground(), instant(arguments.text("review")), surface(), notice)
    }

    private fun meet(): JsonElement {
        val data = data()
        val owed = placet.obligations.open().firstOrNull { it.data == data } ?: bad("nothing is owed for $data")
        placet.obligations.confirm(owed.id, surface())
        return DONE
    }

    private fun data() = DataId(arguments.text("data"))

    /** Whose it is, by the identifier that signed in, since references are random. */
    private fun subject(): SubjectRef {
        val identifier = arguments.text("subject")
        return world.accounts[identifier] ?: bad("nobody signed in as $identifier")
    }

    private fun ground() = GroundId(arguments.text("ground"))

    /** What a request owes is called by the story's name for the request, since its id is random. */
    private fun obligation(written: String): ObligationId {
        val parts = written.split(".").toMutableList()
        val id = parts.getOrNull(1)?.let { world.requests[it] }
        if (parts.first() == "request" && id != null) parts[1] = id.value
        return ObligationId(parts.joinToString("."))
    }

    private fun named(id: String): String =
        world.requests.entries
            .firstOrNull { it.value.value == id }
            ?.key ?: id

    private fun render(it: OwedElsewhere): JsonElement {
        val account = world.accounts.entries.firstOrNull { account -> account.value == it.subject }
        return render(it.obligation, account?.key)
    }

    private fun render(
        it: OpenObligation,
        subject: String? = null,
    ): JsonElement =
        json(
            "about" to it.about?.let { about -> text(named(about)) },
            "confirmed_by" to text(it.confirmedBy.code),
            "data" to it.data?.let { data -> text(data.value) },
            "due_by" to it.dueBy?.let { due -> written(due.at) },
            "held" to it.held?.let { ground -> text(ground.value) },
            "id" to
                text(
                    it.id.value
                        .split(".")
                        .mapIndexed { place, part -> if (place == 1) named(part) else part }
                        .joinToString("."),
                ),
            "keep_until" to it.keepUntil?.let(::written),
            "overdue" to (if (it.isOverdue) JsonPrimitive(true) else null),
            "provisional" to (if (it.dueBy?.isProvisional == true) JsonPrimitive(true) else null),
            "recipient" to it.recipient?.let { recipient -> text(recipient.value) },
            "subject" to subject?.let(::text),
            "what" to text(it.what.code),
            "why" to text(it.why.code),
        )
}

private fun render(plan: RetentionPlan): JsonElement =
    json(
        "extended_by" to texts(plan.extendedBy),
        "gone_by" to plan.goneBy?.let(::written),
        "keep_until" to plan.keepUntil?.let(::written),
        "meanwhile" to plan.meanwhile?.let { text(it.code) },
        "rules" to texts(plan.rules.map { it.value }),
        "then" to text(plan.then.code),
        "until" to texts(plan.until),
    )

private val WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC)

/** An instant as answers write it: in UTC, to the millisecond. */
private fun written(at: Instant): JsonElement = text(WRITTEN.format(at))
