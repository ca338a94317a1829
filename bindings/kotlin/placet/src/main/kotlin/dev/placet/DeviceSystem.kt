package dev.placet

import dev.placet.ffi.DeviceSystem as FfiDeviceSystem

/** The system that a device runs. */
public sealed class DeviceSystem {
    /** Android. */
    public data class Android(
        /** Its API level, as `Build.VERSION.SDK_INT` says it. */
        public val apiLevel: Int,
    ) : DeviceSystem()

    /** One of Apple's mobile systems. */
    public data object Apple : DeviceSystem()

    /** Which one it is. */
    public companion object {
        /** The system that this process runs on; nothing where it is neither. */
        @JvmStatic
        public fun ofThisProcess(): DeviceSystem? =
            try {
                // By name, as the library is built without Android's classes.
                val level = Class.forName("android.os.Build\$VERSION").getField("SDK_INT").getInt(null)
                level.takeIf { it > 0 }?.let(::Android)
            } catch (_: ReflectiveOperationException) {
                null
            }
    }
}

/** A level that no Android has is the nearest that could be. */
internal fun DeviceSystem.toFfi(): FfiDeviceSystem =
    when (this) {
        is DeviceSystem.Android -> FfiDeviceSystem.Android(apiLevel.coerceIn(1, UShort.MAX_VALUE.toInt()).toUShort())
        DeviceSystem.Apple -> FfiDeviceSystem.Apple
    }
