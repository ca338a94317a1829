import Foundation

/// Damage to a database that nobody has open: the same bytes in every language (docs/story-format.md).
enum Damage: String {
    /// An entry is edited: the one that opened the first subject names another one.
    case entry
    /// The file is no database any longer: its first bytes are gone.
    case file

    /// What stands in front of the name of the subject that an entry opens.
    private static let subject = Data(#"{"subject":""#.utf8)
    /// How many bytes every database of SQLite begins with.
    private static let header = 16

    /// The bytes with the damage done.
    func of(_ database: Data) throws -> Data {
        var database = database
        switch self {
        case .entry:
            guard let found = database.range(of: Self.subject), found.upperBound < database.endIndex else {
                throw StoryFormatError("no entry of the database opens a subject")
            }
            let zero = UInt8(ascii: "0")
            database[found.upperBound] = database[found.upperBound] == zero ? UInt8(ascii: "1") : zero
        case .file:
            let header = database.prefix(Self.header)
            database.replaceSubrange(header.indices, with: Data(count: header.count))
        }
        return database
    }
}
