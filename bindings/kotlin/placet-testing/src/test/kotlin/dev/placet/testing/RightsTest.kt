package dev.placet.testing

import dev.placet.DataId
import dev.placet.DueSource
import dev.placet.GroundId
import dev.placet.Identity
import dev.placet.Owed
import dev.placet.PlacetException
import dev.placet.PromptId
import dev.placet.RequestForm
import dev.placet.RequestId
import dev.placet.RequestPhase
import dev.placet.RequestStep
import dev.placet.RightClock
import dev.placet.RightKind
import dev.placet.Role
import dev.placet.Surface
import dev.placet.TaskId
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import java.time.Duration
import java.time.Instant

/** Requests about rights, from receipt to their end. */
class RightsTest {
    private val wayOn = PromptId("write_to_us")

    /** The example, with these rights. */
    private fun with(rights: String): InMemory {
        val written = String(Example.manifest())
        val from = written.indexOf(""""rights":""")
        val until = written.indexOf("\n", from)
        return inMemory(
            (written.substring(0, from) + """"rights": { $rights },""" + written.substring(until)).toByteArray(),
        )
    }

    @Test
    fun `A request has an id, a day and what is owed by then`() =
        example().use {
            val status =
                it.placet.requests
                    .submit(RequestForm(RightKind.ACCESS), Surface.PRIVACY_CENTRE)
                    .status
            assertEquals(RequestPhase.IN_PROGRESS, status.state)
            assertEquals(10, status.id.value.length)
            assertEquals(Instant.parse("2024-06-24T16:00:00Z"), status.dueBy)
            assertEquals(15, status.daysLeft)
            assertEquals(Owed.ACTION to DueSource.DECLARED, status.owed to status.source)
            assertFalse(status.isOverdue || status.isProvisional)
            assertEquals(listOf(status), it.placet.requests.all())
        }

    @Test
    fun `Whoever speaks for another is verified first, by data that is held already`() =
        readyToSpeak().use {
            val requests = it.placet.requests
            val form = RequestForm(RightKind.ACCESS, Role.AGENT)
            val id = requests.submit(form, Surface.MAIL).status.id
            assertEquals(RequestPhase.IDENTITY_PENDING, requests.all().single().state)
            expectFailure("request_state") { requests.reply(id, Surface.MAIL) }
            expectFailure("identity_asks_new_data") {
                requests.verifyIdentity(id, Surface.MAIL, listOf(DataId("phone")))
            }
            assertEquals(RequestPhase.IN_PROGRESS, requests.verifyIdentity(id, Surface.MAIL).status.state)
        }

    @Test
    fun `A clock that starts with the identity stands until then`() =
        with(""""access": { "due": { "working_days": 15 }, "from": "identity_verified", "owed": "reply" }""").use {
            val form = RequestForm(RightKind.ACCESS, identity = Identity.TO_BE_VERIFIED)
            val status =
                it.placet.requests
                    .submit(form, Surface.WEB)
                    .status
            assertNull(status.dueBy)
            assertEquals(RightClock.IDENTITY_VERIFIED, status.waitsFor)
            it.clock.advance(Duration.ofDays(1))
            val verified =
                it.placet.requests
                    .verifyIdentity(status.id, Surface.WEB)
                    .status
            assertEquals(Instant.parse("2024-06-24T16:00:00Z"), verified.dueBy)
        }

    @Test
    fun `A refusal needs a ground that is declared, and says what can be done`() =
        with(""""access": { "from": "received", "owed": "reply", "refusals": ["repeated"] }""").use {
            val requests = it.placet.requests
            val id = requests.submit(RequestForm(RightKind.ACCESS), Surface.WEB).status.id
            expectFailure("no_such_request") { requests.reply(RequestId("0000000000"), Surface.WEB) }
            assertInstanceOf<PlacetException.InvalidArgument>(
                expectFailure("invalid_id") { requests.reply(RequestId("none"), Surface.WEB) },
            )
            val failure =
                expectFailure("ground_not_allowed") { requests.refuse(id, GroundId("mood"), wayOn, Surface.WEB) }
            assertInstanceOf<PlacetException.Refused>(failure)
            val refusal = requests.refuse(id, GroundId("repeated"), wayOn, Surface.WEB).status.refusal
            assertEquals(GroundId("repeated") to wayOn, refusal?.reason to refusal?.remedy)
        }

    @Test
    fun `More time needs a notice, and what is late stays late`() =
        with(""""access": { "due": { "working_days": 5 }, "from": "received", "owed": "reply" }""").use {
            val requests = it.placet.requests
            val id = requests.submit(RequestForm(RightKind.ACCESS), Surface.WEB).status.id
            val why = GroundId("many_files")
            expectFailure("notice_required") { requests.extend(id, 3, why, Surface.WEB, null) }
            assertEquals(why, requests.extend(id, 3, why, Surface.WEB, PromptId("more_time")).status.extendedFor)
            it.clock.advance(Duration.ofDays(30))
            it.placet.tick()
            assertTrue(requests.all().single().isOverdue)
            assertTrue(requests.reply(id, Surface.WEB).status.isOverdue)
        }

    @Test
    fun `Erasing some data asks for it, its recipients and the backups`() =
        example().use {
            val requests = it.placet.requests
            val form = RequestForm(RightKind.ERASE, data = listOf(DataId("voice")))
            val status = requests.submit(form, Surface.SETTINGS).status
            assertEquals(listOf("data.voice", "recipient.agora", "backups"), status.tasks.map { task -> task.id.value })
            assertEquals(listOf(Example.voiceRoom), status.features)
            expectFailure("request_incomplete") { requests.complete(status.id, Surface.SETTINGS) }
            status.tasks.forEach { task -> requests.confirm(status.id, TaskId(task.id.value), Surface.SETTINGS) }
            val done = requests.complete(status.id, Surface.SETTINGS).status
            assertEquals(RequestPhase.COMPLETED, done.state)
            assertEquals(RequestStep.COMPLETED, done.history.last().what)
        }

    @Test
    fun `The copy holds decisions and requests as JSON`() =
        readyToSpeak().use {
            val id =
                it.placet.requests
                    .submit(RequestForm(RightKind.COPY), Surface.WEB)
                    .status.id
            val copy = it.placet.requests.copyOfPerson()
            assertTrue(""""placet_copy": 1""" in copy && id.value in copy && """"voice_chat"""" in copy)
        }
}
