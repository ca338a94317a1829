//! `placet check --fix`: shows what was mended, or would be, and writes it whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use placet::manifest::check::fix::Fixed;
use tempfile::NamedTempFile;

use crate::output::{Failure, Output};
use crate::paint::{Paint, count};
use crate::stories::folder_of;

/// Writes the bytes in the place of the file, with its permissions; where the path is a link, its target is written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |it: std::io::Error| Failure::at(path, it);
    let real = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&real).map_err(failed)?.permissions();
    let mut file = NamedTempFile::new_in(folder_of(&real)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    fs::set_permissions(file.path(), permissions).map_err(failed)?;
    file.persist(&real).map_err(|it| failed(it.error))?;
    Ok(())
}

/// Prints each fix; without having written, as a difference of lines before.
pub fn show(path: &Path, before: &[u8], fixed: &Fixed, is_dry: bool, output: Output) -> Result<(), Failure> {
    let paint = Paint::new(output.is_colored());
    if is_dry && !fixed.fixes.is_empty() {
        for line in diff(&String::from_utf8_lossy(before), &String::from_utf8_lossy(&fixed.bytes)) {
            output.line(&match line.as_bytes().first() {
                Some(b'-') => paint.red(&line),
                Some(b'+') => paint.green(&line),
                _ => paint.dim(&line),
            })?;
        }
    }
    for it in &fixed.fixes {
        let place = if it.path.is_empty() { String::new() } else { format!(" {}", it.path) };
        output.line(&format!("{}[{}]{place}: {}", paint.cyan("fix"), it.code, it.says))?;
    }
    let written = if is_dry { "not written" } else { "written" };
    if !fixed.fixes.is_empty() {
        output.line(&format!("{}: {}, {written}", path.display(), count(fixed.fixes.len(), "fix")))?;
        output.line("")?;
    }
    Ok(())
}

/// The lines that differ, each place with the number of its line before.
fn diff(before: &str, after: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let (mut at, mut to) = (0, 0);
    let mut lines = Vec::new();
    while at < old.len() || to < new.len() {
        if old.get(at) == new.get(to) {
            (at, to) = (at.saturating_add(1), to.saturating_add(1));
            continue;
        }
        let (gone, come) = next_equal(old.get(at..).unwrap_or_default(), new.get(to..).unwrap_or_default());
        lines.push(format!("@@ line {} @@", at.saturating_add(1)));
        lines.extend(old.iter().skip(at).take(gone).map(|it| format!("-{it}")));
        lines.extend(new.iter().skip(to).take(come).map(|it| format!("+{it}")));
        (at, to) = (at.saturating_add(gone), to.saturating_add(come));
    }
    lines
}

/// How many lines went and came until both agree again.
fn next_equal(old: &[&str], new: &[&str]) -> (usize, usize) {
    for far in 1..old.len().saturating_add(new.len()) {
        for gone in 0..=far.min(old.len()) {
            let come = far.saturating_sub(gone);
            if old.get(gone).is_some_and(|it| new.get(come) == Some(it)) {
                return (gone, come);
            }
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_the_lines_that_went_and_came() {
        assert_eq!(diff("a\nb\nc\n", "a\nB\nc\n"), ["@@ line 2 @@", "-b", "+B"]);
        assert_eq!(diff("a\nb\nc\nd", "a\nd"), ["@@ line 2 @@", "-b", "-c"]);
        assert_eq!(diff("a\nb", "A\nB"), ["@@ line 1 @@", "-a", "-b", "+A", "+B"]);
        assert_eq!(diff("a\nb\nc", "A\nb\nC"), ["@@ line 1 @@", "-a", "+A", "@@ line 3 @@", "-c", "+C"]);
        assert_eq!(diff("a", "a"), Vec::<String>::new());
    }
}
