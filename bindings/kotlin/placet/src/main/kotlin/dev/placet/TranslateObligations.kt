// From the border's types of obligations and retention to the API's, one function a type.

package dev.placet

import dev.placet.ffi.OpenObligation as FfiOpenObligation
import dev.placet.ffi.OwedElsewhere as FfiOwedElsewhere
import dev.placet.ffi.RetentionPlan as FfiRetentionPlan

internal fun FfiOpenObligation.toApi() =
    OpenObligation(
        id,
        what.same(),
        data,
        recipient,
        why.same(),
        about,
        dueBy?.let { Deadline(it, provisional) },
        overdue,
        keepUntil,
        held,
        confirmedBy.same(),
    )

internal fun FfiOwedElsewhere.toApi() = OwedElsewhere(subject, obligation.toApi())

internal fun FfiRetentionPlan.toApi() =
    RetentionPlan(data, rules, keepUntil, goneBy, until, extendedBy, meanwhile?.same(), then.same())
