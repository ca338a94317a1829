//! `placet deletion` over the policies of the scenarios.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod run;

use std::fs;
use std::path::PathBuf;

use placet::calendar::WorkingDays;
use placet::manifest::Manifest;
use placet::policy::deletion::timeline;
use run::{Ran, placet};
use serde_json::{Value, json};

/// The policies that say whether there is an appeal.
const CLEAR: [&str; 4] = ["coco", "example", "huajian", "keke"];
const SILENT: [&str; 2] = ["mymusic", "onemusic"];

const SUBMITTED: [&str; 6] = [
    "2024-09-20T10:00:00+08:00",
    "2024-02-13T23:59:59+08:00",
    "2024-03-30T23:59:59+01:00",
    "2026-02-01",
    "2026-12-18",
    "2031-06-30",
];

fn manifest(app: &str) -> String {
    format!("../../../core/scenarios/{app}/manifest.json")
}

fn asked(app: &str, submitted: &str, more: &[&str]) -> Ran {
    placet(&[&["deletion", &manifest(app), "--submitted", submitted], more].concat())
}

fn drawn(app: &str, submitted: &str, more: &[&str]) -> String {
    let ran = asked(app, submitted, &[&["--format", "svg"], more].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out
}

#[test]
fn a_person_reads_every_date_with_its_clause_and_its_article() {
    let ran = asked("coco", "2024-09-20T10:00:00+08:00", &[]);

    let shown = "\
coco: deletion of an account, submitted 2024-09-20, days end in Asia/Shanghai (UTC+08:00)

2024-09-20 10:00:00  submitted: an appeal of 15 days starts, nothing is erased yet
                     by /deletion; PIPL 47
2024-09-20 10:00:00  15 working days count from the day after
                     by Civil Code 201
2024-10-05 24:00     15 days are over on a day of rest: the end moves on over 3 days to 2024-10-07
                     by /deletion/appeal (coco-5.5-5); Civil Code 203
2024-10-08 24:00     the appeal ends, from here on nothing cancels it
                     by /deletion/appeal (coco-5.5-5); Civil Code 201, 203
2024-10-08 24:00     the device starts to carry it out, with no word of the server's
                     by /deletion/authority (coco-5.5-7); PIPL 47
2024-10-16 24:00     the latest day to have carried it out
                     by IDM 6.3

Until the appeal ends it is cancelled by a login of the person, its notice shown before.
A hold stops the working days; the appeal runs on.
";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, shown, ""));
}

#[test]
fn a_program_gets_what_the_machine_says() {
    for app in CLEAR {
        let bytes = fs::read(run::fixtures().join(manifest(app))).unwrap();
        let manifest = Manifest::load(&bytes).unwrap();
        for submitted in ["2024-09-20T10:00:00+08:00", "2024-02-13T23:59:59+08:00", "2026-12-18T00:00:00+08:00"] {
            let deletion = manifest.deletion.as_ref().unwrap();
            let calendar = WorkingDays::built_in();
            let wanted = timeline(deletion, submitted.parse().unwrap(), &manifest.app.zone, &calendar).unwrap();

            let printed = asked(app, submitted, &["--format", "json"]).json();

            let marks: Vec<Value> = wanted
                .marks
                .iter()
                .map(|it| json!([it.kind.code(), it.at.to_string(), it.day, it.time, it.provisional]))
                .collect();
            let shown = printed["marks"].as_array().unwrap().iter();
            let shown: Vec<Value> =
                shown.map(|it| json!([it["kind"], it["at"], it["day"], it["time"], it["provisional"]])).collect();
            assert_eq!(shown, marks, "{app} {submitted}");
            assert_eq!(printed["provisional"], wanted.is_provisional(), "{app} {submitted}");
            assert_eq!(printed["appeal_days"], json!(wanted.appeal_days), "{app} {submitted}");
        }
    }
}

#[test]
fn a_silent_policy_is_a_finding_and_no_timeline() {
    for app in SILENT {
        for format in ["text", "json", "svg"] {
            let ran = asked(app, "2024-09-20", &["--format", format]);

            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{app} {format}");
            assert!(ran.err.contains("appeal_unspecified: deletion: decide whether"), "{}", ran.err);
        }
    }
}

#[test]
fn a_day_counts_from_its_first_moment_in_the_zone() {
    let day = asked("coco", "2024-09-20", &["--zone", "Europe/Berlin", "--format", "json"]).json();
    let instant = asked("coco", "2024-09-20T00:00:00+02:00", &["--zone", "Europe/Berlin", "--format", "json"]).json();

    assert_eq!(day, instant);
    assert_eq!((&day["zone"], &day["marks"][0]["at"]), (&json!("Europe/Berlin"), &json!("2024-09-19T22:00:00.000Z")));
}

#[test]
fn a_zone_without_a_rule_is_told_and_takes_an_instant() {
    let day = asked("coco", "2026-12-18", &["--zone", "Australia/Sydney"]);
    let instant = asked("coco", "2026-12-18T10:00:00+11:00", &["--zone", "Australia/Sydney"]);

    assert_eq!((day.code, day.out.as_str()), (2, ""));
    assert!(day.err.contains("the rule of the zone `Australia/Sydney` is not built in"), "{}", day.err);
    assert!(instant.out.contains("The rule of Australia/Sydney is not built in: every zone was tried"));
    assert!(instant.out.contains("Provisional: days after 2026-12-31 are not known."), "{}", instant.out);
}

#[test]
fn what_cannot_be_done_is_usage() {
    let without = placet(&["deletion", "room/manifest.json", "--submitted", "2024-09-20"]);
    let date = asked("coco", "yesterday", &[]);
    let missing = placet(&["deletion", "nowhere.json", "--submitted", "2024-09-20"]);
    let elsewhere = placet(&["check", "--format", "svg", "room/manifest.json"]);

    assert!(without.err.contains("room/manifest.json: declares no deletion"), "{}", without.err);
    assert!(date.err.contains("write 2024-09-20, or 2024-09-20T10:00:00+08:00"), "{}", date.err);
    assert!(elsewhere.err.contains("invalid value 'svg'"), "{}", elsewhere.err);
    assert_eq!([without, date, missing, elsewhere].map(|it| it.code), [2; 4]);
}

/// The tags of a document that is well formed: each with its attributes, and the text right behind it.
fn tags(svg: &str) -> Vec<(String, String)> {
    let mut open: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for part in svg.trim_end().split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        assert!(!text.contains('>'), "{text}");
        let name = tag.split(' ').next().unwrap().trim_end_matches('/');
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(closed));
            continue;
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if !tag.ends_with('/') {
            open.push(name.to_owned());
        }
        found.push((tag.to_owned(), text.to_owned()));
    }
    assert!(open.is_empty(), "{open:?}");
    found
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split_once(&format!(" {name}=\"")).unwrap().1.split('"').next().unwrap()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).parse().unwrap()
}

