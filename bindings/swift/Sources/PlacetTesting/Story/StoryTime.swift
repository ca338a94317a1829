// Instants and spans of time as stories write them.

import Foundation

/// The instant of `2024-06-01T09:00:00+08:00`; fractions of a second are allowed.
func instant(_ written: String) throws -> Date {
    guard written.isWholly(instantForm) else {
        throw StoryFormatError("\(written) is no instant")
    }
    let format = ISO8601DateFormatter()
    for options: ISO8601DateFormatter.Options in [
        .withInternetDateTime, [.withInternetDateTime, .withFractionalSeconds],
    ] {
        format.formatOptions = options
        if let date = format.date(from: written) { return date }
    }
    throw StoryFormatError("\(written) is no instant")
}

private let instantForm = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"

/// How many seconds `PT48H`, `P30D` or `P1Y6M` are from `start` on; months are calendar months in UTC, days have 24 hours.
func elapsed(from start: Date, _ written: String) throws -> TimeInterval {
    guard written.isWholly(spanForm) else {
        throw StoryFormatError("\(written) is no span of time")
    }
    let parts = written.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
    let period = amounts(parts[0])
    let time = parts.count == 2 ? amounts(parts[1]) : [:]
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

/// Whole amounts alone, the larger unit first; a bare `P` or `T` is no span.
private let spanForm =
    "P(?=.)([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?"
    + "(T(?=.)([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?"

/// What stands before each of the units.
private func amounts(_ text: Substring) -> [Character: Double] {
    var found: [Character: Double] = [:]
    var number = ""
    for character in text {
        if character.isNumber {
            number.append(character)
        } else {
            found[character] = Double(number)
            number = ""
        }
    }
    return found
}

extension String {
    /// Whether all of it has this form, a regular expression.
    func isWholly(_ form: String) -> Bool {
        range(of: form, options: .regularExpression) == startIndex..<endIndex
    }
}
