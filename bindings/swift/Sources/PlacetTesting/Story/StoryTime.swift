// Instants and spans of time as stories write them.

import Foundation

/// The instant of `2024-06-01T09:00:00+08:00`; fractions of a second are allowed.
func instant(_ written: String) throws -> Date {
    let format = ISO8601DateFormatter()
    for options: ISO8601DateFormatter.Options in [
        .withInternetDateTime, [.withInternetDateTime, .withFractionalSeconds],
    ] {
        format.formatOptions = options
        if let date = format.date(from: written) { return date }
    }
    throw StoryFormatError("\(written) is no instant")
}

/// How many seconds `PT48H`, `P30D` or `P1Y6M` are from `start` on; months are calendar months in UTC, days have 24 hours.
func elapsed(from start: Date, _ written: String) throws -> TimeInterval {
    let parts = written.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard written.hasPrefix("P"), let days = parts.first, written.count > 1 else {
        throw StoryFormatError("\(written) is no span")
    }
    let period = try amounts(days, units: "YMWD", in: written)
    let time = parts.count == 2 ? try amounts(parts[1], units: "HMS", in: written) : [:]
    let months = Int(period["Y", default: 0] * 12 + period["M", default: 0])
    guard let end = utc.date(byAdding: .month, value: months, to: start) else {
        throw StoryFormatError("\(written) is too long")
    }
    let day: TimeInterval = 86_400
    return end.timeIntervalSince(start)
        + (period["W", default: 0] * 7 + period["D", default: 0]) * day
        + time["H", default: 0] * 3600 + time["M", default: 0] * 60 + time["S", default: 0]
}

private var utc: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    return calendar
}

/// What stands before each of the units, which come in this order.
private func amounts(_ text: Substring, units: String, in written: String) throws -> [Character: Double] {
    var found: [Character: Double] = [:]
    var units = Substring(units)
    var number = ""
    for character in text {
        if character.isNumber || character == "." {
            number.append(character)
        } else if let amount = Double(number), let place = units.firstIndex(of: character) {
            found[character] = amount
            units = units[units.index(after: place)...]
            number = ""
        } else {
            throw StoryFormatError("\(written) is no span")
        }
    }
    guard number.isEmpty else { throw StoryFormatError("\(written) is no span") }
    return found
}