#[test]
fn a_picture_is_well_formed_named_described_and_light() {
    for app in CLEAR {
        for submitted in SUBMITTED {
            let svg = drawn(app, submitted, &[]);
            let tags = tags(&svg);

            assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "), "{svg}");
            assert_eq!(attribute(&tags[0].0, "role"), "img");
            assert_eq!(attribute(&tags[0].0, "aria-labelledby"), "deletion-title deletion-desc");
            assert_eq!(
                (tags[1].0.as_str(), tags[2].0.as_str()),
                (r#"title id="deletion-title""#, r#"desc id="deletion-desc""#)
            );
            assert!(tags[1].1.starts_with(&format!("{app}: deletion of an account")));
            let texts = tags.iter().filter(|it| it.0.starts_with("text "));
            assert!(texts.clone().count() > 8);
            let dates = texts.filter(|it| number(&it.0, "x") < 40.0 && it.1.starts_with("20"));
            dates.for_each(|it| assert!(tags[2].1.contains(&it.1), "{} is described", it.1));
            assert!(svg.len() < 4096, "{app} {submitted}: {} bytes", svg.len());
        }
    }
}

#[test]
fn no_text_is_cut_and_nothing_lies_outside_of_the_picture() {
    for app in CLEAR {
        for submitted in SUBMITTED {
            let tags = tags(&drawn(app, submitted, &[]));
            let (width, height) = (number(&tags[0].0, "width"), number(&tags[0].0, "height"));
            for (tag, text) in &tags {
                if tag.starts_with("text ") {
                    let text =
                        text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                    // The widest letters among fonts of one width take 0.61 of their height.
                    let places = u32::try_from(text.chars().count()).unwrap();
                    let end = number(tag, "x") + f64::from(places) * 13.0 * 0.61;
                    assert!(end <= width && number(tag, "y") <= height - 4.0, "{app} {submitted}: {text}");
                } else if tag.starts_with("rect x") {
                    assert!(number(tag, "x") + number(tag, "width") <= width, "{tag}");
                }
            }
        }
    }
}

#[test]
fn a_picture_is_the_same_every_time() {
    assert_eq!(drawn("coco", "2024-09-20", &[]), drawn("coco", "2024-09-20", &["--color", "always"]));
    assert_ne!(drawn("coco", "2024-09-20", &[]), drawn("coco", "2024-09-21", &[]));
}

/// `PLACET_BLESS=1 cargo test -p placet-cli --test deletion` draws the page's picture anew.
#[test]
fn the_picture_of_the_page_is_what_the_command_draws() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/deletion.svg");
    let svg = drawn("coco", "2024-09-20T10:00:00+08:00", &[]);
    if std::env::var_os("PLACET_BLESS").is_some() {
        fs::write(&path, &svg).unwrap();
    }

    assert_eq!(fs::read_to_string(&path).unwrap(), svg, "PLACET_BLESS=1 cargo test -p placet-cli --test deletion");
}

#[test]
fn help_shows_how_and_shells_complete_it() {
    let help = placet(&["deletion", "--help"]);
    let bash = placet(&["completions", "bash"]);

    for it in ["--submitted 2024-09-20", "--zone Europe/Berlin", "--format svg > deletion.svg", "Exit codes: 0 printed"]
    {
        assert!(help.out.contains(it), "{}", help.out);
    }
    assert!(bash.out.contains("text json svg") && bash.out.contains("--submitted"));
}
