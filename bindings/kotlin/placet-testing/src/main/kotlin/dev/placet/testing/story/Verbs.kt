// The verbs of stories, each one call of the public API (docs/story-format.md).

package dev.placet.testing.story

import dev.placet.AgeBand
import dev.placet.ChangeReport
import dev.placet.ConsentChange
import dev.placet.ConsentDecision
import dev.placet.DecidedElsewhere
import dev.placet.DeviceSystem
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.FeatureId
import dev.placet.Hash
import dev.placet.Opened
import dev.placet.PermissionId
import dev.placet.PermissionState
import dev.placet.PurposeId
import dev.placet.RecipientId
import dev.placet.SeparatePurposeId
import dev.placet.Surface
import dev.placet.SwitchId
import dev.placet.TimeSource
import dev.placet.UseRef
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive
import java.time.Duration
import java.util.Locale

internal val DONE = text("done")

/** What one verb answers. */
internal fun perform(
    world: World,
    step: Step,
): JsonElement {
    val arguments = step.arguments
    return when (step.verb) {
        "wait" -> done { world.wait(elapsed(world.clock.now, arguments.bareText())) }
        "at" -> done { world.wait(Duration.between(world.clock.now, instant(arguments.bareText()))) }
        "clock" -> done { world.clock.setWall(instant(arguments.text("wall"))) }
        "restart" -> done { restart(world, arguments.bareText()) }
        "damage" -> done { world.damage(word(arguments.bareText(), Damage.entries) { it.code }) }
        "update" -> done { world.update(arguments.text("version"), arguments.patch("with")) }
        "system" -> done { world.runOn(system(arguments)) }
        "search_files" -> text(if (world.holds(arguments.text("text"))) "found" else "nowhere")
        "findings" -> render(world.findings(arguments.patch("with")))
        else -> Verbs(world, world.process(step.process), arguments).perform(step.verb)
    }
}

private fun system(arguments: Arguments): DeviceSystem {
    val level = arguments.optionalNumber("api_level")
    return when (val platform = arguments.text("platform")) {
        "android" -> DeviceSystem.Android(level ?: bad("android has its api_level"))
        "apple" -> if (level == null) DeviceSystem.Apple else bad("apple has no api_level")
        else -> bad("unknown word $platform")
    }
}

private fun restart(
    world: World,
    how: String,
) = when (how) {
    "clean" -> world.restartCleanly()
    "crash" -> world.crash()
    "device" -> world.restartDevice()
    else -> bad("a restart is clean, crash or device, not $how")
}

private inline fun done(work: () -> Unit): JsonElement {
    work()
    return DONE
}

