// The verbs of stories, each one call of the public API (docs/story-format.md).

import Foundation
import Placet

/// What one verb answers.
func perform(_ step: Step, in world: World) async throws -> JSON {
    var arguments = try Arguments(of: step)
    let answer: JSON
    switch step.verb {
    case "wait": answer = try done { try world.wait(elapsed(from: world.clock.now, arguments.bareText())) }
    case "at": answer = try done { try world.wait(instant(arguments.bareText()).timeIntervalSince(world.clock.now)) }
    case "clock": answer = try done { world.clock.setWall(try instant(arguments.text("wall"))) }
    case "restart": answer = try done { try restart(world, arguments.bareText()) }
    case "damage": answer = try done { try damage(world, arguments.bareText()) }
    case "update": answer = try done { try world.update(to: arguments.text("version"), with: arguments.patch("with")) }
    case "system": answer = try done { try world.run(on: system(&arguments)) }
    case "search_files": answer = .text(try world.holds(arguments.text("text")) ? "found" : "nowhere")
    case "findings": answer = render(try world.findings(with: arguments.patch("with")))
    default:
        var verbs = Verbs(world: world, process: try world.process(step.process), arguments: arguments)
        answer = try await verbs.perform(step.verb)
        arguments = verbs.arguments
    }
    try arguments.refuseUnknown()
    return answer
}

private func system(_ arguments: inout Arguments) throws -> DeviceSystem {
    let level = try arguments.optionalNumber("api_level")
    switch (try arguments.text("platform"), level) {
    case ("android", .some(let level)): return .android(apiLevel: level)
    case ("apple", .none): return .apple
    default: throw StoryFormatError("a system is android with its api_level, or apple without one")
    }
}

private func restart(_ world: World, _ how: String) throws {
    switch how {
    case "clean": try world.restartCleanly()
    case "crash": try world.crash()
    case "device": try world.restartDevice()
    default: throw StoryFormatError("a restart is clean, crash or device, not \(how)")
    }
}

private func damage(_ world: World, _ what: String) throws {
    guard let damage = Damage(rawValue: what) else { throw StoryFormatError("unknown word \(what)") }
    try world.damage(damage)
}

private func done(_ work: () throws -> Void) rethrows -> JSON {
    try work()
    return .text("done")
}

struct Verbs {
    let world: World
    let process: StoryProcess
    var arguments: Arguments

    var placet: Placet { process.placet }

    mutating func perform(_ verb: String) async throws -> JSON {
        if let answer = try decide(verb) { return answer }
        if let answer = try turn(verb) { return answer }
        if let answer = try await session(verb) { return answer }
        if let answer = try gate(verb) { return answer }
        if let answer = try read(verb) { return answer }
        if let answer = try obligations(verb) { return answer }
        if let answer = try deletion(verb) { return answer }
        if let answer = try requests(verb) { return answer }
        throw StoryFormatError("unknown verb \(verb)")
    }

    private mutating func decide(_ verb: String) throws -> JSON? {
        switch verb {
        case "present":
            try placet.documents.present(document(), in: arguments.optional("locale").map(Locale.init(identifier:)))
            return .text("done")
        case "accept": return report(try placet.documents.accept(document(), on: surface()))
        case "decline": return report(try placet.documents.decline(document(), on: surface()))
        case "withdraw_document": return report(try placet.documents.withdraw(document(), on: surface()))
        case "observe_acceptance":
            return report(try placet.documents.observe(told("text"), on: document(), at: surface()))
        case "observe_consent":
            let purpose = PurposeId(try arguments.text("purpose"))
            return report(try placet.consents.observe(told("manifest"), on: purpose, at: surface()))
        case "grant", "deny", "withdraw": return report(try change([verb: arguments.texts("purposes")]))
        case "change":
            return report(
                try change([
                    "grant": arguments.optionalTexts("grant") ?? [],
                    "deny": arguments.optionalTexts("deny") ?? [],
                    "withdraw": arguments.optionalTexts("withdraw") ?? [],
                ])
            )
        case "grant_separately":
            let purpose = SeparatePurposeId(try arguments.text("purpose"))
            return report(try placet.consents.grantSeparately(purpose, on: surface()))
        case "set_fact":
            let fact = FactId(try arguments.text("fact"))
            let until = try arguments.optional("until").map(instant)
            return report(try placet.facts.set(fact, holds: arguments.isTrue("holds"), until: until, on: surface()))
        case "switch":
            let id = SwitchId(try arguments.text("switch"))
            return report(try placet.switches.set(id, isOn: arguments.isTrue("on"), on: surface()))
        case "set_age_band":
            let end = try arguments.optional("until").map(instant)
            return report(try placet.age.set(arguments.word("band", AgeBand.self), until: end))
        case "observe_time":
            let now = try instant(arguments.text("now"))
            return report(try placet.observeTime(now, from: arguments.word("source", TimeSource.self)))
        case "os_answers": return report(try systemAnswers())
        default: return nil
        }
    }

    /// A decision made elsewhere, with its hash under `key`; now, unless the story says when.
    private mutating func told(_ key: String) throws -> DecidedElsewhere {
        let moment = try arguments.optional("at").map(instant) ?? world.clock.now
        return DecidedElsewhere(
            try arguments.word("decision", ConsentDecision.self),
            at: moment,
            version: try arguments.optional("version"),
            hash: try arguments.optional(key).map { Hash($0) }
        )
    }

