package dev.placet.testing

import dev.placet.ConsentStatus
import dev.placet.Denied
import dev.placet.Opened
import dev.placet.Reason
import dev.placet.RemedyKind
import dev.placet.Surface
import dev.placet.SwitchId
import dev.placet.UseRef
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import java.time.Duration

/** What lies over consents: switches, and budgets that outlive a session. */
class OverlaysTest {
    private val social = SwitchId("social")

    /** The example, with a switch over voice chat, and a location that is read twice in ten hours. */
    private fun ready(): InMemory {
        val declared = """{ "names": { "en": "Social" }, "purposes": ["voice_chat"] }"""
        val switch = """"switches": { "social": $declared }, "facts":"""
        val manifest =
            String(Example.manifest())
                .replaceFirst(""""facts":""", switch)
                .replaceFirst(""""count": 2, "per": "session"""", """"count": 2, "per": "PT10H"""")
        return inMemory(manifest.toByteArray()).apply { placet.agreeToSpeak() }
    }

    @Test
    fun `A switch that is off closes what it covers, and on again grants nothing`() =
        ready().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            assertTrue(it.placet.switches.isOn(social))
            val report = it.placet.switches.set(social, false, Surface.SETTINGS)
            assertEquals(listOf(Example.voiceRoom), report.sessionsEnded.map { ended -> ended.feature })
            assertFalse(it.placet.switches.isOn(social))
            val denied = assertInstanceOf<Denied>(it.placet.check(Example.speak))
            assertEquals(Reason.CONSENT_DENIED, denied.reason)
            assertEquals(RemedyKind.TURN_ON, denied.remedy.kind)
            assertEquals("social", denied.remedy.about)
            assertEquals(ConsentStatus.GRANTED, it.placet.consents.status(Example.voiceChat))
            it.placet.consents.change(Surface.SETTINGS) { withdraw(Example.voiceChat) }
            val lifted = it.placet.switches.set(social, true, Surface.SETTINGS)
            assertEquals(emptyList<UseRef>(), lifted.closed)
            assertTrue(it.placet.switches.isOn(social))
            assertEquals(ConsentStatus.WITHDRAWN, it.placet.consents.status(Example.voiceChat))
        }

    @Test
    fun `A switch that is not declared is refused`() =
        ready().use {
            expectFailure("not_declared") { it.placet.switches.set(SwitchId("nowhere"), false, Surface.TEST) }
            expectFailure("not_declared") { it.placet.switches.isOn(SwitchId("nowhere")) }
            Unit
        }

    @Test
    fun `A budget in a window says when to ask again`() =
        ready().use {
            it.placet.consents.change(Surface.DIALOG) { grant(Example.nearbyPurpose) }
            val first = it.placet.enter(Example.nearby, Opened.USER_ACTION)
            first.requestBlocking(Example.location)
            val began = it.clock.read().wall
            assertTrue(first.take(Example.locate).isAllowed)
            assertTrue(first.take(Example.locate).isAllowed)
            val denied = assertInstanceOf<Denied>(first.take(Example.locate))
            assertEquals(Reason.BUDGET_EXHAUSTED, denied.reason)
            assertEquals(began.plus(Duration.ofHours(10)), denied.retryAt)
            assertEquals(denied.retryAt, denied.remedy.until)
        }
}
