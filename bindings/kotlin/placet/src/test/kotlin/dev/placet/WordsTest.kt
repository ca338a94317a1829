package dev.placet

import dev.placet.ffi.knownCodes
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import java.lang.reflect.Modifier
import java.time.Instant
import dev.placet.ffi.Act as FfiAct
import dev.placet.ffi.AgeBand as FfiAgeBand
import dev.placet.ffi.Basis as FfiBasis
import dev.placet.ffi.Because as FfiBecause
import dev.placet.ffi.CancelMeans as FfiCancelMeans
import dev.placet.ffi.Change as FfiChange
import dev.placet.ffi.ChoiceOption as FfiChoiceOption
import dev.placet.ffi.ConfirmedBy as FfiConfirmedBy
import dev.placet.ffi.ConsentStatus as FfiConsentStatus
import dev.placet.ffi.DeletionAuthority as FfiDeletionAuthority
import dev.placet.ffi.DeletionPhase as FfiDeletionPhase
import dev.placet.ffi.DocumentStatus as FfiDocumentStatus
import dev.placet.ffi.DueSource as FfiDueSource
import dev.placet.ffi.GrantStatus as FfiGrantStatus
import dev.placet.ffi.Identity as FfiIdentity
import dev.placet.ffi.Level as FfiLevel
import dev.placet.ffi.MarkKind as FfiMarkKind
import dev.placet.ffi.Meanwhile as FfiMeanwhile
import dev.placet.ffi.ObligationKind as FfiObligationKind
import dev.placet.ffi.OpensBy as FfiOpensBy
import dev.placet.ffi.Owed as FfiOwed
import dev.placet.ffi.OwedWork as FfiOwedWork
import dev.placet.ffi.RequestPhase as FfiRequestPhase
import dev.placet.ffi.RequestStep as FfiRequestStep
import dev.placet.ffi.RightClock as FfiRightClock
import dev.placet.ffi.RightKind as FfiRightKind
import dev.placet.ffi.Role as FfiRole
import dev.placet.ffi.Surface as FfiSurface
import dev.placet.ffi.SystemPermission as FfiSystemPermission
import dev.placet.ffi.TaskWork as FfiTaskWork
import dev.placet.ffi.Then as FfiThen
import dev.placet.ffi.TimeSource as FfiTimeSource

/** Words and instants that cross the border. */
class WordsTest {
    @Test
    fun `Every reason that the engine knows has a constant of that code, in its order, and no other has`() {
        NativeLibrary.load()
        assertEquals(knownCodes().reasons, constants(Reason::class.java))
    }

    @Test
    fun `Everything that may stand in the way has a constant of that code, and nothing else has`() {
        NativeLibrary.load()
        assertEquals(knownCodes().unavailabilities.sorted(), constants(Unavailability::class.java).sorted())
    }

    @Test
    fun `Every kind of end of a session has a constant of its code, and no other has`() {
        NativeLibrary.load()
        assertEquals(knownCodes().ends, constants(EndKind::class.java))
    }

    @Test
    fun `Every line for the log has a constant of its code, and no other has`() {
        NativeLibrary.load()
        assertEquals(knownCodes().log, constants(LogCode::class.java))
    }

    @Test
    fun `What may pass by itself is what the engine tries again`() {
        NativeLibrary.load()
        val passing = knownCodes().unavailabilities.filter { Health.Unavailable(Unavailability.of(it)).isRetryable }
        assertEquals(knownCodes().retryable, passing)
        assertFalse(Health.Ok.isRetryable)
    }

    @Test
    fun `Words of closed sets have the same names on both sides`() {
        assertEquals(names<FfiSurface>(), names<Surface>())
        assertEquals(names<FfiOpensBy>(), names<Opened>())
        assertEquals(names<FfiDocumentStatus>(), names<DocumentStatus>())
        assertEquals(names<FfiConsentStatus>(), names<ConsentStatus>())
        assertEquals(names<FfiSystemPermission>(), names<PermissionState>())
        assertEquals(names<FfiGrantStatus>(), names<GrantStatus>())
        assertEquals(names<FfiBasis>(), names<Basis>())
        assertEquals(names<FfiAct>(), names<Act>())
        assertEquals(names<FfiObligationKind>(), names<ObligationKind>())
        assertEquals(names<FfiOwedWork>(), names<OwedWork>())
        assertEquals(names<FfiBecause>(), names<Because>())
        assertEquals(names<FfiConfirmedBy>(), names<ConfirmedBy>())
        assertEquals(names<FfiThen>(), names<Then>())
        assertEquals(names<FfiMeanwhile>(), names<Meanwhile>())
        assertEquals(names<FfiChange>(), names<Change>())
        assertEquals(names<FfiTimeSource>(), names<TimeSource>())
        assertEquals(names<FfiLevel>(), names<LogLevel>())
        assertEquals(names<FfiDeletionPhase>(), names<DeletionPhase>())
        assertEquals(names<FfiDeletionAuthority>(), names<DeletionAuthority>())
        assertEquals(names<FfiMarkKind>(), names<MarkKind>())
        assertEquals(names<FfiCancelMeans>(), names<CancelMeans>())
        assertEquals(names<FfiChoiceOption>(), names<ChoiceOption>())
        assertEquals(names<FfiTaskWork>(), names<TaskWork>())
        assertEquals(names<FfiDueSource>(), names<DueSource>())
        assertEquals(names<FfiIdentity>(), names<Identity>())
        assertEquals(names<FfiOwed>(), names<Owed>())
        assertEquals(names<FfiRequestPhase>(), names<RequestPhase>())
        assertEquals(names<FfiRequestStep>(), names<RequestStep>())
        assertEquals(names<FfiRightClock>(), names<RightClock>())
        assertEquals(names<FfiRightKind>(), names<RightKind>())
        assertEquals(names<FfiRole>(), names<Role>())
    }

    @Test
    fun `Every age band crosses and comes back`() {
        assertEquals(FfiAgeBand.entries.toSet(), AgeBand.entries.map { it.toFfi() }.toSet())
        for (band in AgeBand.entries) assertEquals(band, band.toFfi().toApi())
    }

    @ParameterizedTest
    @ValueSource(longs = [0, 1, -1, 1_717_203_600_123, 253_402_300_799_999])
    fun `An instant crosses to the millisecond and back`(millis: Long) {
        assertEquals(millis, millisOf(Instant.ofEpochMilli(millis)))
    }

    @Test
    fun `An instant beyond what fits is taken for the furthest one`() {
        assertEquals(Long.MAX_VALUE, millisOf(Instant.MAX))
        assertEquals(Long.MIN_VALUE, millisOf(Instant.MIN))
    }

    @Test
    fun `A missing library is named with the platform and the command that builds it`() {
        val missing = NativeLibrary.missing(UnsatisfiedLinkError())
        assertEquals("native_library_missing", missing.code)
        for (part in listOf(
            com.sun.jna.Platform.RESOURCE_PREFIX,
            "cargo build --release -p placet-ffi",
            "jna.library.path",
        )) {
            assert(part in missing.detail) { missing.detail }
        }
    }

    private inline fun <reified T : Enum<T>> names() = enumValues<T>().map { it.name }.toSet()

    /** The codes of the constants that the class has, in their order in the source. */
    private fun constants(type: Class<out Code>): List<String> =
        type.fields
            .filter { Modifier.isStatic(it.modifiers) && it.type == type }
            .map { (it.get(null) as Code).code }
}
