// A day over any policy: the person does what the policy's names say and follows what the gate says would help. It stops
// with an error where an answer is not the one that the person could rely on.

package dev.placet.demo.walk

import dev.placet.AgeBand
import dev.placet.Allowed
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.Opened
import dev.placet.Options
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PurposeId
import dev.placet.Reason
import dev.placet.RemedyKind
import dev.placet.Session
import dev.placet.Surface
import dev.placet.UseRef
import dev.placet.demo.DemoFailure
import dev.placet.demo.inWords
import dev.placet.demo.say
import java.nio.file.Files
import java.nio.file.Path
import java.util.Locale

/** More steps than any use needs before it is allowed. */
private const val MOST_STEPS = 12

/** What is said of a purpose that nobody has decided on. */
private val unasked = setOf(Reason.CONSENT_NOT_DETERMINED, Reason.SEPARATE_CONSENT_REQUIRED)

internal class Walk(
    private val policy: Policy,
    private val folder: Path,
) {
    private val person = Person()
    private val placet = Placet.open(folder, policy.manifest, Options().withPermissions(person))
    private var steps = 0

    suspend fun run() =
        placet.use {
            firstLaunch()
            acceptDocuments()
            visit()
            refuse()
            refusePermission()
            withdraw()
            recipients()
            report()
        }

    private fun firstLaunch() {
        step("First launch: nothing is accepted, nothing is collected")
        if (policy.browse.isEmpty()) say("  this policy lets nobody in before its documents are accepted")
        for (feature in policy.browse) {
            placet.enter(feature, Opened.USER_ACTION).use {
                say("  ${feature.id}: entered, ${placet.availability(feature).inWords}")
            }
        }
        for (visit in policy.visits) {
            say("  ${visit.feature.id}: ${placet.availability(visit.feature).inWords}")
            placet.enter(visit.feature, visit.by).use { session ->
                for (use in visit.uses) expect(session.take(use), Reason.DOCUMENT_NOT_ACCEPTED, use, isShown = false)
            }
        }
    }

    private fun acceptDocuments() {
        step("The documents are shown and accepted: that opens what is basic, and nothing optional")
        for (document in policy.documents) accept(placet, document, Surface.FIRST_LAUNCH)
        placet.age.set(AgeBand.ADULT)
        say("      [age] -> ${AgeBand.ADULT.name.lowercase()}")
        for (visit in policy.visits) say("  ${visit.feature.id}: ${placet.availability(visit.feature).inWords}")
        placet.enter(policy.withdrawn.feature, policy.withdrawn.by).use { session ->
            for (use in policy.withdrawn.uses) {
                val reason = (session.take(use) as? Denied)?.reason
                if (reason !in unasked) throw DemoFailure("$use: expected a question for consent, got $reason")
            }
        }
    }

    private suspend fun visit() {
        step("Doing things, and saying yes to what the gate says would help")
        for (visit in policy.visits) {
            within(visit) { session ->
                for (use in visit.uses) expect(takeFollowing(session, use), null, use, isShown = false)
            }
        }
    }

    private suspend fun refuse() {
        step("Saying no to a purpose: nothing else is touched")
        within(policy.refused) { session ->
            for (use in policy.refused.uses) {
                val denied = takeUntil(session, use, RemedyKind.ASK_CONSENT)
                val purpose = PurposeId(denied.remedy.about.orEmpty())
                placet.consents.change(Surface.DIALOG) { deny(purpose) }
                say("      [dialog] $purpose -> no")
                expect(session.take(use), Reason.CONSENT_DENIED, use)
            }
        }
        basicWorks()
    }

    private suspend fun refusePermission() {
        step("Saying yes to a purpose and no to the system's dialog")
        person.permits = PermissionState.DENIED
        within(policy.notPermitted) { session ->
            for (use in policy.notPermitted.uses) {
                expect(takeFollowing(session, use), Reason.PERMISSION_DENIED, use, isShown = false)
            }
        }
        person.permits = PermissionState.GRANTED
        basicWorks()
    }

    private suspend fun withdraw() {
        step("Taking a consent back in the middle of it: the session ends, and what is owed is on record")
        val visit = policy.withdrawn
        within(visit) { session ->
            session.onEnded { say("      [session] ended: ${it.code}") }
            val use = visit.uses.first()
            val allowed = takeFollowing(session, use) as? Allowed ?: throw DemoFailure("$use was not allowed")
            val report = placet.consents.change(Surface.PRIVACY_CENTRE) { withdraw(allowed.purpose) }
            say("  ${allowed.purpose} is withdrawn; to erase: ${list(report.toErase.map { it.data })}")
            if (session.endReason == null) throw DemoFailure("the session goes on without its consent")
            placet.enter(visit.feature, visit.by).use { expect(it.take(use), Reason.CONSENT_WITHDRAWN, use) }
        }
        basicWorks()
    }

    /** What is not built yet is denied and says so; where it is by now, the person gets an answer as everywhere. */
    private fun recipients() {
        step("Who else would get data: starting them waits for rules that are not built, so it is denied")
        for (recipient in policy.recipients) say("  start $recipient: ${placet.checkStart(recipient).inWords}")
    }

    private fun report() {
        step("What is on record")
        say("  the ledger holds ${placet.ledger.verify().entries} entries, every hash is right")
        for (use in placet.ledger.usage()) say("  taken: ${use.use}, ${use.count} times")
        for (owed in placet.obligations.open()) {
            say("  owed: ${owed.what.code} ${owed.data}, because of ${owed.about}, by ${owed.dueBy?.at}")
        }
        for (locale in listOf(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            val page = folder.resolve("report.${locale.toLanguageTag()}.html")
            Files.writeString(page, placet.report(locale))
            say("  the report for the person: $page")
        }
    }

    private suspend fun within(
        visit: Visit,
        doing: suspend (Session) -> Unit,
    ) {
        say("  ${visit.feature.id}: entered")
        placet.enter(visit.feature, visit.by).use { doing(it) }
    }

    /** Takes it, does what would help, and takes it again, until it is allowed or a person can do nothing more. */
    private suspend fun takeFollowing(
        session: Session,
        use: UseRef,
    ): Decision {
        repeat(MOST_STEPS) {
            val decision = takeOnce(session, use)
            val isOver = decision !is Denied || !person.follow(decision, placet, session)
            if (isOver) return decision
        }
        throw DemoFailure("$use: what helps leads nowhere")
    }

    /** The same, up to the question that the person will answer with no. */
    private suspend fun takeUntil(
        session: Session,
        use: UseRef,
        question: RemedyKind,
    ): Denied {
        repeat(MOST_STEPS) {
            val denied = takeOnce(session, use) as? Denied ?: throw DemoFailure("$use was allowed without a question")
            if (denied.remedy.kind == question) return denied
            if (!person.follow(denied, placet, session)) throw DemoFailure("$use: nobody asked for $question")
        }
        throw DemoFailure("$use: what helps leads nowhere")
    }

    private fun takeOnce(
        session: Session,
        use: UseRef,
    ): Decision {
        val decision = session.take(use, session.beginAction())
        say("    take $use: ${decision.inWords}")
        if (decision is Allowed) say("      [source] ${decision.data} is read")
        return decision
    }

    private suspend fun basicWorks() {
        val visit = policy.visits.first()
        within(visit) { expect(takeOnce(it, visit.uses.first()), null, visit.uses.first(), isShown = false) }
    }

    /** Stops the day where the answer is not the one for that reason, or not an allowance for `null`. */
    private fun expect(
        decision: Decision,
        reason: Reason?,
        use: UseRef,
        isShown: Boolean = true,
    ) {
        if (isShown) say("    take $use: ${decision.inWords}")
        val given = (decision as? Denied)?.reason
        if (given != reason) throw DemoFailure("$use: expected ${reason ?: "allowed"}, got ${decision.inWords}")
    }

    private fun step(title: String) {
        steps += 1
        say("\n$steps. $title")
    }

    private fun list(items: List<Any>) = if (items.isEmpty()) "nothing" else items.joinToString()
}
