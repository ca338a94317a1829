// The gate's answers in plain words. An app has these in its own screens; what a code means is never decided here.

package dev.placet.demo

import dev.placet.Allowed
import dev.placet.Availability
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.Reason
import dev.placet.Remedy
import dev.placet.RemedyKind

/** What a person would be told. */
internal val Decision.inWords: String
    get() =
        when (this) {
            is Allowed -> {
                val limit = only?.pattern?.let { ", only what matches $it" }.orEmpty()
                "allowed: ${act.code} $data for $purpose (${basis.code})$limit"
            }

            is Denied -> {
                val about = about?.let { " ($it)" }.orEmpty()
                val why = why?.let { ", $it" }.orEmpty()
                "denied, $reason: ${reason.inWords}$about$why; ${remedy.inWords}"
            }
        }

/** Why not. */
internal val Reason.inWords: String
    get() =
        when (this) {
            Reason.UNAVAILABLE -> "nothing can be decided now"
            Reason.NOT_DECLARED -> "the app never declared it"
            Reason.DELETION_PENDING -> "the account is being deleted"
            Reason.DELETED -> "the account was deleted"
            Reason.DOCUMENT_NOT_ACCEPTED -> "a document has not been accepted"
            Reason.AGE_UNKNOWN -> "the age is not known"
            Reason.AGE_RESTRICTED -> "the age does not allow it"
            Reason.PROCESSING_RESTRICTED -> "the person had the processing restricted"
            Reason.PROCESSING_OBJECTED -> "the person objected to it"
            Reason.CONSENT_NOT_DETERMINED -> "nobody has been asked for consent yet"
            Reason.CONSENT_DENIED -> "the person said no"
            Reason.CONSENT_WITHDRAWN -> "the person took the consent back"
            Reason.CONSENT_EXPIRED -> "the consent has run out"
            Reason.CONSENT_INVALIDATED -> "what was agreed to has changed"
            Reason.SEPARATE_CONSENT_REQUIRED -> "it needs a consent of its own"
            Reason.FACT_REQUIRED -> "something about the person has to be established first"
            Reason.PERMISSION_NOT_DETERMINED -> "the permission has not been asked for here"
            Reason.PERMISSION_DENIED -> "the permission was refused"
            Reason.PERMISSION_RESTRICTED -> "this device does not let the person permit it"
            Reason.FEATURE_NOT_IN_USE -> "the feature is not in use"
            Reason.IN_BACKGROUND -> "the app is in the background"
            Reason.BUDGET_EXHAUSTED -> "it has been done as often as it may"
            else -> NEWER_REASON
        }

/** What is said of a reason that a later version of Placet may answer with. */
internal const val NEWER_REASON = "a reason that is newer than this app"

/** What would help. */
internal val Remedy.inWords: String
    get() {
        val about = about?.let { " $it" }.orEmpty()
        return when (kind) {
            RemedyKind.ASK_DOCUMENT -> "what helps: show$about and ask"
            RemedyKind.ASK_AGE -> "what helps: ask for the age"
            RemedyKind.ASK_CONSENT -> "what helps: ask for consent to$about"
            RemedyKind.ASK_SEPARATE_CONSENT -> "what helps: ask for$about by itself"
            RemedyKind.TURN_ON -> "what helps: turn on$about"
            RemedyKind.SET_FACT -> "what helps: establish$about"
            RemedyKind.REQUEST_PERMISSION -> "what helps: ask for$about"
            RemedyKind.OPEN_SETTINGS -> "what helps: the system's settings for$about"
            RemedyKind.ENTER -> "what helps: enter$about"
            RemedyKind.CANCEL_DELETION -> "what helps: cancel the deletion"
            RemedyKind.LIFT_RESTRICTION -> "what helps: the person lifts what was restricted"
            RemedyKind.WAIT_UNTIL -> "what helps: wait"
            else -> "the app can do nothing about it"
        }
    }

/** What a screen would show. */
internal val Availability.inWords: String
    get() =
        when (this) {
            is Availability.Open -> "open"
            is Availability.Degraded -> "runs without " + uses.joinToString { "${it.use} (${it.denial.reason})" }
            is Availability.Blocked -> "closed: " + denials.joinToString { it.reason.code }
        }
