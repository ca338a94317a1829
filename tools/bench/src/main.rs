//! Measures Placet against floors, each in the same run as its floor: ratios are what counts. `make bench` runs it.
//!
//! `--check` names the goals that are missed and ends with an error where there are any; words such as `gate` or `open`
//! measure that alone, and the path of a `.tsv` reads what another program has measured. `--ask <times>` measures nothing:
//! it asks for an answer that was kept, for whoever counts instructions.

mod app;
mod foreign;
mod gate;
mod measure;
mod store;

use std::path::Path;
use std::process::ExitCode;

use measure::Table;

fn main() -> app::Done<ExitCode> {
    if let Some(times) = std::env::args().skip_while(|it| it != "--ask").nth(1) {
        return gate::ask(times.parse()?).map(|()| ExitCode::SUCCESS);
    }
    let folder = tempfile::tempdir_in(".")?;
    let (few, many) = (folder.path().join("few"), folder.path().join("many"));
    let words: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let wanted = |word: &str| words.is_empty() || words.iter().any(|it| it == word);
    if wanted("open") || wanted("verify") {
        store::ledgers(&few, &many)?;
    }
    let tables: [(&str, &dyn Fn() -> app::Done<Table>); 5] = [
        ("gate", &gate::table),
        ("durable", &store::durable),
        ("batch", &store::batch),
        ("open", &|| store::open(&few, &many)),
        ("verify", &|| store::verify(&many)),
    ];
    let mut missed = Vec::new();
    let mut show = |table: Table| {
        println!("{table}");
        missed.extend(table.missed());
    };
    for (_, measure) in tables.iter().filter(|(word, _)| wanted(word)) {
        show(measure()?);
    }
    for file in words.iter().map(Path::new).filter(|it| it.extension().is_some_and(|it| it == "tsv")) {
        foreign::tables(file)?.into_iter().for_each(&mut show);
    }
    println!("{} of the goals are missed.", missed.len());
    for it in &missed {
        println!("- {it}");
    }
    let checks = std::env::args().any(|it| it == "--check");
    Ok(if checks && !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
