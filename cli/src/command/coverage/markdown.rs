//! The page: per app, clause by clause, which stories prove it. The same input always gives the same bytes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use placet::story::clauses::Enforced;
use placet::story::coverage::{Covered, Share};

use super::gather::{App, Rule, Scenarios};
use super::{number, percent};
use crate::paint::count;

const HEAD: &str = "\
# Coverage: which stories prove which clauses

Made by `placet coverage`; `--write` writes it anew.

A clause is a sentence of an app's privacy policy. Clauses of `sdk` are enforced on the device, by Placet: such a clause is proven
where a story names it, and `placet test --proof` tries whether that story notices when the manifest is loosened there. What no
story proves says which capability it waits for. Clauses of `host` are fulfilled by the app, those of `server` by its operator, and
`none` are promises; they are listed and not counted.
";

/// The whole page.
pub fn page(scenarios: &Scenarios) -> String {
    let mut page = HEAD.to_owned();
    totals(&mut page, &scenarios.apps);
    for app in &scenarios.apps {
        of_app(&mut page, app);
    }
    if !scenarios.rules.is_empty() {
        of_rules(&mut page, scenarios);
    }
    page
}

fn totals(page: &mut String, apps: &[App]) {
    table(page, &["app", "stories", "clauses", "sdk", "proven", "share", "host", "server", "none"]);
    for app in apps {
        let share = app.coverage.share();
        let counts = [Enforced::Host, Enforced::Server, Enforced::None].map(|it| number(app, it).to_string());
        let [host, server, none] = counts;
        let (stories, clauses) = (app.stories.to_string(), app.coverage.clauses.len().to_string());
        let (sdk, proven) = (share.clauses.to_string(), share.proven.to_string());
        let name = app.coverage.app.to_string();
        row(page, &[&name, &stories, &clauses, &sdk, &proven, &percent(share), &host, &server, &none]);
    }
    let all = apps.iter().map(|it| it.coverage.share()).fold(Share::default(), Share::plus);
    if apps.len() > 1 {
        let sum = |of: fn(&App) -> usize| apps.iter().map(of).sum::<usize>().to_string();
        let (stories, clauses) = (sum(|it| it.stories), sum(|it| it.coverage.clauses.len()));
        let (host, server) = (sum(|it| number(it, Enforced::Host)), sum(|it| number(it, Enforced::Server)));
        let none = sum(|it| number(it, Enforced::None));
        let (sdk, proven) = (all.clauses.to_string(), all.proven.to_string());
        row(page, &["all", &stories, &clauses, &sdk, &proven, &percent(all), &host, &server, &none]);
    }
}

fn of_app(page: &mut String, app: &App) {
    let coverage = &app.coverage;
    let title = if app.title.is_empty() { String::new() } else { format!(": {}", app.title) };
    heading(page, 2, &format!("{}{title}", coverage.app));
    table(page, &["kind", "clauses", "proven", "share"]);
    for (kind, share) in coverage.kinds() {
        row(page, &[kind, &share.clauses.to_string(), &share.proven.to_string(), &percent(share)]);
    }
    let unproven: Vec<&Covered> = coverage.unproven().collect();
    waits(page, &unproven);
    section(page, "Not proven", &["clause", "kind", "says", "waits for", "until then"], &unproven, |it| {
        vec![kind(it), said(it), or_dash(it.clause.waits_for.as_deref()), or_dash(it.clause.by.as_deref())]
    });
    let proven: Vec<&Covered> = coverage.enforced(Enforced::Sdk).filter(|it| !it.stories.is_empty()).collect();
    section(page, "Proven", &["clause", "kind", "says", "stories"], &proven, |it| {
        vec![kind(it), said(it), names(&it.stories)]
    });
    let host: Vec<&Covered> = coverage.enforced(Enforced::Host).collect();
    section(page, "Fulfilled by the app", &["clause", "kind", "says", "by", "stories"], &host, |it| {
        vec![kind(it), said(it), or_dash(it.clause.by.as_deref()), names(&it.stories)]
    });
    let others = coverage.enforced(Enforced::Server).chain(coverage.enforced(Enforced::None));
    let others: Vec<&Covered> = others.collect();
    section(page, "Enforced elsewhere, or nowhere", &["clause", "kind", "says", "where"], &others, |it| {
        vec![kind(it), said(it), it.clause.enforced.to_string()]
    });
}

