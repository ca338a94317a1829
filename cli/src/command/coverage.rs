//! `placet coverage`: which stories prove which clauses, as a page or for programs, and whether a page says so still.

mod gather;
mod markdown;

use std::fs;
use std::path::{Path, PathBuf};

use placet::story::clauses::Enforced;
use placet::story::coverage::{Covered, Share};
use serde_json::{Map, Value, json};

use crate::output::{Done, Failure, Outcome, Output, read};
use crate::paint::{Paint, count};
use gather::{App, Scenarios};

const EXAMPLES: &str = "\
Examples:
  placet coverage core/scenarios                            the page in Markdown
  placet coverage core/scenarios --write docs/coverage.md   writes it
  placet coverage core/scenarios --check docs/coverage.md   for CI: is what is written there still so?
  placet coverage core/scenarios --format json              the same for programs

Below the folder, each app has a folder with manifest.json, clauses.json and its stories; a story names in
`proves` the clauses that it proves. A rules.json in the folder itself says what the other ids mean that stories
name, and a rule-tests.json which tests are called after them. Nothing is told here: placet test tells the stories, and --proof tries whether they prove what they say.

A clause of ours that no story proves says in `waits_for` which capability is missing, and only such a clause.
Exit codes: 0 fine, 1 mistakes or a stale page, 2 usage, nothing found, or unreadable.";

/// Arguments of `placet coverage`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder with a folder for each app
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Write the page there
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    write: Option<PathBuf>,
    /// Fail where the page there says something else
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let scenarios = Scenarios::below(&args.folder)?;
    let page = markdown::page(&scenarios);
    if let Some(file) = &args.write {
        fs::write(file, &page).map_err(|it| Failure::at(file, it))?;
    }
    let stale = match &args.check {
        Some(file) => difference(&read(file)?, &page).map(|it| (file, it)),
        None => None,
    };
    let paint = Paint::new(output.is_colored());
    if output.is_json() {
        output.json(&json(&scenarios, stale.as_ref().map(|it| it.1.line)))?;
    } else if args.write.is_none() && args.check.is_none() {
        // The page ends with a line end of its own.
        output.line(page.trim_end())?;
    } else {
        for app in &scenarios.apps {
            output.line(&summary(app))?;
        }
        if let Some((file, it)) = &stale {
            output.line(&paint.red(format_args!("{}:{}: stale", file.display(), it.line)))?;
            output.line(&paint.red(format_args!("- {}", it.written)))?;
            output.line(&paint.green(format_args!("+ {}", it.wanted)))?;
            let (folder, file) = (args.folder.display(), file.display());
            output.line(&format!("write it anew: placet coverage {folder} --write {file}"))?;
        }
    }
    if !output.is_json() {
        for it in &scenarios.mistakes {
            output.complain(&format!("mistake: {it}"));
        }
    }
    Ok(Outcome::found(stale.is_some() || !scenarios.mistakes.is_empty()))
}

/// Where a page first says something else.
struct Difference {
    line: usize,
    written: String,
    wanted: String,
}

fn difference(written: &[u8], wanted: &str) -> Option<Difference> {
    let written = String::from_utf8_lossy(written);
    if written == wanted {
        return None;
    }
    let lines = written.lines().zip(wanted.lines());
    let same = lines.take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    Some(Difference { line: same.saturating_add(1), written: line(&written), wanted: line(wanted) })
}

fn summary(app: &App) -> String {
    let share = app.coverage.share();
    let clauses = count(share.clauses, "clause");
    format!("{}: {} of {clauses} proven ({})", app.coverage.app, share.proven, percent(share))
}

/// `49.6 %`, or a dash where there is nothing to count.
fn percent(share: Share) -> String {
    share.per_mille().map_or_else(|| "–".to_owned(), |it| format!("{}.{} %", it / 10, it % 10))
}

/// How many clauses are enforced there.
fn number(app: &App, by: Enforced) -> usize {
    app.coverage.enforced(by).count()
}

fn json(scenarios: &Scenarios, stale_at: Option<usize>) -> Value {
    let share = |it: Share| json!({ "clauses": it.clauses, "proven": it.proven, "per_mille": it.per_mille() });
    let clause = |it: &Covered| {
        json!({
            "id": it.id, "kind": it.clause.kind, "enforced": it.clause.enforced, "says": it.clause.says,
            "stories": it.stories, "waits_for": it.clause.waits_for, "by": it.clause.by,
        })
    };
    let app = |it: &App| {
        let kinds: Map<String, Value> =
            it.coverage.kinds().into_iter().map(|(kind, it)| (kind.to_owned(), share(it))).collect();
        let clauses: Vec<Value> = it.coverage.clauses.iter().map(clause).collect();
        json!({
            "app": it.coverage.app, "stories": it.stories, "sdk": share(it.coverage.share()), "kinds": kinds,
            "clauses": clauses,
        })
    };
    let rule = |(id, it): (&String, &gather::Rule)| json!({ "id": id, "says": it.says, "stories": it.stories, "tests": it.tests });
    json!({
        "apps": scenarios.apps.iter().map(app).collect::<Vec<_>>(),
        "rules": scenarios.rules.iter().map(rule).collect::<Vec<_>>(),
        "mistakes": scenarios.mistakes,
        "stale_at": stale_at,
    })
}

/// A path as a page writes it.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_found_and_a_page_that_ends_too_early_too() {
        let of = |written: &str| difference(written.as_bytes(), "a\nb\n").map(|it| (it.line, it.written, it.wanted));

        assert!(of("a\nb\n").is_none());
        assert_eq!(of("a\nc\n"), Some((2, "c".to_owned(), "b".to_owned())));
        assert_eq!(of("a\n"), Some((2, "(the end)".to_owned(), "b".to_owned())));
    }

    #[test]
    fn shares_are_written_in_percent() {
        assert_eq!(percent(Share { clauses: 3, proven: 2 }), "66.7 %");
        assert_eq!(percent(Share { clauses: 4, proven: 4 }), "100.0 %");
        assert_eq!(percent(Share::default()), "–");
    }
}
