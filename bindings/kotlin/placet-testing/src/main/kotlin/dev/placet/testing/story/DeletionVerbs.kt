// The verbs of a deletion: what each does, and what it answers.

package dev.placet.testing.story

import dev.placet.AcknowledgementId
import dev.placet.CancelMeans
import dev.placet.ChoiceId
import dev.placet.ChoiceOption
import dev.placet.DeletionReport
import dev.placet.DeletionStatus
import dev.placet.DeletionTask
import dev.placet.GroundId
import dev.placet.PreconditionId
import dev.placet.PromptId
import dev.placet.ServerWord
import dev.placet.Surface
import dev.placet.TaskId
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

internal class DeletionVerbs(
    private val process: Process,
    private val arguments: Arguments,
    private val surface: () -> Surface,
) {
    private val deletion = process.placet.deletion

    fun perform(verb: String): JsonElement? =
        when (verb) {
            "deletion" -> render(deletion.status())
            "deletion_tasks" -> render(deletion.tasks())
            else -> change(verb)?.let(::render)
        }

    private fun change(verb: String): DeletionReport? =
        when (verb) {
            "deletion_begin" -> deletion.begin(surface())
            "deletion_satisfy" -> deletion.satisfy(PreconditionId(arguments.text("precondition")), surface())
            "deletion_acknowledge" -> deletion.acknowledge(AcknowledgementId(arguments.text("text")), surface())
            "deletion_choose" -> choose()
            "deletion_submit" -> deletion.submit(surface())
            "deletion_cancel" -> cancel()
            "deletion_hold" -> hold()
            "deletion_lift" -> deletion.lift(surface())
            "deletion_refuse" -> deletion.refuse(reason(), remedy(), surface())
            "deletion_observe" -> deletion.observe(serverWord(), surface())
            "confirm_task" -> deletion.confirm(TaskId(arguments.text("task")), surface())
            else -> null
        }

    private fun choose(): DeletionReport {
        val option = word(arguments.text("option"), ChoiceOption.entries) { it.code }
        return deletion.choose(ChoiceId(arguments.text("choice")), option, surface())
    }

    private fun cancel(): DeletionReport {
        val means = word(arguments.text("means"), CancelMeans.entries) { it.code }
        return deletion.cancel(means, surface(), notice())
    }

    private fun hold(): DeletionReport =
        deletion.hold(GroundId(arguments.text("ground")), instant(arguments.text("review")), surface(), notice())

    private fun serverWord(): ServerWord {
        val submitted = arguments.optional("submitted")?.let(::instant)
        val ends = arguments.optional("ends")?.let(::instant)
        return when (val says = arguments.text("says")) {
            "active" -> ServerWord.Active
            "submitted" -> ServerWord.Submitted(submitted)
            "appeal_period" -> ServerWord.AppealPeriod(submitted, ends)
            "appeal_elapsed" -> ServerWord.AppealElapsed(submitted)
            "executing" -> ServerWord.Executing(submitted)
            "completed" -> ServerWord.Completed(submitted)
            "refused" -> ServerWord.Refused(reason(), remedy())
            else -> bad("unknown word $says")
        }
    }

    private fun reason() = GroundId(arguments.text("reason"))

    private fun remedy() = PromptId(arguments.text("remedy"))

    private fun notice() = arguments.optional("notice")?.let(::PromptId)

    private fun render(report: DeletionReport): JsonElement {
        val ended = texts(process.names(report.change.sessionsEnded.map { it.session }))
        return JsonObject(render(report.status) + ("sessions_ended" to ended))
    }

    private fun render(status: DeletionStatus): JsonObject =
        json(
            "cancel_by" to texts(status.cancelBy.map { it.code }),
            "due_by" to status.dueBy?.let { written(it.at) },
            "ends_at" to status.endsAt?.let { written(it.at) },
            "hold" to
                status.hold?.let {
                    json(
                        "ground" to text(it.ground.value),
                        "review" to written(it.review),
                        "since" to written(it.since),
                        "was" to text(it.was.code),
                    )
                },
            "missing" to texts(status.missing),
            "overdue" to JsonPrimitive(status.isOverdue),
            "provisional" to JsonPrimitive(listOfNotNull(status.endsAt, status.dueBy).any { it.isProvisional }),
            "refusal" to
                status.refusal?.let {
                    json("reason" to text(it.reason.value), "remedy" to text(it.remedy.value))
                },
            "state" to text(status.state.code),
            "submitted_at" to status.submittedAt?.let(::written),
        )

    private fun render(tasks: List<DeletionTask>): JsonElement {
        val (done, open) = tasks.partition { it.doneAt != null }
        return json(
            "done" to texts(done.map { it.id.value }),
            "open" to JsonObject(open.associate { it.id.value to text(it.work.code) }),
        )
    }
}

private val WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC)

/** An instant as answers write it: in UTC, to the millisecond. */
private fun written(at: Instant): JsonElement = text(WRITTEN.format(at))
