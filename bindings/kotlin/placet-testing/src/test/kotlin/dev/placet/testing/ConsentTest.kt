package dev.placet.testing

import dev.placet.AgeBand
import dev.placet.Because
import dev.placet.ConsentStatus
import dev.placet.DataId
import dev.placet.Denied
import dev.placet.DocumentStatus
import dev.placet.FactId
import dev.placet.GrantStatus
import dev.placet.Opened
import dev.placet.OwedWork
import dev.placet.PermissionState
import dev.placet.PlacetException
import dev.placet.PurposeId
import dev.placet.Surface
import dev.placet.Unavailability
import dev.placet.UseRef
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import java.time.Duration
import java.time.Instant
import java.util.Locale

/** Documents, consents, facts, age, permissions, what is owed. */
class ConsentTest {
    @Test
    fun `A document that was not shown cannot be accepted`() =
        example().use {
            val documents = it.placet.documents
            assertEquals(DocumentStatus.NOT_PRESENTED, documents.status(Example.privacyPolicy))
            val failure =
                expectFailure("document_not_presented") {
                    documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
                }
            assertInstanceOf<PlacetException.Refused>(failure)
            documents.present(Example.privacyPolicy, Locale.SIMPLIFIED_CHINESE)
            assertEquals(DocumentStatus.PRESENTED, documents.status(Example.privacyPolicy))
            documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
            assertEquals(DocumentStatus.ACCEPTED, documents.status(Example.privacyPolicy))
        }

    @Test
    fun `A document that was declined or taken back is neither accepted nor forgotten`() =
        readyToSpeak().use {
            val documents = it.placet.documents
            val report = documents.withdraw(Example.privacyPolicy, Surface.PRIVACY_CENTRE)
            assertEquals(DocumentStatus.WITHDRAWN, documents.status(Example.privacyPolicy))
            assertEquals(listOf(UseRef("core.read_phone"), UseRef("login.sign_in")), report.closed)
            documents.present(Example.privacyPolicy)
            documents.decline(Example.privacyPolicy, Surface.DIALOG)
            assertEquals(DocumentStatus.DECLINED, documents.status(Example.privacyPolicy))
        }

    @Test
    fun `A locale that the manifest does not declare is refused`() =
        example().use {
            expectFailure("not_declared") { it.placet.documents.present(Example.privacyPolicy, Locale.FRANCE) }
            Unit
        }

    @Test
    fun `A change is one transaction of any number of lines, and one entry of the ledger`() =
        readyToSpeak().use {
            val before =
                it.placet.ledger
                    .verify()
                    .entries
            it.placet.consents.change(Surface.PRIVACY_CENTRE) {
                grant(Example.roomEntry)
                deny(Example.nearbyPurpose)
            }
            val verified = it.placet.ledger.verify()
            assertEquals(before + 1, verified.entries)
            assertEquals(verified.heads, it.placet.ledger.heads())
            assertEquals(ConsentStatus.GRANTED, it.placet.consents.status(Example.roomEntry))
            assertEquals(ConsentStatus.DENIED, it.placet.consents.status(Example.nearbyPurpose))
        }

    @Test
    fun `A change with a line that is refused does nothing`() =
        readyToSpeak().use {
            expectFailure("not_declared") {
                it.placet.consents.change(Surface.DIALOG) {
                    grant(Example.roomEntry)
                    grant(PurposeId("no_such_purpose"))
                }
            }
            assertEquals(ConsentStatus.NOT_DETERMINED, it.placet.consents.status(Example.roomEntry))
        }

    @Test
    fun `A change whose lines throw does nothing`() =
        readyToSpeak().use {
            val before =
                it.placet.ledger
                    .verify()
                    .entries
            org.junit.jupiter.api.assertThrows<IllegalStateException> {
                it.placet.consents.change(Surface.DIALOG) {
                    grant(Example.roomEntry)
                    error("the screen is gone")
                }
            }
            assertEquals(
                before,
                it.placet.ledger
                    .verify()
                    .entries,
            )
        }

