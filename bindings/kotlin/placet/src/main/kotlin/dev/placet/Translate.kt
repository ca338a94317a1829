// From the border's types to the API's and back, one function a type. Words of closed sets go by name, so that a word
// missing on one side fails in the tests that walk all of them.

package dev.placet

import java.nio.file.Path
import java.util.Locale
import dev.placet.ffi.AgeBand as FfiAgeBand
import dev.placet.ffi.Allowance as FfiAllowance
import dev.placet.ffi.Availability as FfiAvailability
import dev.placet.ffi.ChangeReport as FfiChangeReport
import dev.placet.ffi.ConsentRecord as FfiConsentRecord
import dev.placet.ffi.Decision as FfiDecision
import dev.placet.ffi.Denial as FfiDenial
import dev.placet.ffi.EndReason as FfiEndReason
import dev.placet.ffi.EndedSession as FfiEndedSession
import dev.placet.ffi.Erasure as FfiErasure
import dev.placet.ffi.Evidence as FfiEvidence
import dev.placet.ffi.Head as FfiHead
import dev.placet.ffi.Health as FfiHealth
import dev.placet.ffi.Kept as FfiKept
import dev.placet.ffi.LogLine as FfiLogLine
import dev.placet.ffi.Merge as FfiMerge
import dev.placet.ffi.Obligation as FfiObligation
import dev.placet.ffi.OpensBy as FfiOpensBy
import dev.placet.ffi.PermissionRequest as FfiPermissionRequest
import dev.placet.ffi.PermissionStatus as FfiPermissionStatus
import dev.placet.ffi.Reading as FfiReading
import dev.placet.ffi.Recovery as FfiRecovery
import dev.placet.ffi.RefusedPermission as FfiRefusedPermission
import dev.placet.ffi.Restrictions as FfiRestrictions
import dev.placet.ffi.Subject as FfiSubject
import dev.placet.ffi.SubjectChange as FfiSubjectChange
import dev.placet.ffi.Surface as FfiSurface
import dev.placet.ffi.Sweep as FfiSweep
import dev.placet.ffi.SystemPermission as FfiSystemPermission
import dev.placet.ffi.Trace as FfiTrace
import dev.placet.ffi.UseRecord as FfiUseRecord
import dev.placet.ffi.Verification as FfiVerification

internal inline fun <reified T : Enum<T>> Enum<*>.same(): T = enumValueOf(name)

internal fun Reading.toFfi() = FfiReading(wall, bootId, sinceBoot.toULong())

internal fun Opened.toFfi(): FfiOpensBy = same()

internal fun PermissionState.toFfi(): FfiSystemPermission = same()

internal fun AgeBand.toFfi(): FfiAgeBand =
    when (this) {
        AgeBand.UNKNOWN -> FfiAgeBand.UNKNOWN
        AgeBand.UNDER_14 -> FfiAgeBand.UNDER14
        AgeBand.UNDER_18 -> FfiAgeBand.UNDER18
        AgeBand.ADULT -> FfiAgeBand.ADULT
    }

internal fun FfiAgeBand.toApi(): AgeBand = AgeBand.entries.first { it.toFfi() == this }

internal fun evidence(
    surface: Surface,
    prompt: PromptId? = null,
    locale: Locale? = null,
) = FfiEvidence(surface.same<FfiSurface>(), prompt, locale)

internal fun FfiDecision.toApi(): Decision =
    when (this) {
        is FfiDecision.Allowed -> allowance.toApi()
        is FfiDecision.Denied -> denial.toApi()
    }

private fun FfiAllowance.toApi() =
    Allowed(purpose, basis.same(), data, act.same(), only?.let { Only(it.pattern, it.packages) })

internal fun FfiDenial.toApi() =
    Denied(
        reason,
        why,
        about,
        Remedy(RemedyKind.of(remedy.code), remedy.about, remedy.until),
        alternative,
        retryAt,
    )

internal fun FfiAvailability.toApi(): Availability =
    when (this) {
        is FfiAvailability.Open -> Availability.Open
        is FfiAvailability.Degraded -> Availability.Degraded(uses.map { ClosedUse(it.it, it.denial.toApi()) })
        is FfiAvailability.Blocked -> Availability.Blocked(denials.map { it.toApi() })
    }

internal fun FfiTrace.toApi() =
    Trace(it, steps.map { step -> TraceStep(step.rule, step.denials.map { it.toApi() }) }, decision.toApi())

internal fun FfiHealth.toApi(): Health =
    when (this) {
        is FfiHealth.Ok -> Health.Ok
        is FfiHealth.Unavailable -> Health.Unavailable(why)
    }

internal fun FfiChangeReport.toApi() =
    ChangeReport(
        sessionsEnded.map(FfiEndedSession::toApi),
        closed,
        toErase.map(FfiObligation::toApi),
        kept.map(FfiKept::toApi),
    )

internal fun FfiEndedSession.toApi() = EndedSession(session.toLong(), feature, reason.toApi())

internal fun FfiEndReason.toApi() = EndReason(if (denial == null) EndKind.of(code) else EndKind.DENIED, denial)

internal fun FfiObligation.toApi() = Obligation(id.toLong(), what.same(), data, because)

private fun FfiKept.toApi() = Kept(data, purpose, basis.same())

internal fun FfiPermissionStatus.toApi() = PermissionStatus(system.same(), granted.same())

internal fun FfiPermissionRequest.toApi() = PermissionRequest(permission, usage, askSystem, systemNames)

internal fun FfiHead.toApi() = Head(chain, sequence.toLong(), hash)

internal fun Head.toFfi() = FfiHead(chain, sequence.toULong(), hash)

internal fun FfiRecovery.toApi() = Recovery(Path.of(kept), sound.map(FfiHead::toApi), restrictions.toApi(), age.toApi())

private fun FfiRestrictions.toApi() =
    Restrictions(
        purposes,
        documents,
        permissions.map(FfiRefusedPermission::toApi),
        switches,
        obligations.map(FfiObligation::toApi),
        deletion.same(),
        requests,
        holds,
    )

private fun FfiRefusedPermission.toApi() = RefusedPermission(permission, feature)

internal fun FfiSubject.toApi() = Subject(subject, standing.same(), isCurrent)

internal fun FfiSubjectChange.toApi(): SubjectChange = SubjectChange(subject, isNew, merged.toApi(), report.toApi())

internal fun FfiErasure.toApi() = Erasure(erased, isComplete, change.toApi())

private fun FfiMerge.toApi() =
    Merge(
        documents.map { MergedDocument(it.document, it.decision?.same()) },
        consents.map { MergedConsent(it.purpose, it.decision.same(), it.expires) },
        permissions.map { MergedPermission(it.permission, it.feature, it.granted) },
        facts,
        switches,
        obligations.map(FfiObligation::toApi),
        requests,
    )

internal fun FfiVerification.toApi() = Verification(entries.toLong(), heads.map(FfiHead::toApi))

internal fun FfiConsentRecord.toApi() = ConsentRecord(purpose, json)

internal fun FfiSweep.toApi() = Sweep(removed.toLong(), heads.map(FfiHead::toApi))

internal fun FfiLogLine.toApi() = LogLine(level.same(), LogCode.of(code), text)

internal fun FfiUseRecord.toApi() = UseRecord(it, count.toLong(), first, last)
