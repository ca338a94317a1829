import Foundation
import Placet

/// An answer that is not the expected one.
public struct StoryFailure: Error, Hashable, CustomStringConvertible {
    /// Which story and step, what was expected, what was answered.
    public let description: String
}

/// Tells stories through the public API alone, and writes down every answer.
///
/// The ``transcript`` has one line a step, canonical JSON, byte for byte what the runners of the other languages write.
public final class StoryRunner {
    /// The lines of every story told so far, each with its line end.
    public private(set) var transcript: [String] = []

    private let workspace: URL
    private var told = 0

    /// A runner that makes its stores in `workspace`, one folder a story.
    public init(in workspace: URL) { self.workspace = workspace }

    /// Tells `story`; throws ``StoryFailure`` at the first answer that is not the expected one.
    public func tell(_ story: Story) async throws {
        told += 1
        let folder = workspace.appendingPathComponent("\(told)-\(story.name)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let world = try World(in: folder, manifest: try Data(contentsOf: story.manifest), at: story.starts)
        defer { world.close() }
        for (index, step) in story.steps.enumerated() {
            let place = "\(story.name), step \(index + 1) (\(step.verb))"
            let answer = try await answer(step, in: world, at: place)
            let line = JSON.object([
                "answer": answer,
                "step": .integer(Int64(index + 1)),
                "story": .text(story.name),
                "verb": .text(step.verb),
            ])
            transcript.append(line.canonical + "\n")
            try compare(answer, with: step.expected, at: place)
        }
    }

    private func answer(_ step: Step, in world: World, at place: String) async throws -> JSON {
        do {
            return try await perform(step, in: world)
        } catch let failure as PlacetError {
            return .object(["error": .text(failure.code)])
        } catch let failure as StoryFormatError {
            throw StoryFormatError("\(place): \(failure)")
        }
    }

    private func compare(_ answer: JSON, with expected: JSON?, at place: String) throws {
        let isError = if case .object(let members) = answer { members["error"] != nil } else { false }
        guard let expected else {
            if isError { throw StoryFailure(description: "\(place): expected no error, answered \(answer.canonical)") }
            return
        }
        guard expected.agrees(with: answer) else {
            throw StoryFailure(
                description: "\(place): expected \(expected.canonical), answered \(answer.canonical)"
            )
        }
    }
}
