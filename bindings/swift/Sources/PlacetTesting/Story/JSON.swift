/// A JSON value of stories and transcripts: numbers are integers.
enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// The members of an object that are there.
    static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(Dictionary(members.compactMap { key, value in value.map { (key, $0) } }) { _, last in last })
    }

    static func texts(_ values: some Sequence<String>) -> JSON { .list(values.map { .text($0) }) }

    /// Whether `answer` is what this expects: every key given must agree, lists and values must be equal.
    func agrees(with answer: JSON) -> Bool {
        guard case .object(let expected) = self else { return self == answer }
        guard case .object(let answered) = answer else { return false }
        return expected.allSatisfy { key, value in value.agrees(with: answered[key] ?? .null) }
    }

    /// The one sequence of bytes of this value: keys in the order of their bytes, no white space (RFC 8785).
    var canonical: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .integer(let value): out += String(value)
        case .text(let value): Self.write(value, to: &out)
        case .list(let values): Self.write(values, "[", "]", to: &out) { $0.write(to: &$1) }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            Self.write(sorted, "{", "}", to: &out) { member, out in
                Self.write(member.key, to: &out)
                out += ":"
                member.value.write(to: &out)
            }
        }
    }

    private static func write<Each>(
        _ values: [Each],
        _ open: String,
        _ close: String,
        to out: inout String,
        each: (Each, inout String) -> Void
    ) {
        out += open
        for (index, value) in values.enumerated() {
            if index > 0 { out += "," }
            each(value, &out)
        }
        out += close
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{08}": out += "\\b"
            case "\u{0C}": out += "\\f"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{00}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
