// One day of 可可星球, step by step. Every step says what it does, what the gate answers, and stops the day when the answer
// is not the one that the person could rely on.

package dev.placet.demo.keke

import dev.placet.AgeBand
import dev.placet.Allowed
import dev.placet.Availability
import dev.placet.ConsentStatus
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Options
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.Reason
import dev.placet.Session
import dev.placet.Surface
import dev.placet.demo.DemoFailure
import dev.placet.demo.inWords
import dev.placet.demo.say
import java.nio.file.Files
import java.nio.file.Path
import java.util.Locale

internal class Day(
    private val folder: Path,
) {
    private var placet = open()
    private val microphone = Microphone()
    private var steps = 0

    suspend fun run() {
        firstLaunch()
        accept()
        val room = voiceRoom()
        roomNumber()
        leave(room)
        refuse()
        withdrawWhileAnotherAsks()
        killAndReopen()
        report()
        placet.close()
    }

    private fun open(): Placet {
        val options = Options().withPermissions(ScriptedPerson(PermissionState.GRANTED))
        return Placet.open(folder, App.manifest, options)
    }

    private fun firstLaunch() {
        step("First launch: nothing is accepted, nothing is collected")
        placet.enter(App.Features.browse, Opened.LAUNCH).use {
            show("browse (浏览)", placet.availability(App.Features.browse))
            show("sign in (登录)", placet.availability(App.Features.login))
            show("talk in a voice room (语音通信)", placet.availability(App.Features.voiceSpeak))
            expect(placet.check(App.Features.login.enterContact), Reason.DOCUMENT_NOT_ACCEPTED, "sign in (登录)")
        }
    }

    private fun accept() {
        step("The privacy policy (隐私政策) is shown and accepted: that opens what signing in needs, and nothing optional")
        placet.documents.present(App.Documents.privacyPolicy)
        placet.documents.accept(App.Documents.privacyPolicy, Surface.FIRST_LAUNCH)
        placet.age.set(AgeBand.ADULT)
        placet.enter(App.Features.login, Opened.USER_ACTION).use { login ->
            expect(login.take(App.Features.login.enterContact), null, "sign in (登录)")
        }
        expect(placet.check(App.Features.voiceSpeak.speak), Reason.CONSENT_NOT_DETERMINED, "speak (语音通信)")
    }

    private suspend fun voiceRoom(): Session {
        step("A voice room (语音房): consent, then the microphone, then speaking")
        val room = placet.enter(App.Features.voiceSpeak, Opened.USER_ACTION)
        room.onEnded { reason ->
            say("    [session] ended: ${reason.code}")
            microphone.stop()
        }
        expect(room.take(App.Features.voiceSpeak.speak), Reason.CONSENT_NOT_DETERMINED, "speak (语音通信)")
        placet.consents.change(Surface.FEATURE_ENTRY) { grant(App.Purposes.voiceCommunication) }
        say("    [dialog] voice communication (语音通信) -> yes")
        placet.permissions.report(App.Permissions.microphone, PermissionState.NOT_DETERMINED)
        expect(room.take(App.Features.voiceSpeak.speak), Reason.PERMISSION_NOT_DETERMINED, "speak (语音通信)")
        room.request(App.Permissions.microphone)
        expect(room.take(App.Features.voiceSpeak.speak), null, "speak (语音通信)")
        microphone.start()
        return room
    }

    private fun roomNumber() {
        step("A room number from the clipboard (粘贴板进房): once for each tap, and only the number")
        placet.enter(App.Features.roomPaste, Opened.USER_ACTION).use { paste ->
            placet.consents.change(Surface.FEATURE_ENTRY) { grant(App.Purposes.roomEntry) }
            val tap = paste.beginAction()
            val decision = paste.take(App.Features.roomPaste.readRoomNumber, tap)
            expect(decision, null, "read the clipboard (剪切板)")
            (decision as? Allowed)?.only?.pattern?.let { pattern ->
                say("    [clipboard] ${Clipboard().read(pattern) ?: "nothing that matches"}")
            }
            expect(paste.take(App.Features.roomPaste.readRoomNumber, tap), Reason.BUDGET_EXHAUSTED, "read it again")
        }
    }

    private fun leave(room: Session) {
        step("Leaving the room: the permission stays, the feature is not in use")
        room.close()
        expect(room.check(App.Features.voiceSpeak.speak), Reason.FEATURE_NOT_IN_USE, "speak (语音通信)")
    }

    private fun refuse() {
        step("Refusing the prize draw (排行榜、抽奖): nothing else is touched")
        placet.facts.set(App.Facts.campaignOpen, true, Surface.DIALOG)
        placet.enter(App.Features.promotion, Opened.USER_ACTION).use { draw ->
            placet.consents.change(Surface.DIALOG) { deny(App.Purposes.promotion) }
            expect(draw.take(App.Features.promotion.enterAddress), Reason.CONSENT_DENIED, "ask for an address")
        }
        placet.enter(App.Features.login, Opened.USER_ACTION).use { login ->
            expect(login.take(App.Features.login.enterContact), null, "sign in (登录)")
        }
    }

    private fun withdrawWhileAnotherAsks() {
        step("Withdrawing while a second process speaks: it is denied at once, and told within half a second")
        val other = OtherProcess(Errand.SPEAK, folder)
        other.showUntil("asked 20 times")
        val report = placet.consents.change(Surface.PRIVACY_CENTRE) { withdraw(App.Purposes.voiceCommunication) }
        val returned = System.currentTimeMillis()
        val toErase = list(report.toErase.map { it.data })
        say("  withdrawn (语音通信) at $returned; closed: ${list(report.closed)}; to erase: $toErase")
        val denied = other.showUntil("check: denied")
        if (Reason.CONSENT_WITHDRAWN.code !in denied) throw DemoFailure("it was denied for another reason")
        other.showUntil("session ended: ${Reason.CONSENT_WITHDRAWN}")
        other.waitUntilGone()
    }

    private fun killAndReopen() {
        step("A process withdraws and is killed (kill -9): what had returned is kept")
        val other = OtherProcess(Errand.WITHDRAW_AND_HANG, folder)
        other.showUntil("has returned")
        other.killNow()
        placet.close()
        say("  everything is gone; opening again")
        placet = open()
        if (placet.health != Health.Ok) throw DemoFailure("the store did not open: ${placet.health}")
        for (purpose in listOf(App.Purposes.roomEntry, App.Purposes.voiceCommunication, App.Purposes.promotion)) {
            say("  $purpose: ${placet.consents.status(purpose).code}")
        }
        if (placet.consents.status(App.Purposes.roomEntry) != ConsentStatus.WITHDRAWN) {
            throw DemoFailure("a withdrawal that had returned was lost")
        }
        val read = placet.check(App.Features.roomPaste.readRoomNumber)
        expect(read, Reason.CONSENT_WITHDRAWN, "read the clipboard (剪切板)")
    }

    private fun report() {
        step("What is on record")
        val verified = placet.ledger.verify()
        say("  the ledger holds ${verified.entries} entries, every hash is right")
        for (use in placet.ledger.usage()) say("  taken: ${use.use}, ${use.count} times")
        for (owed in placet.obligations.open()) {
            say("  owed: ${owed.what.code} ${owed.data}, because of ${owed.about}, by ${owed.dueBy?.at}")
        }
        val page = folder.resolve("report.html")
        Files.writeString(page, placet.report(Locale.SIMPLIFIED_CHINESE))
        say("  the report for the person: $page")
    }

    private fun step(title: String) {
        steps += 1
        say("\n$steps. $title")
    }

    private fun show(
        what: String,
        availability: Availability,
    ) = say("  $what: ${availability.inWords}")

    /** Shows an answer and stops the day when it is not the one for that reason, or not an allowance for `null`. */
    private fun expect(
        decision: Decision,
        reason: Reason?,
        what: String,
    ) {
        say("  $what: ${decision.inWords}")
        val given = (decision as? Denied)?.reason
        if (given != reason) throw DemoFailure("$what: expected ${reason ?: "allowed"}")
    }

    private fun list(items: List<Any>) = if (items.isEmpty()) "nothing" else items.joinToString()
}
