// From the border's types of requests to the API's and back, one function a type.

package dev.placet

import dev.placet.ffi.RequestForm as FfiRequestForm
import dev.placet.ffi.RequestReport as FfiRequestReport
import dev.placet.ffi.RequestStatus as FfiRequestStatus

internal fun RequestForm.toFfi() = FfiRequestForm(kind.same(), role.same(), identity.same(), ground, data, purposes)

internal fun FfiRequestReport.toApi() = RequestReport(status.toApi(), change.toApi())

internal fun FfiRequestStatus.toApi() =
    RequestStatus(
        id,
        kind.same(),
        role.same(),
        ground,
        data,
        purposes,
        restricts,
        features,
        state.same(),
        receivedAt,
        dueBy,
        waitsFor?.same<RightClock>(),
        startBy,
        provisional,
        daysLeft?.toInt(),
        overdue,
        owed.same(),
        source.same(),
        extended,
        refusedFor?.let { reason -> remedy?.let { RequestStatus.Refusal(reason, it) } },
        tasks.map { RequestStatus.Task(it.id, it.work, it.doneAt) },
        history.map { RequestStatus.Past(it.at, it.what.same()) },
    )