/// The capabilities that are missing, those first for which most clauses wait.
fn waits(page: &mut String, unproven: &[&Covered]) {
    let mut waits: BTreeMap<&str, usize> = BTreeMap::new();
    for capability in unproven.iter().filter_map(|it| it.clause.waits_for.as_deref()) {
        let number = waits.entry(capability).or_default();
        *number = number.saturating_add(1);
    }
    if waits.is_empty() {
        return;
    }
    let mut waits: Vec<(&str, usize)> = waits.into_iter().collect();
    waits.sort_by_key(|(capability, number)| (Reverse(*number), *capability));
    table(page, &["missing capability", "clauses that wait for it"]);
    for (capability, number) in waits {
        row(page, &[capability, &number.to_string()]);
    }
}

fn of_rules(page: &mut String, scenarios: &Scenarios) {
    heading(page, 2, "Rules of the law");
    let named = scenarios.rules.values().filter(|it| !it.stories.is_empty()).count();
    let share = Share { clauses: scenarios.rules.len(), proven: named };
    let says = format!("Stories name {named} of {} ({}).\n\n", count(share.clauses, "rule"), percent(share));
    page.push_str(&says);
    let tested = scenarios.rules.values().filter(|it| !it.tests.is_empty());
    let alone = tested.clone().filter(|it| it.stories.is_empty()).count();
    if tested.clone().next().is_none() {
        table(page, &["rule", "says", "stories"]);
        for (id, it) in &scenarios.rules {
            row(page, &[&format!("`{id}`"), &or_dash(it.says.as_deref()), &names(&it.stories)]);
        }
        return;
    }
    let says =
        format!("Tests are called after {}, of which no story names {alone}.\n\n", count(tested.count(), "rule"));
    page.push_str(&says);
    table(page, &["rule", "says", "stories", "tests"]);
    for (id, Rule { says, stories, tests }) in &scenarios.rules {
        row(page, &[&format!("`{id}`"), &or_dash(says.as_deref()), &names(stories), &names(tests)]);
    }
}

fn section(page: &mut String, title: &str, head: &[&str], all: &[&Covered], cells: fn(&Covered) -> Vec<String>) {
    if all.is_empty() {
        return;
    }
    heading(page, 3, &format!("{title} ({})", all.len()));
    table(page, head);
    for it in all {
        let mut line = vec![format!("`{}`", it.id)];
        line.extend(cells(it));
        row(page, &line.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

fn kind(it: &Covered) -> String {
    it.clause.kind.clone()
}

fn said(it: &Covered) -> String {
    it.clause.says.clone()
}

fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("–").to_owned()
}

fn names(stories: &[String]) -> String {
    let quoted: Vec<String> = stories.iter().map(|it| format!("`{it}`")).collect();
    if quoted.is_empty() { or_dash(None) } else { quoted.join(", ") }
}

fn heading(page: &mut String, level: usize, text: &str) {
    page.extend(["\n", &"#".repeat(level), " ", text, "\n\n"]);
}

fn table(page: &mut String, head: &[&str]) {
    if !page.ends_with("\n\n") {
        page.push('\n');
    }
    row(page, head);
    page.extend(["|", &"---|".repeat(head.len()), "\n"]);
}

/// A cell has no line break, and no bar that would end it.
fn row(page: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|it| it.replace('\n', " ").replace('|', "\\|")).collect();
    page.extend(["| ", &cells.join(" | "), " |\n"]);
}
