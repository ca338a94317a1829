//! The table of states and commands: made from the machine into `docs/deletion.md`, and held against the words of the
//! domain. `PLACET_BLESS=1 cargo test -p placet --test deletion` writes the page's table.

use std::path::Path;

use placet::clock::Timestamp;
use placet::event::TaskId;
use placet::manifest::CancelMeans;
use placet::policy::RefusalCode;
use placet::policy::deletion::{Command, DeletionPhase, ServerWord};
use serde_json::json;

use crate::machine::{DAY, Machine, by_device, cancel, hold, no_appeal, refuse, test, usual, with};

const COLUMNS: [&str; 9] =
    ["begin", "submit", "cancel", "tick past end", "hold", "lift", "refuse", "task done", "server's word"];

/// What the domain says, with the cells in which the machine takes more of the server's word than the domain's own
/// table (ADR 0024) as they are here.
const EXPECTED: &str = "\
Active | Preparing | – | – | stays | – | – | – | – | adopt
Preparing | same | Submitted/AppealPeriod when all met, else – | Active | stays | Held | – | Refused | – | adopt
Submitted (no appeal) | same | same | Active | stays, overdue finding | Held | – | Refused | – | adopt
AppealPeriod | same | same | Active if the means is allowed | Executing (device) / AppealElapsed (server) | Held | – | Refused | – | adopt
AppealElapsed | same | same | – | stays | Held | – | Refused | – | Executing / Active
Held | as `was` | as `was` | as `was` | stays | same | `was`, by now's time | as `was` | frozen | adopt
Executing, appeal had | same | same | – | stays | Held | – | – | → Completed when all | confirms
Executing, no appeal | same | same | Active until the first irreversible task | stays | Held | – | – | → Completed when all | confirms, Active until the first irreversible task
Completed | new subject's Preparing | – | – | stays | – | – | – | – | –
Refused (overlay lifted) | Preparing | – | – | stays | – | – | – | – | adopt
";

/// The cells of the domain's table that differ, with the reason in ADR 0024.
const DIFFERENT: [(&str, &str, &str); 2] =
    [("Submitted (no appeal)", "server's word", "Executing"), ("Executing, no appeal", "server's word", "confirms")];

fn name(phase: DeletionPhase) -> &'static str {
    match phase {
        DeletionPhase::Active => "Active",
        DeletionPhase::Preparing => "Preparing",
        DeletionPhase::Submitted => "Submitted",
        DeletionPhase::AppealPeriod => "AppealPeriod",
        DeletionPhase::AppealElapsed => "AppealElapsed",
        DeletionPhase::Held => "Held",
        DeletionPhase::Executing => "Executing",
        DeletionPhase::Completed => "Completed",
        DeletionPhase::Refused => "Refused",
    }
}

/// What a command makes of a state: its name, `same`, or the typed no.
fn outcome(it: &Machine, command: Command) -> String {
    let mut after = it.clone();
    match after.run(command) {
        Err(refusal) => match refusal.code {
            RefusalCode::DeletionState if refusal.about == it.phase().code() => "–".to_owned(),
            other => format!("{other}"),
        },
        Ok(()) if after.state == it.state => "same".to_owned(),
        Ok(()) => name(after.phase()).to_owned(),
    }
}

fn tick(it: &Machine) -> String {
    let after = it.clone().wait(400);
    match (
        after.state == it.state,
        after.status().overdue && !it.status().overdue && after.phase() == DeletionPhase::Submitted,
    ) {
        (true, true) => "stays, overdue finding".to_owned(),
        (true, false) => "stays".to_owned(),
        (false, _) => name(after.phase()).to_owned(),
    }
}

/// The first task that cannot be undone is done.
fn irreversible(it: &Machine) -> Machine {
    it.clone().then(Command::TaskDone("data.voice".parse().unwrap(), test()))
}

fn cancelled(it: &Machine) -> String {
    let by = |it: &Machine, means| outcome(it, cancel(means));
    let login = by(it, CancelMeans::InteractiveLogin);
    let choice = by(it, CancelMeans::Choice);
    if it.phase() == DeletionPhase::AppealPeriod {
        assert_eq!((login.as_str(), choice.as_str()), ("Active", "cancel_means_not_allowed"));
        return "Active if the means is allowed".to_owned();
    }
    if it.phase() == DeletionPhase::Executing && choice == "Active" {
        assert_eq!(by(&irreversible(it), CancelMeans::Choice), "–");
        return "Active until the first irreversible task".to_owned();
    }
    choice
}

