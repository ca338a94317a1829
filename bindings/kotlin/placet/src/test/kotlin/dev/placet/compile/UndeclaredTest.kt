package dev.placet.compile

import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.common.messages.MessageRenderer
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import java.net.URLClassLoader
import javax.tools.ToolProvider

/**
 * What the compilers say to the names that `placet codegen` writes, and to what a manifest does not declare. Each file of
 * `src/test/compile` names in its first line the line and the error that the compiler must give, or `none`.
 */
class UndeclaredTest {
    @TestFactory
    fun `What a manifest does not declare does not compile`(): List<DynamicTest> =
        snippets.map { snippet ->
            dynamicTest(snippet.name) {
                val expected = snippet.useLines { it.first() }.removePrefix("// error: ").takeIf { it != "none" }
                val (_, said) = compile(snippet, folder.resolve(snippet.nameWithoutExtension), kekeClasses)
                assertEquals(listOfNotNull(expected), errors(said), said)
            }
        }

    @Test
    fun `There is a snippet for each thing that must not compile, and one that does`() {
        val names = snippets.map { it.nameWithoutExtension }
        val expected =
            listOf(
                "BareString",
                "Declared",
                "SeparateTogether",
                "TogetherSeparately",
                "UndeclaredAcknowledgement",
                "UndeclaredUse",
            )
        assertEquals(expected, names)
    }

    @Test
    fun `Names that are keywords compile without a warning, for Java too`() {
        val classes = compiled(keywords, "keywords-java")
        val problems = ByteArrayOutputStream()
        val status =
            ToolProvider.getSystemJavaCompiler().run(
                null,
                null,
                problems,
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.resolve("java").path,
                "-cp",
                classPath(classes),
                root.resolve("bindings/kotlin/placet/src/test/compile/FromJava.java").path,
            )
        assertEquals(0, status, problems.toString())
    }

    @Test
    fun `The manifest within the names is the manifest, byte for byte`() {
        val manifests = mapOf("dev.placet.demo.keke.App" to keke, "com.example.in.app.App" to keywords)
        for ((name, app) in manifests) {
            URLClassLoader(arrayOf(compiled(app, name).toURI().toURL()), javaClass.classLoader).use {
                val bytes = it.loadClass(name).getMethod("getManifest").invoke(null) as ByteArray
                assertArrayEquals(app.manifest.readBytes(), bytes, name)
            }
        }
    }

    private class Generated(
        val source: File,
        val manifest: File,
    )

    private companion object {
        private val root = File(System.getProperty("placet.root"))
        private val snippets =
            root
                .resolve("bindings/kotlin/placet/src/test/compile")
                .listFiles { file -> file.extension == "kt" }
                .orEmpty()
                .sorted()
        private val keke =
            Generated(
                root.resolve("android-demo/src/main/kotlin/dev/placet/demo/keke/App.kt"),
                root.resolve("core/scenarios/keke/manifest.json"),
            )
        private val keywords =
            Generated(root.resolve("cli/tests/codegen/App.kt"), root.resolve("cli/tests/codegen/manifest.json"))

        @TempDir
        @JvmStatic
        private lateinit var folder: File

        private val kekeClasses by lazy { compiled(keke, "keke") }

        private fun compiled(
            app: Generated,
            name: String,
        ): File {
            val classes = folder.resolve(name)
            val (status, said) = compile(app.source, classes, null)
            assertEquals(ExitCode.OK, status, said)
            return classes
        }

        private fun compile(
            source: File,
            classes: File,
            with: File?,
        ): Pair<ExitCode, String> {
            val said = ByteArrayOutputStream()
            val status =
                K2JVMCompiler().exec(
                    PrintStream(said),
                    MessageRenderer.PLAIN_FULL_PATHS,
                    "-no-stdlib",
                    "-Werror",
                    "-Xexplicit-api=${if (source.name == "App.kt") "strict" else "disable"}",
                    "-Xjdk-release=11",
                    "-cp",
                    classPath(with),
                    "-d",
                    classes.path,
                    source.path,
                )
            return status to said.toString()
        }

        private fun classPath(classes: File?): String =
            listOfNotNull(System.getProperty("java.class.path"), classes?.path).joinToString(File.pathSeparator)

        private fun errors(said: String): List<String> =
            Regex(
                """\.kt:(\d+):\d+: error: (.*)""",
            ).findAll(said).map { "${it.groupValues[1]}: ${it.groupValues[2]}" }.toList()
    }
}
