//! Damage that a story does to a database at rest: the same bytes in every language, whatever else the file holds.

use serde::Deserialize;

/// What is done to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// An entry is edited: the one that opened the first subject names another one.
    Entry,
    /// The file is no database any longer: its first bytes are gone.
    File,
}

/// How many bytes every database of SQLite begins with.
const HEADER_BYTES: usize = 16;
/// What stands in front of the name of the subject that an entry opens.
const SUBJECT: &[u8] = b"{\"subject\":\"";

impl Damage {
    /// The bytes of the database with the damage done.
    ///
    /// # Errors
    /// What is missing, for a reader.
    pub fn of(self, mut database: Vec<u8>) -> Result<Vec<u8>, String> {
        match self {
            Self::Entry => {
                let found = database.windows(SUBJECT.len()).position(|it| it == SUBJECT);
                let digit = found.and_then(|at| database.get_mut(at.saturating_add(SUBJECT.len())));
                let digit = digit.ok_or_else(|| "no entry of the database opens a subject".to_owned())?;
                *digit = if *digit == b'0' { b'1' } else { b'0' };
            }
            Self::File => database.iter_mut().take(HEADER_BYTES).for_each(|it| *it = 0),
        }
        Ok(database)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_names_another_subject_and_nothing_else_changes() {
        let edited = Damage::Entry.of(br#"..{"body":{"subject":"0ab"}}{"subject":"c"}"#.to_vec());

        assert_eq!(edited, Ok(br#"..{"body":{"subject":"1ab"}}{"subject":"c"}"#.to_vec()));
        assert!(Damage::Entry.of(b"nothing".to_vec()).is_err());
    }

    #[test]
    fn a_file_without_its_first_bytes_is_no_database() {
        let cut = Damage::File.of(b"SQLite format 3\0and more".to_vec());

        assert_eq!(cut, Ok([&[0; 16], &b"and more"[..]].concat()));
        assert_eq!(Damage::File.of(b"cut".to_vec()), Ok(vec![0; 3]));
    }
}