fn done(it: &Machine) -> String {
    let first = outcome(it, Command::TaskDone(TaskId::Backups, test()));
    if first != "Executing" {
        return if it.phase() == DeletionPhase::Held { assert_frozen(it) } else { first };
    }
    assert_eq!(it.clone().completed().phase(), DeletionPhase::Completed);
    "→ Completed when all".to_owned()
}

fn assert_frozen(it: &Machine) -> String {
    assert_eq!(it.code(Command::TaskDone(TaskId::Backups, test())), "deletion_state");
    "frozen".to_owned()
}

fn words(now: Timestamp) -> Vec<(DeletionPhase, ServerWord)> {
    let submitted = None;
    let ends = Some(now.plus_millis(20 * DAY));
    let (reason, remedy) = ("fraud".parse().unwrap(), "write_to_us".parse().unwrap());
    vec![
        (DeletionPhase::Active, ServerWord::Active),
        (DeletionPhase::Submitted, ServerWord::Submitted { submitted }),
        (DeletionPhase::AppealPeriod, ServerWord::AppealPeriod { submitted, ends }),
        (DeletionPhase::AppealElapsed, ServerWord::AppealElapsed { submitted }),
        (DeletionPhase::Executing, ServerWord::Executing { submitted }),
        // The server's part is done; the device's own is left.
        (DeletionPhase::Executing, ServerWord::Completed { submitted }),
        (DeletionPhase::Refused, ServerWord::Refused { reason, remedy }),
    ]
}

/// Which states the server's word leads to; every other word is refused.
fn taken(it: &Machine) -> Vec<&'static str> {
    let mut taken: Vec<_> = words(it.now)
        .into_iter()
        .filter_map(|(to, word)| {
            let mut after = it.clone();
            after.run(Command::Observe(word, test())).ok()?;
            assert_eq!(after.phase(), to);
            Some(name(to))
        })
        .collect();
    taken.dedup();
    taken
}

fn server(it: &Machine) -> String {
    let all = ["Active", "Submitted", "AppealPeriod", "AppealElapsed", "Executing", "Refused"];
    match taken(it).as_slice() {
        [] => "–".to_owned(),
        taken if *taken == all => "adopt".to_owned(),
        ["Active", "Executing"] if it.phase() == DeletionPhase::AppealElapsed => "Executing / Active".to_owned(),
        ["Executing"] => "confirms".to_owned(),
        ["Active", "Executing"] => {
            assert_eq!(taken(&irreversible(it)), ["Executing"]);
            "confirms, Active until the first irreversible task".to_owned()
        }
        other => format!("{other:?}"),
    }
}

fn cells(it: &Machine) -> Vec<String> {
    vec![
        outcome(it, Command::Begin(test())),
        outcome(it, Command::Submit(test())),
        cancelled(it),
        tick(it),
        outcome(it, hold(it)),
        outcome(it, Command::Lift(test())),
        outcome(it, refuse()),
        done(it),
        server(it),
    ]
}

fn preparing() -> Vec<String> {
    let begun = Machine::new(usual()).then(Command::Begin(test()));
    let mut cells = cells(&begun);
    assert_eq!(cells[1], "deletion_incomplete");
    let submit = |it: Machine| outcome(&it.ready(), Command::Submit(test()));
    cells[1] = format!("{}/{} when all met, else –", submit(Machine::new(no_appeal())), submit(Machine::new(usual())));
    cells
}

fn appeal_period() -> Vec<String> {
    let mut cells = cells(&Machine::new(usual()).submitted());
    let by_device = tick(&Machine::new(by_device()).submitted());
    cells[3] = format!("{by_device} (device) / {} (server)", cells[3]);
    cells
}

