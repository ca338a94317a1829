//! The changes that nobody could notice, each with the reason why.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::mutant::{Mutant, Outcome};

/// A line of `equivalent.tsv`: file, what is changed there, which of those that read the same in the file (from 1), and
/// the reason.
pub struct Known {
    file: String,
    change: String,
    which: usize,
}

/// Reads the list; lines that begin with `#` say something to the reader.
pub fn read(path: &Path) -> Result<Vec<Known>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [file, change, which, why] = parts[..] else {
                anyhow::bail!("equivalent.tsv: four columns, not: {line}")
            };
            anyhow::ensure!(!why.trim().is_empty(), "equivalent.tsv: no reason: {line}");
            Ok(Known { file: file.to_owned(), change: change.to_owned(), which: which.parse()? })
        })
        .collect()
}

/// Counts what is known as equivalent where it was missed; gives the lines for which nothing was.
pub fn apply(known: &[Known], mutants: &[Mutant], outcomes: &mut [Outcome]) -> Vec<String> {
    let mut unknown = Vec::new();
    for line in known {
        let same = mutants.iter().enumerate().filter(|(_, it)| it.file == line.file && it.change() == line.change);
        let Some(number) = same.map(|(number, _)| number).nth(line.which.saturating_sub(1)) else {
            // A run over some folders does not list what is in the others.
            if mutants.iter().any(|it| it.file == line.file) {
                unknown.push(format!("{}: {} ({})", line.file, line.change, line.which));
            }
            continue;
        };
        if matches!(outcomes[number], Outcome::Missed | Outcome::Unreached) {
            outcomes[number] = Outcome::Equivalent;
        } else {
            unknown.push(format!("{}: {} ({})", line.file, line.change, line.which));
        }
    }
    unknown
}
