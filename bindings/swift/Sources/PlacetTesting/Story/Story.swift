import Foundation

/// A story that cannot be read: an unknown key or verb, a missing argument.
public struct StoryFormatError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// What happens, in order, and what must be answered: one file of `core/scenarios`.
public struct Story: Sendable, CustomStringConvertible {
    /// The name of its file without `.story.json`.
    public let name: String
    /// The sentence that it tells.
    public let title: String
    let starts: Date
    let manifest: URL
    let steps: [Step]

    /// The name.
    public var description: String { name }

    private static let suffix = ".story.json"
    private static let keys: Set<String> = ["$schema", "story", "proves", "manifest", "starts", "steps"]

    /// Every story below `folder`, sorted by the bytes of their file names.
    public static func all(below folder: URL) throws -> [Story] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let stories = (files?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { $0.lastPathComponent.hasSuffix(suffix) }
        return
            try stories
            .sorted { $0.lastPathComponent.utf8.lexicographicallyPrecedes($1.lastPathComponent.utf8) }
            .map { try Story(reading: $0) }
    }

    /// Reads one story; its manifest is `manifest.json` of its folder. Throws ``StoryFormatError``.
    public init(reading file: URL) throws {
        let fileName = file.lastPathComponent
        let root = try members(of: file)
        try refuseUnknown(Set(root.keys).subtracting(Self.keys), in: fileName)
        guard
            case .text(let title) = root["story"],
            case .text(let app) = root["manifest"],
            case .text(let starts) = root["starts"],
            case .list(let steps) = root["steps"]
        else { throw StoryFormatError("\(fileName) needs story, manifest, starts and steps") }
        name = String(fileName.dropLast(Self.suffix.count))
        self.title = title
        self.starts = try instant(starts)
        manifest = file.deletingLastPathComponent().appendingPathComponent("manifest.json")
        guard case .object(let declared) = try members(of: manifest)["app"], declared["id"] == .text(app) else {
            throw StoryFormatError("\(fileName) is told for \(app), whose manifest is not beside it")
        }
        self.steps = try steps.map { try Step($0) }
        guard self.steps.contains(where: { $0.expected != nil }) else {
            throw StoryFormatError("\(fileName) expects nothing")
        }
    }
}

/// One verb with its arguments, where it happens, and what it must answer.
struct Step: Sendable {
    static let mainProcess = "process_1"
    private static let besideTheVerb: Set<String> = ["expect", "in", "note"]
    private static let everywhere: Set<String> = [
        "wait", "at", "clock", "restart", "damage", "update", "system", "search_files",
        "findings",
    ]

    let verb: String
    let arguments: JSON
    let process: String
    let expected: JSON?

    init(_ step: JSON) throws {
        guard case .object(let members) = step else { throw StoryFormatError("a step is an object") }
        let verbs = members.filter { !Self.besideTheVerb.contains($0.key) }
        guard verbs.count == 1, let (verb, arguments) = verbs.first else {
            throw StoryFormatError("a step has one verb, not \(verbs.keys.sorted())")
        }
        self.verb = verb
        self.arguments = arguments
        switch members["note"] {
        case nil, .text: break
        default: throw StoryFormatError("note is a text")
        }
        switch members["in"] {
        case nil: process = Self.mainProcess
        case .text where Self.everywhere.contains(verb):
            throw StoryFormatError("\(verb) happens to every process: leave in out")
        case .text(let name) where name.isWholly("process_[1-9]"): process = name
        default: throw StoryFormatError("in is process_1 to process_9")
        }
        expected = members["expect"]
    }
}

/// The arguments of a verb; what is not asked for by the end is unknown, and a mistake of the story's.
struct Arguments {
    private let verb: String
    private let bare: String?
    private let members: [String: JSON]
    private var asked: Set<String> = []
    /// What stands for the bare text among the keys.
    private static let bareKey = "a text"

    init(of step: Step) throws {
        verb = step.verb
        switch step.arguments {
        case .text(let text): (bare, members) = (text, [:])
        case .object(let object): (bare, members) = (nil, object)
        default: throw StoryFormatError("\(step.verb) takes an object or a text")
        }
    }

    mutating func bareText() throws -> String {
        guard let bare else { throw StoryFormatError("\(verb) takes a text") }
        asked.insert(Self.bareKey)
        return bare
    }

    mutating func text(_ key: String) throws -> String {
        guard let text = try optional(key) else { throw StoryFormatError("\(verb) needs \(key)") }
        return text
    }

    mutating func optional(_ key: String) throws -> String? {
        asked.insert(key)
        switch members[key] {
        case nil: return nil
        case .text(let text): return text
        default: throw StoryFormatError("\(verb): \(key) is a text")
        }
    }

    /// The merge patch under `key`, as it is written.
    mutating func patch(_ key: String) throws -> JSON {
        asked.insert(key)
        switch members[key] {
        case nil: return .object([:])
        case .object(let members): return .object(members)
        default: throw StoryFormatError("\(verb): \(key) is an object")
        }
    }

    mutating func isTrue(_ key: String) throws -> Bool {
        asked.insert(key)
        guard case .bool(let value) = members[key] else {
            throw StoryFormatError("\(verb) needs \(key) as true or false")
        }
        return value
    }

    mutating func optionalNumber(_ key: String) throws -> UInt16? {
        asked.insert(key)
        guard let written = members[key] else { return nil }
        guard case .integer(let value) = written, let number = UInt16(exactly: value) else {
            throw StoryFormatError("\(verb) needs \(key) as a whole number")
        }
        return number
    }

    mutating func number(_ key: String) throws -> Int {
        asked.insert(key)
        guard case .integer(let value) = members[key] else {
            throw StoryFormatError("\(verb) needs \(key) as a number")
        }
        return Int(value)
    }

    mutating func texts(_ key: String) throws -> [String] {
        guard let texts = try optionalTexts(key) else { throw StoryFormatError("\(verb) needs \(key)") }
        return texts
    }

    mutating func optionalTexts(_ key: String) throws -> [String]? {
        asked.insert(key)
        guard let value = members[key] else { return nil }
        guard case .list(let list) = value else { throw StoryFormatError("\(verb): \(key) is a list") }
        return try list.map { each in
            guard case .text(let text) = each else { throw StoryFormatError("\(verb): \(key) holds texts") }
            return text
        }
    }

    /// One of the words of a closed set.
    mutating func word<Word: CaseIterable & RawRepresentable<String>>(_ key: String, _: Word.Type) throws -> Word {
        let written = try text(key)
        guard let word = Word(rawValue: written) else { throw StoryFormatError("\(verb): unknown word \(written)") }
        return word
    }

    func refuseUnknown() throws {
        let written = bare == nil ? Set(members.keys) : [Self.bareKey]
        try PlacetTesting.refuseUnknown(written.subtracting(asked), in: verb)
    }
}

/// The members of a file that is one object.
private func members(of file: URL) throws -> [String: JSON] {
    do {
        guard case .object(let members) = try StrictJSON.parse(try Data(contentsOf: file)) else {
            throw StoryFormatError("it is no object")
        }
        return members
    } catch let failure as StoryFormatError {
        throw StoryFormatError("\(file.lastPathComponent): \(failure)")
    }
}

private func refuseUnknown(_ unknown: Set<String>, in place: String) throws {
    guard unknown.isEmpty else { throw StoryFormatError("\(place): unknown \(unknown.sorted())") }
}