/// The row of what is held: each command does to `was` what it does without the hold.
fn held() -> Vec<String> {
    let stages = [
        Machine::new(usual()).ready(),
        Machine::new(no_appeal()).submitted(),
        Machine::new(usual()).submitted(),
        Machine::new(usual()).submitted().wait(40),
        Machine::new(by_device()).executing(),
        Machine::new(no_appeal()).executing(),
    ];
    let mut rows = stages.iter().map(|open| {
        let held = open.clone().held();
        let mut cells = cells(&held);
        for (column, command) in [(0, Command::Begin(test())), (1, Command::Submit(test())), (6, refuse())] {
            let (alone, beneath) = (outcome(open, command.clone()), cells[column].clone());
            // What was submitted beneath a hold is submitted, and held.
            let same = alone == beneath || (beneath == "Held" && column == 1);
            assert!(same, "{} of {}: {alone} and {beneath}", COLUMNS[column], name(open.phase()));
            cells[column] = String::from("as `was`");
        }
        for means in [CancelMeans::InteractiveLogin, CancelMeans::Choice] {
            assert_eq!(outcome(open, cancel(means)), outcome(&held, cancel(means)), "{}", name(open.phase()));
        }
        cells[2] = String::from("as `was`");
        assert_eq!(held.clone().then(Command::Lift(test())).state.deletion, open.state.deletion);
        cells[5] = String::from("`was`, by now's time");
        cells
    });
    let first = rows.next().unwrap();
    assert!(rows.all(|it| it == first));
    first
}

fn rows() -> Vec<(&'static str, Vec<String>)> {
    let completed = Machine::new(by_device()).executing().completed();
    let mut after_completion = cells(&completed);
    assert_eq!(after_completion[0], "–", "the deleted subject itself begins nothing");
    let next = outcome(&Machine::new(usual()), Command::Begin(test()));
    after_completion[0] = format!("new subject's {next}");
    vec![
        ("Active", cells(&Machine::new(usual()))),
        ("Preparing", preparing()),
        ("Submitted (no appeal)", cells(&Machine::new(no_appeal()).submitted())),
        ("AppealPeriod", appeal_period()),
        ("AppealElapsed", cells(&Machine::new(usual()).submitted().wait(40))),
        ("Held", held()),
        ("Executing, appeal had", cells(&Machine::new(by_device()).executing())),
        ("Executing, no appeal", cells(&Machine::new(no_appeal()).executing())),
        ("Completed", after_completion),
        ("Refused (overlay lifted)", cells(&Machine::new(usual()).submitted().then(refuse()))),
    ]
}

#[test]
fn each_command_does_in_each_state_what_the_domain_says() {
    let found: Vec<String> = rows().iter().map(|(state, cells)| format!("{state} | {}", cells.join(" | "))).collect();

    for (found, expected) in found.iter().zip(EXPECTED.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), EXPECTED.lines().count());
}

#[test]
fn the_page_of_deletion_has_the_table_that_the_machine_makes() {
    const MARKS: [&str; 2] = ["<!-- table: made by core/tests/deletion -->\n", "<!-- end of table -->"];
    let mut table = format!("| | {} |\n|{}\n", COLUMNS.join(" | "), "---|".repeat(10));
    for (state, cells) in rows() {
        table.extend(["| ", state, " | ", &cells.join(" | "), " |\n"]);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deletion.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(MARKS[0]).unwrap();
    let (written, after) = rest.split_once(MARKS[1]).unwrap();
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&path, format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1])).unwrap();
        return;
    }

    assert_eq!(written, table, "docs/deletion.md is stale: PLACET_BLESS=1 cargo test -p placet --test deletion");
}

#[test]
fn every_cell_that_differs_from_the_domain_is_in_its_decision() {
    let decision = include_str!("../../../docs/adr/0024-deletion-by-the-servers-word.md");
    for (state, column, domain) in DIFFERENT {
        let row = EXPECTED.lines().find(|it| it.starts_with(state)).unwrap();
        let here = row.split(" | ").nth(1 + COLUMNS.iter().position(|it| *it == column).unwrap()).unwrap();
        assert_ne!(here, domain);
        assert!(decision.contains(&format!("| {state} | {domain} | {here} |")), "{state}: {here}");
    }
}

#[test]
fn steps_belong_to_preparing_alone() {
    let satisfy = || Command::Satisfy("identity_verified".parse().unwrap(), test());
    for it in [
        Machine::new(usual()),
        Machine::new(usual()).submitted(),
        Machine::new(usual()).ready().held(),
        Machine::new(by_device()).executing(),
        Machine::new(usual()).submitted().then(refuse()),
    ] {
        assert_eq!(it.code(satisfy()), "deletion_state");
        assert_eq!(it.code(Command::Acknowledge("assets".parse().unwrap(), test())), "deletion_state");
    }
    let begun = Machine::new(with(json!({ "choices": null }))).then(Command::Begin(test()));
    assert_eq!(begun.then(satisfy()).phase(), DeletionPhase::Preparing);
}
