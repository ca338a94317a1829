import Foundation

/// JSON without second chances: no key written twice, no number with a fraction, nothing behind the value.
struct StrictJSON {
    /// Deeper than any story is.
    private static let deepest = 64

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    /// Reads a whole text as one value. Throws ``StoryFormatError``.
    static func parse(_ data: Data) throws -> JSON {
        var reader = StrictJSON(bytes: [UInt8](data))
        let value = try reader.value()
        guard reader.peek() == nil else { throw reader.fault("something stands behind the value") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value() throws -> JSON {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw fault("the value is too deep") }
        switch peek() {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .list(try list())
        case UInt8(ascii: "\""): return .text(try text())
        default: return try word()
        }
    }

    private mutating func object() throws -> [String: JSON] {
        var members: [String: JSON] = [:]
        try items(until: "}") { reader in
            guard reader.peek() == UInt8(ascii: "\"") else { throw reader.fault("a key is a text") }
            let key = try reader.text()
            try reader.take(":")
            let isNew = members.updateValue(try reader.value(), forKey: key) == nil
            guard isNew else { throw reader.fault("\(key) is written twice") }
        }
        return members
    }

    private mutating func list() throws -> [JSON] {
        var values: [JSON] = []
        try items(until: "]") { values.append(try $0.value()) }
        return values
    }

    /// What stands between the brackets, parted by commas.
    private mutating func items(until end: Unicode.Scalar, each: (inout StrictJSON) throws -> Void) throws {
        place += 1
        guard peek() != UInt8(ascii: end) else { return place += 1 }
        while true {
            try each(&self)
            guard peek() == UInt8(ascii: ",") else { return try take(end) }
            place += 1
        }
    }

    private mutating func text() throws -> String {
        place += 1
        var read: [UInt8] = []
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(bytes: read, encoding: .utf8) else { throw fault("a text is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): read += try escaped().utf8
            case ..<0x20: throw fault("a text has a control character")
            default: read.append(byte)
            }
        }
        throw fault("a text has no end")
    }

    private mutating func escaped() throws -> String {
        switch next() {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if UTF16.isLeadSurrogate(units[0]), next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") {
                units.append(try unit())
            }
            guard
                let text = String(
                    bytes: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
                    encoding: .utf16BigEndian
                )
            else { throw fault("half a character is escaped") }
            return text
        default: throw fault("this escape is unknown")
        }
    }

    private mutating func unit() throws -> UInt16 {
        let digits = (0..<4).compactMap { _ in next() }
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits follow \\u") }
        return unit
    }

    /// `true`, `false`, `null` or a whole number.
    private mutating func word() throws -> JSON {
        let start = place
        while place < bytes.count, !Self.endsAWord.contains(bytes[place]) { place += 1 }
        switch String(decoding: bytes[start..<place], as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case let written:
            // Another way of writing the number, such as 01, 1.0 or 1e3, is not what the number writes.
            guard let number = Int64(written), String(number) == written else {
                throw fault("\(written) is neither a text nor a whole number")
            }
            return .integer(number)
        }
    }

    private static let endsAWord = Set(" \t\n\r,:]}".utf8)

    /// The next byte that is no white space, left where it is.
    private mutating func peek() -> UInt8? {
        while place < bytes.count, Set(" \t\n\r".utf8).contains(bytes[place]) { place += 1 }
        return place < bytes.count ? bytes[place] : nil
    }

    private mutating func next() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func take(_ expected: Unicode.Scalar) throws {
        guard peek() == UInt8(ascii: expected) else { throw fault("\(expected) is missing") }
        place += 1
    }

    private func fault(_ what: String) -> StoryFormatError {
        let line = bytes.prefix(place).filter { $0 == UInt8(ascii: "\n") }.count + 1
        return StoryFormatError("line \(line): \(what)")
    }
}