    private mutating func turn(_ verb: String) throws -> JSON? {
        switch verb {
        case "sign_in":
            let identifier = try arguments.text("identifier")
            let change = try placet.subjects.signIn(identifier)
            // References are random: from here on the story means this subject by the identifier.
            world.accounts[identifier] = change.subject
            return render(change, naming: process.names(of:))
        case "sign_out": return render(try placet.subjects.signOut(), naming: process.names(of:))
        case "erase_subject": return render(try placet.subjects.erase(), naming: process.names(of:))
        case "subjects": return render(try placet.subjects.all())
        case "keep_text":
            let hash = try placet.texts.keep(arguments.text("text"))
            try world.rememberText(hash, as: arguments.text("as"))
            return .text("kept")
        case "text": return render(text: try placet.texts.read(world.text(arguments.text("text"))))
        case "rotate_key": return try useKey { try $0.rotateKey(to: $1) }
        case "use_key": return try useKey { try $0.useKey($1) }
        default: return nil
        }
    }

    /// A story names a key by a number, which is each of its bytes.
    private mutating func useKey(_ call: (Placet, Data) throws -> Void) throws -> JSON {
        let number = try arguments.number("key")
        guard let byte = UInt8(exactly: number), byte > 0 else {
            throw StoryFormatError("a key is 1 to 255, not \(number)")
        }
        let key = Data(repeating: byte, count: 32)
        try call(placet, key)
        world.key = key
        return .text("done")
    }

    private mutating func session(_ verb: String) async throws -> JSON? {
        switch verb {
        case "enter":
            let way = try arguments.word("by", Opened.self)
            let name = try arguments.text("as")
            try process.remember(try placet.enter(feature(), by: way), as: name)
            return .text("entered")
        case "close":
            try session().close()
            return .text("closed")
        case "background":
            return .object(["sessions_ended": .texts(process.names(of: try placet.wentToBackground().map(\.session)))])
        case "foreground":
            try placet.cameToForeground()
            return .object(["sessions_ended": .list([])])
        case "request":
            let session = try session()
            return .text(try await session.request(permission(), on: surface()).code)
        case "act":
            try process.remember(try session().beginAction(), as: try arguments.text("as"))
            return .text("begun")
        case "session":
            let session = try session()
            try placet.refresh()
            return session.endReason.map { .object(["ended": .text($0.code)]) } ?? .text("open")
        default: return nil
        }
    }

    private mutating func gate(_ verb: String) throws -> JSON? {
        switch verb {
        case "check":
            let (session, use) = try sessionAndUse()
            return render(session?.check(use) ?? placet.check(use))
        case "take":
            let session = try session()
            let use = try sessionAndUse().use
            let action = try arguments.optional("action").map(process.action)
            return render(session.take(use, for: action))
        case "check_start": return render(placet.checkStart(RecipientId(try arguments.text("recipient"))))
        case "availability": return render(try placet.availability(of: feature()))
        case "explain":
            let (session, use) = try sessionAndUse()
            return render(try session?.explain(use) ?? placet.explain(use))
        default: return nil
        }
    }

    private mutating func read(_ verb: String) throws -> JSON? {
        switch verb {
        case "status": return .text(try placet.consents.status(of: PurposeId(arguments.text("purpose"))).code)
        case "document": return .text(try placet.documents.status(of: document()).code)
        case "system_names": return .texts(try placet.permissions.systemNames(of: permission()))
        case "permission": return render(try placet.permissions.status(of: permission(), for: feature()))
        case "fact": return .bool(try placet.facts.holds(FactId(arguments.text("fact"))))
        case "usage": return render(try placet.ledger.usage())
        case "verify": return .object(["entries": .integer(Int64(try placet.ledger.verify().entries))])
        case "receipt": return try renderReceipt(placet.ledger.receipt(in: Locale(identifier: "en")))
        case "sweep": return .object(["removed": .integer(Int64(try placet.ledger.sweep().removed))])
        case "health": return render(placet.health)
        case "recover": return render(try placet.recover())
        default: return nil
        }
    }

    private mutating func change(_ purposes: [String: [String]]) throws -> ChangeReport {
        try placet.consents.change(on: surface()) { change in
            for purpose in purposes["grant", default: []] { change.grant(PurposeId(purpose)) }
            for purpose in purposes["deny", default: []] { change.deny(PurposeId(purpose)) }
            for purpose in purposes["withdraw", default: []] { change.withdraw(PurposeId(purpose)) }
        }
    }

    private mutating func systemAnswers() throws -> ChangeReport {
        let (permission, state) = (try permission(), try arguments.word("status", PermissionState.self))
        world.script(permission, state)
        return try placet.permissions.report(permission, as: state)
    }

    func report(_ report: ChangeReport) -> JSON { render(report, naming: process.names(of:)) }

    private mutating func document() throws -> DocumentId { DocumentId(try arguments.text("document")) }

    private mutating func feature() throws -> FeatureId { FeatureId(try arguments.text("feature")) }

    private mutating func permission() throws -> PermissionId { PermissionId(try arguments.text("permission")) }

    mutating func surface() throws -> Surface {
        try arguments.optional("surface") == nil ? .test : arguments.word("surface", Surface.self)
    }

    private mutating func session() throws -> Session { try process.session(arguments.text("session")) }

    /// The session, where one is named, and the use, which may be written without its feature then.
    private mutating func sessionAndUse() throws -> (session: Session?, use: UseRef) {
        let session = try arguments.optional("session").map(process.session)
        let written = try arguments.text("use")
        guard let session, !written.contains(".") else { return (session, UseRef(written)) }
        return (session, UseRef("\(session.feature).\(written)"))
    }
}
