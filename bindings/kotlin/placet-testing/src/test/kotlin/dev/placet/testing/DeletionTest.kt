package dev.placet.testing

import dev.placet.AcknowledgementId
import dev.placet.CancelMeans
import dev.placet.ChoiceId
import dev.placet.ChoiceOption
import dev.placet.ConsentStatus
import dev.placet.Deadline
import dev.placet.DeletionAuthority
import dev.placet.DeletionPhase
import dev.placet.DeletionReport
import dev.placet.GroundId
import dev.placet.MarkKind
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.PreconditionId
import dev.placet.PromptId
import dev.placet.Reason
import dev.placet.RemedyKind
import dev.placet.ServerWord
import dev.placet.Surface
import dev.placet.TaskId
import dev.placet.TaskWork
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import java.time.Duration
import java.time.Instant

/** The deletion of the account, from its first step to its last task. */
class DeletionTest {
    private val notice = PromptId("keep_it")
    private val fifteenDays = """{ "days": 15 }, "during_appeal": { "features": ["login"] }"""

    /** The example, whose account can be deleted with that appeal. */
    private fun ready(appeal: String): InMemory {
        val declared =
            """"deletion": { "appeal": $appeal, "authority": "server", "cancel_on": ["interactive_login"],
                "preconditions": { "identity_verified": { "fact": "real_name_verified" } },
                "acknowledge": { "assets": { "en": "What is left in the account is lost." } },
                "choices": { "uploads": ["erase", "detach"] },
                "hold": { "grounds": ["dispute"], "clock": "runs" },
                "tasks": { "voice": "erase", "face": "anonymise" } }, "facts":"""
        val manifest = String(Example.manifest()).replaceFirst(""""facts":""", declared)
        return inMemory(manifest.toByteArray()).apply { placet.agreeToSpeak() }
    }

    private fun Placet.submit(): DeletionReport {
        deletion.begin(Surface.SETTINGS)
        deletion.satisfy(PreconditionId("identity_verified"), Surface.SETTINGS)
        deletion.acknowledge(AcknowledgementId("assets"), Surface.SETTINGS)
        deletion.choose(ChoiceId("uploads"), ChoiceOption.DETACH, Surface.SETTINGS)
        return deletion.submit(Surface.SETTINGS)
    }

    @Test
    fun `What is missing is said before submission, and refused with it`() =
        ready(fifteenDays).use {
            val deletion = it.placet.deletion
            assertEquals(DeletionPhase.ACTIVE, deletion.status().state)
            assertEquals(DeletionPhase.PREPARING, deletion.begin(Surface.SETTINGS).status.state)
            assertEquals(listOf("identity_verified", "assets", "uploads"), deletion.status().missing)
            assertInstanceOf<PlacetException.Refused>(
                expectFailure("deletion_incomplete") { deletion.submit(Surface.SETTINGS) },
            )
            Unit
        }

