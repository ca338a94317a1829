//! Measures Placet against floors, each in the same run as its floor: ratios are what counts. `make bench` runs it.
//!
//! `--check` names the goals that are missed and ends with an error where there are any; words such as `gate` or `open`
//! measure that alone, and the path of a `.tsv` reads what another program has measured. `--plots <folder>` draws how things grow.
//! `--ask <times>`, `--open <times>`, `--decide <times>` and `--verify <times>` measure nothing: they do that so many times, for
//! whoever counts instructions; `--uses <count>` decides a hundred times in an app that declares so many.

mod app;
mod child;
mod elsewhere;
mod foreign;
mod gate;
mod growth;
mod measure;
mod plot;
mod store;

use std::path::Path;
use std::process::ExitCode;

use measure::Table;

fn main() -> app::Done<ExitCode> {
    if let Some((what, of)) = Option::zip(std::env::args().nth(1), std::env::args().nth(2)) {
        let folder = Path::new(&of);
        let done = match what.as_str() {
            "--ask" => Some(gate::ask(of.parse()?)),
            "--open" => Some(store::open_again(of.parse()?)),
            "--decide" => Some(store::decide(of.parse()?)),
            "--uses" => Some(store::decide_of_uses(of.parse()?)),
            "--verify" => Some(store::verify_again(of.parse()?)),
            "--plots" => Some(growth::plots(folder)),
            growth::ASKS => Some(growth::asks(folder)),
            elsewhere::WITHDRAWS => Some(elsewhere::withdraws(folder)),
            _ => None,
        };
        if let Some(done) = done {
            return done.map(|()| ExitCode::SUCCESS);
        }
    }
    let words: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let missed = measure_all(&words)?;
    println!("{} of the goals are missed.", missed.len());
    for it in &missed {
        println!("- {it}");
    }
    let checks = std::env::args().any(|it| it == "--check");
    Ok(if checks && !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What comes of one measurement.
type Tables = app::Done<Vec<Table>>;

/// Measures what is wanted, prints each table as soon as it is there, and gives the goals that are missed.
fn measure_all(words: &[String]) -> app::Done<Vec<String>> {
    let folder = tempfile::tempdir_in(".")?;
    let (few, many) = (folder.path().join("few"), folder.path().join("many"));
    let wanted = |word: &str| words.is_empty() || words.iter().any(|it| it == word);
    if wanted("open") || wanted("verify") {
        store::ledgers(&few, &many)?;
    }
    let tables: [(&str, &dyn Fn() -> Tables); 6] = [
        ("gate", &|| Ok(vec![gate::table()?])),
        ("elsewhere", &elsewhere::tables),
        ("durable", &|| Ok(vec![store::durable()?])),
        ("batch", &|| Ok(vec![store::batch()?])),
        ("open", &|| Ok(vec![store::open(&few, &many)?])),
        ("verify", &|| Ok(vec![store::verify(&many)?])),
    ];
    let mut missed = Vec::new();
    let mut show = |tables: Vec<Table>| {
        for table in tables {
            println!("{table}");
            missed.extend(table.missed());
        }
    };
    for (_, measure) in tables.iter().filter(|(word, _)| wanted(word)) {
        show(measure()?);
    }
    for file in words.iter().map(Path::new).filter(|it| it.extension().is_some_and(|it| it == "tsv")) {
        show(foreign::tables(file)?);
    }
    Ok(missed)
}