    @Test
    fun `A separate purpose is granted by itself, and withdrawn like any other`() =
        readyToSpeak().use {
            val consents = it.placet.consents
            assertEquals(ConsentStatus.NOT_DETERMINED, consents.status(Example.faceCheck))
            consents.grantSeparately(Example.faceCheck, Surface.DIALOG)
            assertEquals(ConsentStatus.GRANTED, consents.status(Example.faceCheck))
            consents.change(Surface.PRIVACY_CENTRE) { withdraw(Example.faceCheck) }
            assertEquals(ConsentStatus.WITHDRAWN, consents.status(Example.faceCheck))
        }

    @Test
    fun `A purpose that needs a consent of its own is refused where it comes by its bare id`() =
        readyToSpeak().use {
            expectFailure("separate_consent_required") {
                it.placet.consents.change(Surface.DIALOG) { grant(PurposeId("face_check")) }
            }
            Unit
        }

    @Test
    fun `A fact holds until its end, and an id that is none is an invalid argument`() =
        readyToSpeak().use {
            val facts = it.placet.facts
            assertTrue(facts.holds(Example.realName))
            facts.set(Example.realName, true, Surface.FEATURE_ENTRY, it.clock.now.plusSeconds(60))
            it.wait(Duration.ofSeconds(61))
            assertFalse(facts.holds(Example.realName))
            val failure = expectFailure("invalid_id") { facts.holds(FactId("No Id!")) }
            assertInstanceOf<PlacetException.InvalidArgument>(failure)
            assertTrue(failure.detail.isNotEmpty())
        }

    @Test
    fun `Under a band below adult the gate says that its rules are not built`() =
        example().use {
            assertEquals(AgeBand.UNKNOWN, it.placet.age.band())
            it.placet.age.set(AgeBand.ADULT)
            assertEquals(AgeBand.ADULT, it.placet.age.band())
            for (band in listOf(AgeBand.UNDER_14, AgeBand.UNDER_18)) {
                it.placet.age.set(band)
                val denied = assertInstanceOf<Denied>(it.placet.check(Example.locateRoughly))
                assertEquals(Unavailability.RULE_NOT_BUILT, denied.why)
                assertEquals(band, it.placet.age.band())
            }
        }

    @Test
    fun `What the system says and what the person allowed are two things`() =
        readyToSpeak().use {
            val before = it.placet.permissions.status(Example.microphone, Example.voiceRoom)
            assertEquals(PermissionState.GRANTED, before.system)
            assertEquals(GrantStatus.NOT_DETERMINED, before.granted)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertEquals(GrantStatus.GRANTED, room.requestBlocking(Example.microphone))
            assertEquals(listOf("To speak in a voice room"), it.permissions.asked.map { asked -> asked.usage })
            val after = it.placet.permissions.status(Example.microphone, Example.voiceRoom)
            assertEquals(GrantStatus.GRANTED, after.granted)
        }

    @Test
    fun `What is withdrawn is owed as erasure until it is met`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            val report = it.placet.consents.change(Surface.PRIVACY_CENTRE) { withdraw(Example.voiceChat) }
            val owed = it.placet.obligations.open()
            assertEquals(report.toErase.map { each -> each.data }, owed.map { each -> each.data })
            assertEquals(listOf(DataId("voice")), owed.map { each -> each.data })
            assertEquals(OwedWork.ERASE, owed.first().what)
            assertEquals(Because.PURPOSE_ENDED, owed.first().why)
            assertEquals(Example.voiceChat.value, owed.first().about)
            assertEquals(Instant.parse("2024-06-24T16:00:00Z"), owed.first().dueBy?.at)
            it.placet.obligations.confirm(owed.first().id, Surface.TEST)
            it.placet.obligations.confirm(owed.first().id, Surface.TEST)
            assertTrue(
                it.placet.obligations
                    .open()
                    .isEmpty(),
            )
        }
}