private class Verbs(
    private val world: World,
    private val process: Process,
    private val arguments: Arguments,
) {
    private val placet = process.placet

    fun perform(verb: String): JsonElement =
        decide(verb)
            ?: subjects(verb)
            ?: sessions(verb)
            ?: gate(verb)
            ?: read(verb)
            ?: obligations(verb)
            ?: deletion(verb)
            ?: requests(verb)
            ?: bad("unknown verb $verb")

    private fun decide(verb: String): JsonElement? =
        when (verb) {
            "present" -> {
                done { placet.documents.present(document(), locale()) }
            }

            "accept" -> {
                report(placet.documents.accept(document(), surface()))
            }

            "decline" -> {
                report(placet.documents.decline(document(), surface()))
            }

            "withdraw_document" -> {
                report(placet.documents.withdraw(document(), surface()))
            }

            "observe_acceptance" -> {
                report(placet.documents.observe(document(), told("text"), surface()))
            }

            "observe_consent" -> {
                report(placet.consents.observe(PurposeId(arguments.text("purpose")), told("manifest"), surface()))
            }

            "grant", "deny", "withdraw" -> {
                change { line(verb, arguments.texts("purposes")) }
            }

            "change" -> {
                change {
                    listOf(
                        "grant",
                        "deny",
                        "withdraw",
                    ).forEach { line(it, arguments.optionalTexts(it).orEmpty()) }
                }
            }

            "grant_separately" -> {
                report(
                    placet.consents.grantSeparately(SeparatePurposeId(arguments.text("purpose")), surface()),
                )
            }

            "set_fact" -> {
                report(
                    placet.facts.set(
                        FactId(arguments.text("fact")),
                        arguments.isTrue("holds"),
                        surface(),
                        arguments.optional("until")?.let(::instant),
                    ),
                )
            }

            "switch" -> {
                report(placet.switches.set(SwitchId(arguments.text("switch")), arguments.isTrue("on"), surface()))
            }

            "set_age_band" -> {
                val band = word(arguments.text("band"), AgeBand.entries) { it.code }
                report(placet.age.set(band, arguments.optional("until")?.let(::instant)))
            }

            "observe_time" -> {
                val source = word(arguments.text("source"), TimeSource.entries) { it.code }
                report(placet.observeTime(instant(arguments.text("now")), source))
            }

            "os_answers" -> {
                report(systemAnswers())
            }

            else -> {
                null
            }
        }

    /** A decision made elsewhere, with its hash under [key]; now, unless the story says when. */
    private fun told(key: String): DecidedElsewhere =
        DecidedElsewhere(
            word(arguments.text("decision"), ConsentDecision.entries) { it.code },
            arguments.optional("at")?.let(::instant) ?: world.clock.now,
            arguments.optional("version"),
            arguments.optional(key)?.let(::Hash),
        )

    private fun subjects(verb: String): JsonElement? =
        when (verb) {
            "sign_in" -> signIn(arguments.text("identifier"))
            "sign_out" -> render(placet.subjects.signOut(), process::names)
            "erase_subject" -> render(placet.subjects.erase(), process::names)
            "subjects" -> renderSubjects(placet.subjects.all())
            "keep_text" -> keepText(arguments.text("text"), arguments.text("as"))
            "text" -> renderText(placet.texts.read(world.text(arguments.text("text"))))
            "rotate_key" -> key(placet::rotateKey)
            "use_key" -> key(placet::useKey)
            else -> null
        }

    /** References are random: from here on the story means this subject by the identifier. */
    private fun signIn(identifier: String): JsonElement {
        val change = placet.subjects.signIn(identifier)
        world.accounts[identifier] = change.subject
        return render(change, process::names)
    }

    /** A story names a key by a number, which is each of its bytes. */
    private fun key(call: (ByteArray) -> Unit): JsonElement {
        val number = arguments.number("key")
        if (number !in 1..255) bad("a key is 1 to 255, not $number")
        val key = ByteArray(32) { number.toByte() }
        call(key)
        world.key = key
        return DONE
    }

    private fun keepText(
        text: String,
        name: String,
    ): JsonElement {
        world.rememberText(name, placet.texts.keep(text))
        return text("kept")
    }

    private fun sessions(verb: String): JsonElement? =
        when (verb) {
            "enter" -> {
                val by = word(arguments.text("by"), Opened.entries) { it.code }
                val name = arguments.text("as")
                process.remember(name, placet.enter(feature(), by))
                text("entered")
            }

            "close" -> {
                session().close()
                text("closed")
            }

            "background" -> {
                json("sessions_ended" to texts(process.names(placet.wentToBackground().map { it.session })))
            }

            "foreground" -> {
                foreground()
            }

            "request" -> {
                text(session().requestBlocking(permission(), surface()).code)
            }

            "act" -> {
                process.remember(arguments.text("as"), session().beginAction())
                text("begun")
            }

            "session" -> {
                val session = session()
                placet.refresh()
                session.endReason?.let { json("ended" to text(it.code)) } ?: text("open")
            }

            else -> {
                null
            }
        }

    private fun gate(verb: String): JsonElement? =
        when (verb) {
            "check" -> render(optionalSession()?.check(use()) ?: placet.check(use()))
            "take" -> render(session().take(use(), arguments.optional("action")?.let(process::action)))
            "check_start" -> render(placet.checkStart(RecipientId(arguments.text("recipient"))))
            "availability" -> render(placet.availability(feature()))
            "explain" -> render(optionalSession()?.explain(use()) ?: placet.explain(use()))
            else -> null
        }

    private fun read(verb: String): JsonElement? =
        when (verb) {
            "status" -> text(placet.consents.status(PurposeId(arguments.text("purpose"))).code)
            "document" -> text(placet.documents.status(document()).code)
            "system_names" -> texts(placet.permissions.systemNames(permission()))
            "permission" -> render(placet.permissions.status(permission(), feature()))
            "fact" -> JsonPrimitive(placet.facts.holds(FactId(arguments.text("fact"))))
            "usage" -> renderUsage(placet.ledger.usage())
            "verify" -> json("entries" to JsonPrimitive(placet.ledger.verify().entries))
            "receipt" -> renderReceipt(placet.ledger.receipt(Locale.ENGLISH))
            "sweep" -> json("removed" to JsonPrimitive(placet.ledger.sweep().removed))
            "health" -> render(placet.health)
            "recover" -> render(placet.recover())
            else -> null
        }

    private fun obligations(verb: String): JsonElement? =
        ObligationVerbs(world, process, arguments, ::surface).perform(verb)

    private fun deletion(verb: String): JsonElement? = DeletionVerbs(process, arguments, ::surface).perform(verb)

    private fun requests(verb: String): JsonElement? = RequestVerbs(world, process, arguments, ::surface).perform(verb)

    private fun foreground(): JsonElement {
        placet.cameToForeground()
        return json("sessions_ended" to texts(emptyList()))
    }

    private fun systemAnswers(): ChangeReport {
        val state = word(arguments.text("status"), PermissionState.entries) { it.code }
        world.script(permission(), state)
        return placet.permissions.report(permission(), state)
    }

    private fun change(lines: ConsentChange.() -> Unit): JsonElement =
        report(placet.consents.change(surface(), null, lines))

    private fun ConsentChange.line(
        decision: String,
        purposes: List<String>,
    ) = purposes.map(::PurposeId).forEach {
        when (decision) {
            "grant" -> grant(it)
            "deny" -> deny(it)
            else -> withdraw(it)
        }
    }

    private fun report(report: ChangeReport): JsonElement = render(report, process::names)

    private fun document() = DocumentId(arguments.text("document"))

    private fun feature() = FeatureId(arguments.text("feature"))

    private fun permission() = PermissionId(arguments.text("permission"))

    private fun locale() = arguments.optional("locale")?.let(Locale::forLanguageTag)

    private fun surface() =
        arguments.optional("surface")?.let { word(it, Surface.entries) { word -> word.code } } ?: Surface.TEST

    private fun session() = process.session(arguments.text("session"))

    private fun optionalSession() = arguments.optional("session")?.let(process::session)

    private fun use(): UseRef {
        val written = arguments.text("use")
        val session = optionalSession()
        return UseRef(if (session == null || '.' in written) written else "${session.feature}.$written")
    }
}

internal fun <T> word(
    written: String,
    words: List<T>,
    code: (T) -> String,
): T = words.firstOrNull { code(it) == written } ?: bad("unknown word $written")
