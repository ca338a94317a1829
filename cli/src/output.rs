//! What every command shares of its output: form, colour, exit codes, and how a failure is said.

use std::fmt::Display;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use serde_json::json;

/// The form of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: one JSON document on standard output.
    Json,
    /// A picture, where a command draws one.
    Svg,
}

/// The forms that every command has.
fn text_or_json() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new([
        PossibleValue::new("text").help("For people"),
        PossibleValue::new("json").help("For programs: one JSON document on standard output"),
    ])
    .map(|it| if it == "json" { Format::Json } else { Format::Text })
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The options that every command has.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Output {
    /// Form of what is printed
    #[arg(long, global = true, help_heading = "Output", value_parser = text_or_json(), default_value = "text")]
    pub format: Format,
    /// When to use colours
    #[arg(long, global = true, help_heading = "Output", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain of.
    Fine,
    /// Findings or failures.
    Findings,
}

impl Outcome {
    /// `Fine` where nothing was found.
    pub const fn found(any: bool) -> Self {
        if any { Self::Findings } else { Self::Fine }
    }
}

impl From<Outcome> for ExitCode {
    fn from(it: Outcome) -> Self {
        match it {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Why a command could not do its work: usage, or something unreadable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub String);

impl Failure {
    /// A failure about a file or folder.
    pub fn at(path: &Path, why: impl Display) -> Self {
        Self(format!("{}: {why}", path.display()))
    }
}

/// A failure, or how it ended.
pub type Done = Result<Outcome, Failure>;

impl Output {
    /// Whether a program reads what is printed.
    pub fn is_json(self) -> bool {
        self.format == Format::Json
    }

    /// Whether what goes to standard output is coloured.
    pub fn is_colored(self) -> bool {
        self.colors(std::io::stdout().is_terminal())
    }

    /// Whether progress is shown: only where a person watches.
    pub fn shows_progress(self) -> bool {
        self.format == Format::Text && std::io::stderr().is_terminal()
    }

    /// Prints a document for programs.
    pub fn json(self, it: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(it).map_err(|it| Failure(it.to_string()))?;
        self.line(&text)
    }

    /// Prints a line; a reader that went away ends the command, as everywhere.
    #[expect(clippy::unused_self, reason = "a line is asked of the output, as a document is")]
    pub fn line(self, text: &str) -> Result<(), Failure> {
        writeln!(std::io::stdout().lock(), "{text}").map_err(|it| match it.kind() {
            ErrorKind::BrokenPipe => Failure(String::new()),
            _ => Failure(it.to_string()),
        })
    }

    /// Says on standard error what is wrong beside what was asked for.
    #[expect(clippy::unused_self, reason = "it is asked of the output, as a line is")]
    pub fn complain(self, text: &str) {
        // Where even standard error is gone, the exit code says it.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Says on standard error why nothing could be done, in the chosen form; to a reader that went away, nothing.
    pub fn fail(self, failure: &Failure) {
        if failure.0.is_empty() {
            return;
        }
        let mut err = std::io::stderr().lock();
        // Where even standard error is gone, the exit code says it.
        let _ = match self.format {
            Format::Json => writeln!(err, "{}", json!({ "error": failure.0 })),
            Format::Text | Format::Svg if self.colors(std::io::stderr().is_terminal()) => {
                writeln!(err, "\x1b[1;31merror\x1b[0m: {}", failure.0)
            }
            Format::Text | Format::Svg => writeln!(err, "error: {}", failure.0),
        };
    }

    fn colors(self, is_terminal: bool) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty()),
        }
    }
}

/// The word that JSON has for something.
pub fn word(it: &impl Serialize) -> String {
    serde_json::to_value(it).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads a file whole.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|it| Failure::at(path, it))
}
