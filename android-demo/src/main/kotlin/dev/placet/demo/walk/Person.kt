// The person of a walk, without a screen: says yes to what the gate names as the next step, until told otherwise.

package dev.placet.demo.walk

import dev.placet.AgeBand
import dev.placet.Denied
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.PermissionAnswer
import dev.placet.PermissionId
import dev.placet.PermissionRequest
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PurposeId
import dev.placet.RemedyKind
import dev.placet.SeparatePurposeId
import dev.placet.Session
import dev.placet.Surface
import dev.placet.SystemPermissions
import dev.placet.demo.say

internal class Person : SystemPermissions {
    /** What the person answers to the next permissions. */
    var permits = PermissionState.GRANTED

    override fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    ) {
        val asked = if (request.askSystem) "the app's text, then the system's dialog" else "the app's own dialog"
        say("      [$asked] \"${request.usage}\" (${request.permission}) -> ${permits.code}")
        answer.give(permits)
    }

    /** Does what the denial says would help; `false` where a person can do nothing about it. */
    suspend fun follow(
        denied: Denied,
        placet: Placet,
        session: Session,
    ): Boolean {
        val about = denied.remedy.about.orEmpty()
        when (denied.remedy.kind) {
            RemedyKind.ASK_DOCUMENT -> {
                accept(placet, DocumentId(about), Surface.FEATURE_ENTRY)
            }

            RemedyKind.ASK_AGE -> {
                placet.age.set(AgeBand.ADULT)
                say("      [age] -> ${AgeBand.ADULT.name.lowercase()}")
            }

            RemedyKind.ASK_CONSENT -> {
                placet.consents.change(Surface.FEATURE_ENTRY) { grant(PurposeId(about)) }
                say("      [dialog] $about -> yes")
            }

            RemedyKind.ASK_SEPARATE_CONSENT -> {
                placet.consents.grantSeparately(SeparatePurposeId(about), Surface.DIALOG)
                say("      [dialog of its own] $about -> yes")
            }

            RemedyKind.SET_FACT -> {
                placet.facts.set(FactId(about), true, Surface.DIALOG)
                say("      [the app establishes] $about")
            }

            RemedyKind.REQUEST_PERMISSION -> {
                session.request(PermissionId(about))
            }

            RemedyKind.OPEN_SETTINGS -> {
                if (permits != PermissionState.GRANTED) return false
                placet.permissions.report(PermissionId(about), permits)
                say("      [the system's settings] $about -> ${permits.code}")
            }

            else -> {
                return false
            }
        }
        return true
    }
}

/** Shows a document and accepts it. */
internal fun accept(
    placet: Placet,
    document: DocumentId,
    surface: Surface,
) {
    placet.documents.present(document)
    placet.documents.accept(document, surface)
    say("      [document] $document is shown -> accepted")
}
