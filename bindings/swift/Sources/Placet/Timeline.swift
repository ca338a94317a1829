// What follows from submitting a deletion: its marks, each with its date and its source.

import Foundation
internal import PlacetFFI

/// What follows from submitting a deletion at a moment, by the manifest and the calendar in force.
public struct DeletionTimeline: Hashable, Sendable {
    /// The zone in which days and times are written.
    public let zone: String
    /// Whether that is the app's; where its rule is not built in, every zone is tried, the best date counts, in UTC.
    public let isZoneKnown: Bool
    /// Whose word executes it.
    public let authority: DeletionAuthority
    /// The days of the appeal; `nil` where there is none.
    public let appealDays: Int?
    /// The days of rest over which the end of the appeal moves on, as `2024-10-05`.
    public let movedOver: [String]
    /// What cancels it: until the appeal ends, and without one until the first task that cannot be undone.
    public let cancelBy: [CancelMeans]
    /// The working days within which it is carried out.
    public let workingDays: Int
    /// The marks in the order of time.
    public let marks: [Mark]

    /// Whether a mark depends on days beyond the known calendar.
    public var isProvisional: Bool { marks.contains { $0.isProvisional } }

    /// The mark of that kind, where there is one.
    public func mark(_ kind: MarkKind) -> Mark? { marks.first { $0.kind == kind } }

    /// One mark of a timeline.
    public struct Mark: Hashable, Sendable {
        /// What happens.
        public let kind: MarkKind
        /// When.
        public let at: Date
        /// The day in the zone of the timeline, `2024-10-08`; what ends at midnight ends the day before.
        public let day: String
        /// The time of that day: `24:00` for what ends with it, else `10:30:00`.
        public let time: String
        /// Whether it depends on days beyond the known calendar.
        public let isProvisional: Bool
        /// The manifest's entry that it comes from, as a JSON pointer.
        public let entry: String?
        /// The article that it comes from.
        public let law: String?
    }

    /// What happens at a mark.
    public enum MarkKind: String, CaseIterable, Sendable {
        /// The person submits it; the gate closes, and an appeal starts.
        case submitted
        /// Working days are counted from here, the day itself not counted.
        case countStarts = "count_starts"
        /// The days of the appeal are over on a day of rest, so that its end moves on.
        case restDay = "rest_day"
        /// The appeal ends; from here on nothing cancels it.
        case appealEnds = "appeal_ends"
        /// The device starts to carry it out by itself.
        case executes
        /// Until here it is to be carried out.
        case due
    }
}

/// Whose word executes a deletion.
public enum DeletionAuthority: String, CaseIterable, Sendable {
    /// The device's, at the end of the appeal.
    case device
    /// The server's.
    case server
}

extension DeletionTimeline {
    init(_ border: PlacetFFI.DeletionTimeline) {
        zone = border.zone
        isZoneKnown = border.zoneKnown
        authority =
            switch border.authority {
            case .device: .device
            case .server: .server
            }
        appealDays = border.appealDays.map { Int($0) }
        movedOver = border.movedOver
        cancelBy = border.cancelBy.map { CancelMeans($0) }
        workingDays = Int(border.workingDays)
        marks = border.marks.map { Mark($0) }
    }
}

extension DeletionTimeline.Mark {
    init(_ border: PlacetFFI.TimelineMark) {
        kind = DeletionTimeline.MarkKind(border.kind)
        at = border.at
        day = border.day
        time = border.time
        isProvisional = border.provisional
        entry = border.entry
        law = border.law
    }
}

extension DeletionTimeline.MarkKind {
    init(_ border: PlacetFFI.MarkKind) {
        self =
            switch border {
            case .submitted: .submitted
            case .countStarts: .countStarts
            case .restDay: .restDay
            case .appealEnds: .appealEnds
            case .executes: .executes
            case .due: .due
            }
    }
}
