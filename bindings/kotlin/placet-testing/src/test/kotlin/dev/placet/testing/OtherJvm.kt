package dev.placet.testing

import dev.placet.Placet
import dev.placet.Surface
import java.nio.file.Path

/** A process of its own over the same folder. */
object OtherJvm {
    /** Withdraws voice chat there, and returns when that process has ended well. */
    fun withdrawVoiceChat(folder: Path) {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val classes = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        val process =
            ProcessBuilder(java, "-cp", classes, OtherJvm::class.java.name, "${Example.root}", "$folder")
                .redirectErrorStream(true)
                .start()
        val said = process.inputStream.bufferedReader().readText()
        check(process.waitFor() == 0) { said }
    }

    @JvmStatic
    fun main(arguments: Array<String>) {
        val (root, folder) = arguments
        System.setProperty("placet.root", root)
        Placet.open(Path.of(folder), Example.manifest(), unwatched).use {
            it.consents.change(Surface.PRIVACY_CENTRE) { withdraw(Example.voiceChat) }
        }
    }
}
