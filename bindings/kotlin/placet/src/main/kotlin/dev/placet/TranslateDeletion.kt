// From the border's types of a deletion to the API's and back, one function a type.

package dev.placet

import dev.placet.ffi.Deadline as FfiDeadline
import dev.placet.ffi.DeletionReport as FfiDeletionReport
import dev.placet.ffi.DeletionStatus as FfiDeletionStatus
import dev.placet.ffi.DeletionTask as FfiDeletionTask
import dev.placet.ffi.HoldStatus as FfiHoldStatus
import dev.placet.ffi.RefusalStatus as FfiRefusalStatus
import dev.placet.ffi.ServerWord as FfiServerWord

internal fun FfiDeletionReport.toApi() = DeletionReport(status.toApi(), change.toApi())

internal fun FfiDeletionStatus.toApi() =
    DeletionStatus(
        state.same(),
        submittedAt,
        endsAt?.toApi(),
        dueBy?.toApi(),
        overdue,
        cancelBy.map { it.same<CancelMeans>() },
        missing,
        hold?.toApi(),
        refusal?.toApi(),
    )

private fun FfiDeadline.toApi() = Deadline(at, provisional)

private fun FfiHoldStatus.toApi() = DeletionStatus.Hold(was.same(), ground, since, review)

private fun FfiRefusalStatus.toApi() = DeletionStatus.Refusal(reason, remedy)

internal fun FfiDeletionTask.toApi() = DeletionTask(id, work.same(), rule, until, doneAt)

internal fun ServerWord.toFfi(): FfiServerWord =
    when (this) {
        is ServerWord.Active -> FfiServerWord.Active
        is ServerWord.Submitted -> FfiServerWord.Submitted(submitted)
        is ServerWord.AppealPeriod -> FfiServerWord.AppealPeriod(submitted, ends)
        is ServerWord.AppealElapsed -> FfiServerWord.AppealElapsed(submitted)
        is ServerWord.Executing -> FfiServerWord.Executing(submitted)
        is ServerWord.Completed -> FfiServerWord.Completed(submitted)
        is ServerWord.Refused -> FfiServerWord.Refused(reason, remedy)
    }