    @Test
    fun `Submission closes the gate and ends sessions, and a login with its notice opens it again`() =
        ready(fifteenDays).use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            val report = it.placet.submit()
            assertEquals(DeletionPhase.APPEAL_PERIOD, report.status.state)
            assertEquals(listOf(CancelMeans.INTERACTIVE_LOGIN), report.status.cancelBy)
            assertEquals(it.clock.now, report.status.submittedAt)
            assertFalse(checkNotNull(report.status.endsAt).isProvisional)
            assertEquals(listOf(Example.voiceRoom), report.change.sessionsEnded.map { ended -> ended.feature })
            val denied = assertInstanceOf<dev.placet.Denied>(it.placet.check(Example.speak))
            assertEquals(Reason.DELETION_PENDING, denied.reason)
            assertEquals(RemedyKind.CANCEL_DELETION, denied.remedy.kind)
            assertEquals(ConsentStatus.GRANTED, it.placet.consents.status(Example.voiceChat))
            expectFailure("notice_required") {
                it.placet.deletion.cancel(CancelMeans.INTERACTIVE_LOGIN, Surface.DIALOG)
            }
            expectFailure("cancel_means_not_allowed") {
                it.placet.deletion.cancel(CancelMeans.CHOICE, Surface.DIALOG, notice)
            }
            val cancelled = it.placet.deletion.cancel(CancelMeans.INTERACTIVE_LOGIN, Surface.DIALOG, notice)
            assertEquals(DeletionPhase.ACTIVE, cancelled.status.state)
            assertEquals(Reason.FEATURE_NOT_IN_USE, (it.placet.check(Example.speak) as dev.placet.Denied).reason)
        }

    @Test
    fun `A hold says what it suspends, and a refusal keeps its reason and its remedy`() =
        ready(fifteenDays).use {
            it.placet.submit()
            val review = it.clock.now.plus(Duration.ofDays(3))
            val dispute = GroundId("dispute")
            val held =
                it.placet.deletion
                    .hold(dispute, review, Surface.MAIL, notice)
                    .status
            assertEquals(DeletionPhase.HELD, held.state)
            val hold = checkNotNull(held.hold)
            assertEquals(DeletionPhase.APPEAL_PERIOD to dispute, hold.was to hold.ground)
            assertEquals(it.clock.now to review, hold.since to hold.review)
            assertEquals(
                DeletionPhase.APPEAL_PERIOD,
                it.placet.deletion
                    .lift(Surface.MAIL)
                    .status.state,
            )
            val refused =
                it.placet.deletion
                    .refuse(dispute, PromptId("write_to_us"), Surface.MAIL)
                    .status
            assertEquals(DeletionPhase.REFUSED, refused.state)
            assertEquals(dispute, refused.refusal?.reason)
            assertEquals(PromptId("write_to_us"), refused.refusal?.remedy)
            expectFailure("deletion_state") { it.placet.deletion.lift(Surface.MAIL) }
            Unit
        }

    @Test
    fun `The last task that is confirmed leaves nothing of the account`() =
        ready(""""none"""").use {
            it.placet.submit()
            val submitted =
                checkNotNull(
                    it.placet.deletion
                        .status()
                        .submittedAt,
                )
            it.placet.deletion.observe(ServerWord.Executing(submitted), Surface.WEB)
            val tasks = it.placet.deletion.tasks()
            assertEquals(TaskWork.ERASE, tasks.first { task -> task.id == TaskId("data.voice") }.work)
            assertEquals(TaskWork.DETACH, tasks.first { task -> task.id == TaskId("choice.uploads") }.work)
            assertTrue(tasks.all { task -> task.doneAt == null })
            expectFailure("no_such_task") { it.placet.deletion.confirm(TaskId("data.weather"), Surface.WEB) }
            it.placet.deletion.confirm(TaskId("data.voice"), Surface.WEB)
            val done =
                it.placet.deletion
                    .tasks()
                    .first { task -> task.id == TaskId("data.voice") }
            assertNotNull(done.doneAt)
            val deletion = it.placet.deletion
            assertEquals(emptyList<String>(), deletion.receipts())
            deletion.observe(ServerWord.Completed(), Surface.WEB)
            deletion.confirm(TaskId("local"), Surface.TEST)
            assertEquals(
                DeletionPhase.ACTIVE,
                it.placet.deletion
                    .status()
                    .state,
            )
            assertNull(
                it.placet.deletion
                    .status()
                    .submittedAt,
            )
            assertEquals(ConsentStatus.NOT_DETERMINED, it.placet.consents.status(Example.voiceChat))
            it.placet.ledger.verify()
            val receipt = deletion.receipts().single()
            assertTrue(receipt.contains("\"outcome\": \"completed\"") && receipt.contains("\"data.voice\""))
        }

    @Test
    fun `Every word of the server is understood`() =
        ready(fifteenDays).use {
            val at = it.clock.now.minus(Duration.ofDays(1))
            val deletion = it.placet.deletion
            val words =
                listOf(
                    ServerWord.AppealPeriod(at, Instant.parse("2030-01-01T00:00:00Z")) to DeletionPhase.APPEAL_PERIOD,
                    ServerWord.Active to DeletionPhase.ACTIVE,
                    ServerWord.Submitted(at) to DeletionPhase.SUBMITTED,
                    ServerWord.Refused(GroundId("dispute"), notice) to DeletionPhase.REFUSED,
                    ServerWord.AppealElapsed(at) to DeletionPhase.APPEAL_ELAPSED,
                    ServerWord.Executing(at) to DeletionPhase.EXECUTING,
                )
            for ((word, phase) in words) assertEquals(phase, deletion.observe(word, Surface.WEB).status.state)
            assertEquals(at, deletion.status().submittedAt)
        }

    @Test
    fun `A text that is no calendar is refused, and the one in force stays`() =
        ready(fifteenDays).use {
            val failure = expectFailure("calendar_unreadable") { it.placet.replaceCalendar("{}".toByteArray()) }
            assertInstanceOf<PlacetException.InvalidArgument>(failure)
            Unit
        }

    @Test
    fun `After closing, every call on a deletion fails`() =
        ready(fifteenDays).use {
            val deletion = it.placet.deletion
            it.placet.close()
            val calls =
                listOf<() -> Any?>(
                    { deletion.begin(Surface.TEST) },
                    { deletion.submit(Surface.TEST) },
                    { deletion.lift(Surface.TEST) },
                    { deletion.observe(ServerWord.Active, Surface.TEST) },
                    { deletion.confirm(TaskId("local"), Surface.TEST) },
                    { deletion.status() },
                    { deletion.tasks() },
                    { deletion.timeline() },
                    { deletion.receipts() },
                    { it.placet.replaceCalendar(ByteArray(0)) },
                )
            for (call in calls) assertInstanceOf<PlacetException.Closed>(expectFailure("closed") { call() })
        }

    @Test
    fun `The timeline before submission has the dates that submitting gives, each with its source`() =
        ready(fifteenDays).use {
            val deletion = it.placet.deletion
            val drawn = deletion.timeline()
            assertEquals(drawn, deletion.timeline(it.clock.now))
            val status = it.placet.submit().status
            val ends = checkNotNull(drawn.mark(MarkKind.APPEAL_ENDS))
            assertEquals(status.endsAt, Deadline(ends.at, ends.isProvisional))
            assertEquals(status.dueBy?.at, drawn.mark(MarkKind.DUE)?.at)
            assertEquals(status.submittedAt, drawn.marks.first().at)
            val article = "Civil Code 201, 203"
            assertEquals(listOf("24:00", "/deletion/appeal", article), listOf(ends.time, ends.entry, ends.law))
            assertEquals(status.cancelBy, drawn.cancelBy)
            assertEquals(listOf(15, 15), listOf(drawn.appealDays, drawn.workingDays))
            assertEquals(DeletionAuthority.SERVER, drawn.authority)
            assertTrue(drawn.isZoneKnown && !drawn.isProvisional)
            assertNull(drawn.mark(MarkKind.EXECUTES))
        }

    @Test
    fun `A timeline over a holiday names the days of rest, and one beyond the calendar is provisional`() =
        ready(fifteenDays).use {
            val deletion = it.placet.deletion
            val holiday = deletion.timeline(Instant.parse("2024-09-20T02:00:00Z"))
            assertEquals(listOf("2024-10-05", "2024-10-06", "2024-10-07"), holiday.movedOver)
            assertEquals("2024-10-05", holiday.mark(MarkKind.REST_DAY)?.day)
            assertEquals("2024-10-08", holiday.mark(MarkKind.APPEAL_ENDS)?.day)
            val distant = Instant.parse("2030-01-01T00:00:00Z")
            assertTrue(deletion.timeline(distant).isProvisional)
        }

    @Test
    fun `A manifest that is silent on the appeal has no timeline`() =
        ready(""""unspecified"""").use {
            val deletion = it.placet.deletion
            expectFailure("appeal_unspecified") { deletion.timeline() }
            Unit
        }
}
