// Fake sources of personal data, which know whether a take allowed what is read from them.

import Placet

/// A source of personal data as tests see it. Every beginning of collection from it must be covered by a `Session.take` of one
/// of its uses that was allowed, one take for each.
///
/// It sees what is read through this object and nothing else: code that reads the platform's own source goes unseen.
public protocol FakeSource: Sendable {
    /// Where something was read from it that no take had allowed, in order.
    var uncovered: [UncoveredCollection] { get }
}

/// Where something was collected that no take had allowed.
public struct UncoveredCollection: Error, Hashable, CustomStringConvertible {
    /// What was read.
    public let source: String
    /// The file and line that read it.
    public let place: String
    /// The uses of which one had to be taken.
    public let uses: [UseRef]

    /// What was read, where, and what was missing.
    public var description: String {
        "\(source) was read at \(place) without a take of \(uses.map(\.value).joined(separator: " or "))"
    }
}

/// A microphone: collection begins with ``start(file:line:)`` and goes on until ``stop()``.
public final class FakeMicrophone: FakeSource {
    private let coverage: Coverage
    private let recording = Guarded(false)

    /// A microphone whose recording is one of the uses.
    public init(_ placet: Placet, for uses: UseRef...) throws(PlacetError) {
        coverage = try Coverage("the microphone", placet, uses)
    }

    /// Where it was started uncovered.
    public var uncovered: [UncoveredCollection] { coverage.uncovered }

    /// Whether it is recording.
    public var isRecording: Bool { recording.with { $0 } }

    /// Starts recording.
    public func start(file: StaticString = #fileID, line: UInt = #line) {
        coverage.begin(file, line)
        recording.with { $0 = true }
    }

    /// Stops recording.
    public func stop() { recording.with { $0 = false } }
}

/// A clipboard: every read is a collection.
public final class FakeClipboard: FakeSource {
    private let coverage: Coverage
    private let text: String

    /// A clipboard that holds `text`, whose reading is one of the uses.
    public init(_ placet: Placet, holding text: String, for uses: UseRef...) throws(PlacetError) {
        coverage = try Coverage("the clipboard", placet, uses)
        self.text = text
    }

    /// Where it was read uncovered.
    public var uncovered: [UncoveredCollection] { coverage.uncovered }

    /// Reads the text.
    public func read(file: StaticString = #fileID, line: UInt = #line) -> String {
        coverage.begin(file, line)
        return text
    }
}

/// A receiver of locations: every read is a collection.
public final class FakeLocation: FakeSource {
    private let coverage: Coverage
    private let place: (latitude: Double, longitude: Double)

    /// A receiver that is at that place, in degrees, whose reading is one of the uses.
    public init(_ placet: Placet, latitude: Double, longitude: Double, for uses: UseRef...) throws(PlacetError) {
        coverage = try Coverage("the location", placet, uses)
        place = (latitude, longitude)
    }

    /// Where it was read uncovered.
    public var uncovered: [UncoveredCollection] { coverage.uncovered }

    /// Reads latitude and longitude, in degrees.
    public func read(
        file: StaticString = #fileID,
        line: UInt = #line
    ) -> (latitude: Double, longitude: Double) {
        coverage.begin(file, line)
        return place
    }
}

/// Identifiers of the device by name, such as `idfv`: every read is a collection.
public final class FakeDeviceIds: FakeSource {
    private let coverage: Coverage
    private let ids: [String: String]

    /// A device with those identifiers, whose reading is one of the uses.
    public init(_ placet: Placet, ids: [String: String], for uses: UseRef...) throws(PlacetError) {
        coverage = try Coverage("a device id", placet, uses)
        self.ids = ids
    }

    /// Where one was read uncovered.
    public var uncovered: [UncoveredCollection] { coverage.uncovered }

    /// Reads one identifier; `nil` where the device has none of that name.
    public func read(_ name: String, file: StaticString = #fileID, line: UInt = #line) -> String? {
        coverage.begin(file, line)
        return ids[name]
    }
}

/// Runs `code` and throws the first place that read one of `sources` without a take, even where the code under test caught
/// everything. Blind to whatever does not go through these sources.
public func assertNothingCollected<Answer>(
    from sources: any FakeSource...,
    by code: () async throws -> Answer
) async throws -> Answer {
    let before = sources.map(\.uncovered.count)
    let answer = try await code()
    for (source, seen) in zip(sources, before) {
        if let first = source.uncovered.dropFirst(seen).first { throw first }
    }
    return answer
}

/// Counts beginnings of collection against takes.
private final class Coverage: Sendable {
    private struct State {
        var begun: UInt64 = 0
        var uncovered: [UncoveredCollection] = []
    }

    private let source: String
    private let placet: Placet
    private let uses: [UseRef]
    private let takenBefore: UInt64
    private let state = Guarded(State())

    init(_ source: String, _ placet: Placet, _ uses: [UseRef]) throws(PlacetError) {
        self.source = source
        self.placet = placet
        self.uses = uses
        takenBefore = try Self.taken(placet, uses)
    }

    var uncovered: [UncoveredCollection] { state.with { $0.uncovered } }

    func begin(_ file: StaticString, _ line: UInt) {
        // What cannot be counted counts as nothing taken.
        let taken = ((try? Self.taken(placet, uses)) ?? takenBefore) - takenBefore
        let found = UncoveredCollection(source: source, place: "\(file):\(line)", uses: uses)
        state.with { state in
            state.begun += 1
            if taken < state.begun { state.uncovered.append(found) }
        }
    }

    private static func taken(_ placet: Placet, _ uses: [UseRef]) throws(PlacetError) -> UInt64 {
        try placet.ledger.usage().filter { uses.contains($0.use) }.reduce(0) { $0 + $1.count }
    }
}
