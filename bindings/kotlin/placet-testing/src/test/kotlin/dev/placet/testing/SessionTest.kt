package dev.placet.testing

import dev.placet.Act
import dev.placet.Allowed
import dev.placet.Availability
import dev.placet.Basis
import dev.placet.DataId
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.EndKind
import dev.placet.EndReason
import dev.placet.FeatureId
import dev.placet.Opened
import dev.placet.PermissionState
import dev.placet.Reason
import dev.placet.RecipientId
import dev.placet.RemedyKind
import dev.placet.Surface
import dev.placet.UseRef
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf

/** Sessions and the gate. */
class SessionTest {
    @Test
    fun `The gate says why, what would change it, and allows when all of it is met`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val denied = assertInstanceOf<Denied>(room.take(Example.speak))
            assertEquals(Reason.PERMISSION_NOT_DETERMINED, denied.reason)
            assertEquals(RemedyKind.REQUEST_PERMISSION, denied.remedy.kind)
            assertEquals("microphone", denied.remedy.about)
            room.requestBlocking(Example.microphone)
            val allowed = Allowed(Example.voiceChat, Basis.CONSENT, DataId("voice"), Act.COLLECT, null)
            assertEquals(allowed, room.take(Example.speak))
            assertEquals(listOf(1L), counts(it))
        }

    @Test
    fun `Asking counts nothing, taking counts once`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            repeat(3) { assertTrue(room.check(Example.speak).isAllowed) }
            assertEquals(emptyList<Long>(), counts(it))
            repeat(2) { assertTrue(room.take(Example.speak).isAllowed) }
            assertEquals(listOf(2L), counts(it))
        }

    @Test
    fun `Withdrawing ends the session that relied on it, and its listeners may call back`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            val heard = mutableListOf<EndReason>()
            val answers = mutableListOf<Decision>()
            room.onEnded { reason ->
                heard += reason
                answers += room.check(Example.speak)
            }
            val report = it.placet.consents.change(Surface.PRIVACY_CENTRE) { withdraw(Example.voiceChat) }
            assertEquals(listOf(room.id), report.sessionsEnded.map { ended -> ended.session })
            assertEquals(listOf(Example.voiceRoom), report.sessionsEnded.map { ended -> ended.feature })
            assertEquals(listOf(Example.speak), report.closed)
            assertEquals(listOf(EndReason(EndKind.DENIED, Reason.CONSENT_WITHDRAWN)), heard)
            assertEquals(heard, report.sessionsEnded.map { ended -> ended.reason })
            assertEquals(listOf("consent_withdrawn"), heard.map { reason -> reason.code })
            assertEquals(listOf(false), answers.map { answer -> answer.isAllowed })
            assertEquals(heard.first(), room.endReason)
        }

    @Test
    fun `A listener may withdraw, close its own session and enter again`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val again = mutableListOf<Boolean>()
            room.onEnded { _ ->
                it.placet.consents.change(Surface.SETTINGS) { withdraw(Example.voiceChat) }
                room.close()
                val next = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
                again += next.take(Example.speak).isAllowed
            }
            room.close()
            assertEquals(listOf(false), again)
            assertEquals(EndKind.CLOSED, room.endReason?.kind)
        }

    @Test
    fun `A listener that comes late is told at once, and each is told once`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val heard = mutableListOf<String>()
            room.onEnded { reason -> heard += "early ${reason.code}" }
            room.close()
            room.close()
            room.onEnded { reason -> heard += "late ${reason.code}" }
            it.placet.close()
            assertEquals(listOf("early closed", "late closed"), heard)
        }

    @Test
    fun `A closed session asks for nothing`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.close()
            assertFalse(room.check(Example.speak).isAllowed)
            expectFailure("session_ended") { room.requestBlocking(Example.microphone) }
            expectFailure("session_ended") { room.beginAction() }
            assertTrue(it.permissions.asked.isEmpty())
        }

    @Test
    fun `A session is closed by use, whatever happens in it`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            runCatching { room.use { error("the room is on fire") } }
            assertEquals(EndReason(EndKind.CLOSED, null), room.endReason)
        }

    @Test
    fun `A feature that may not go on in the background ends there`() =
        readyToSpeak().use {
            val paste = it.placet.enter(Example.roomPaste, Opened.USER_ACTION)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val ended = it.placet.wentToBackground()
            assertEquals(listOf(paste.id), ended.map { each -> each.session })
            assertEquals(EndKind.BACKGROUND, paste.endReason?.kind)
            assertNull(room.endReason)
            it.placet.cameToForeground()
        }

    @Test
    fun `A refused permission names the alternative that is allowed`() =
        readyToSpeak().use {
            it.placet.consents.change(Surface.DIALOG) { grant(Example.nearbyPurpose) }
            it.placet.permissions.report(Example.location, PermissionState.DENIED)
            val nearby = it.placet.enter(Example.nearby, Opened.USER_ACTION)
            val denied = assertInstanceOf<Denied>(nearby.take(Example.locate))
            assertEquals(Reason.PERMISSION_DENIED, denied.reason)
            assertEquals(Example.locateRoughly, denied.alternative)
            assertTrue(nearby.take(Example.locateRoughly).isAllowed)
            val trace = nearby.explain(Example.locate)
            assertEquals(Example.locate, trace.use)
            assertEquals(Reason.PERMISSION_DENIED, trace.reasons.first())
            assertEquals(denied, trace.decision)
        }

    @Test
    fun `A budget per action is spent by one take of that action`() =
        readyToSpeak().use {
            it.placet.consents.change(Surface.DIALOG) { grant(Example.roomEntry) }
            val paste = it.placet.enter(Example.roomPaste, Opened.USER_ACTION)
            paste.requestBlocking(Example.clipboard)
            val tap = paste.beginAction()
            val allowed = assertInstanceOf<Allowed>(paste.take(Example.readRoomNumber, tap))
            assertEquals("[0-9]{6,9}", allowed.only?.pattern)
            assertEquals(Reason.BUDGET_EXHAUSTED, paste.take(Example.readRoomNumber, tap).reason)
            assertTrue(paste.take(Example.readRoomNumber, paste.beginAction()).isAllowed)
        }

    @Test
    fun `Without a session the best answer is that the feature is not in use`() =
        readyToSpeak().use {
            val placet = it.placet
            placet.enter(Example.voiceRoom, Opened.USER_ACTION).requestBlocking(Example.microphone)
            assertEquals(Reason.FEATURE_NOT_IN_USE, placet.check(Example.speak).reason)
            assertEquals(Reason.FEATURE_NOT_IN_USE, placet.explain(Example.speak).reasons.first())
            assertEquals(Reason.NOT_DECLARED, placet.check(UseRef("voice_room.no_such_use")).reason)
            assertEquals(Reason.UNAVAILABLE, placet.check(UseRef("not a use")).reason)
            assertEquals(Reason.NOT_DECLARED, placet.checkStart(RecipientId("no_such_recipient")).reason)
            assertEquals(Reason.UNAVAILABLE, placet.checkStart(RecipientId("agora")).reason)
        }

    @Test
    fun `Availability tells a screen what is missing before anyone enters`() =
        example().use {
            val blocked = assertInstanceOf<Availability.Blocked>(it.placet.availability(Example.voiceRoom))
            assertTrue(Reason.DOCUMENT_NOT_ACCEPTED in blocked.denials.map { denied -> denied.reason })
            assertEquals(Availability.Open, it.placet.availability(FeatureId("browse")))
            it.placet.agreeToSpeak()
            it.placet.consents.change(Surface.DIALOG) { grant(Example.nearbyPurpose) }
            it.placet.permissions.report(Example.location, PermissionState.DENIED)
            val degraded = assertInstanceOf<Availability.Degraded>(it.placet.availability(Example.nearby))
            assertEquals(listOf(Example.locate), degraded.uses.map { closed -> closed.use })
        }

    private fun counts(it: InMemory): List<Long> =
        it.placet.ledger
            .usage()
            .map { record -> record.count }
}
