//! Findings: what is wrong or doubtful in a manifest, where, and what to write instead. Owns their form; the rules that
//! make them are in `rules`, the words in [`FindingCode`].

use std::fmt;

use super::FindingCode;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The manifest is not loadable.
    Error,
    /// It is loadable, and likely against the law, the stores, or its own text.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The stable word: `error`, `warning`, `note`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where in the source a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte, counted from 0.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The line of the first byte, counted from 1.
    pub line: u32,
    /// The column of the first byte within its line, counted from 1 in characters.
    pub column: u32,
}

/// One thing that is wrong or doubtful in a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable word; `docs/findings.md` explains each.
    pub code: FindingCode,
    /// How bad it is.
    pub severity: Severity,
    /// Where, as a JSON pointer (RFC 6901): `/features/voice_room/uses/speak`; empty for the whole file.
    pub path: String,
    /// What is so.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where in the source; only the checker knows.
    pub span: Option<Span>,
    /// The one listed word that the written one can have meant; where several are near, or none is, nothing.
    pub(super) meant: Option<String>,
}

impl Finding {
    /// A finding with its code's severity and fix.
    pub(super) fn new(code: FindingCode, path: String, message: String) -> Self {
        Self { code, severity: code.severity(), path, message, help: code.fix().to_owned(), span: None, meant: None }
    }

    /// The same finding with a fix of its own.
    #[must_use]
    pub(super) fn with_help(self, help: String) -> Self {
        Self { help, ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity, self.code)?;
        if let Some(span) = self.span {
            write!(f, " line {} column {}", span.line, span.column)?;
        }
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(f, ": {}; {}", self.message, self.help)
    }
}

/// The JSON pointer made of `parts`.
pub(super) fn pointer<S: AsRef<str>>(parts: &[S]) -> String {
    let mut path = String::new();
    for part in parts {
        path.push('/');
        for c in part.as_ref().chars() {
            match c {
                '~' => path.push_str("~0"),
                '/' => path.push_str("~1"),
                c => path.push(c),
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_its_place_as_far_as_that_is_known() {
        let finding = |path: &str| Finding::new(FindingCode::BadZone, path.to_owned(), "`+8` is no zone".to_owned());
        let span = Some(Span { start: 20, end: 24, line: 3, column: 7 });
        let help = FindingCode::BadZone.fix();

        assert_eq!(finding("").to_string(), format!("error[bad_zone]: `+8` is no zone; {help}"));
        let placed = Finding { span, ..finding("/app/zone") };
        assert_eq!(placed.to_string(), format!("error[bad_zone] line 3 column 7 /app/zone: `+8` is no zone; {help}"));
    }

    #[test]
    fn a_pointer_escapes_what_separates_its_parts() {
        assert_eq!(pointer(&["a/b", "c~d"]), "/a~1b/c~0d");
        assert_eq!(pointer::<&str>(&[]), "");
    }
}
