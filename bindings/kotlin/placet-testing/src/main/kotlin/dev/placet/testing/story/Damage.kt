package dev.placet.testing.story

/** Damage to a database that nobody has open: the same bytes in every language (docs/story-format.md). */
internal enum class Damage(
    val code: String,
) {
    /** An entry is edited: the one that opened the first subject names another one. */
    ENTRY("entry"),

    /** The file is no database any longer: its first bytes are gone. */
    FILE("file"),
    ;

    /** The bytes with the damage done. */
    fun of(database: ByteArray): ByteArray =
        when (this) {
            ENTRY -> edited(database)
            FILE -> database.copyOf().apply { fill(0, 0, minOf(HEADER, size)) }
        }

    private fun edited(database: ByteArray): ByteArray {
        val found = String(database, Charsets.ISO_8859_1).indexOf(SUBJECT)
        if (found < 0) bad("no entry of the database opens a subject")
        val digit = found + SUBJECT.length
        return database.copyOf().apply { this[digit] = (if (this[digit] == ZERO) '1' else '0').code.toByte() }
    }

    private companion object {
        /** What stands in front of the name of the subject that an entry opens. */
        const val SUBJECT = "{\"subject\":\""

        /** How many bytes every database of SQLite begins with. */
        const val HEADER = 16
        const val ZERO = '0'.code.toByte()
    }
}
