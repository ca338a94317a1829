//! The privacy report: whole, escaped, the same bytes for the same material.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

mod life;

use std::collections::BTreeSet;
use std::path::Path;

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::disclosure::{Material, is_report, report};
use placet::event::Event;
use placet::manifest::Manifest;
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{AgeBand, Context, Declared};

use life::{Case, MANIFEST, a_whole_life};

#[test]
fn the_report_of_a_whole_life_is_what_is_committed() {
    let case = a_whole_life();
    for locale in ["zh-CN", "en"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/report/{locale}.html"));
        let page = case.report(locale);
        if std::env::var_os("PLACET_BLESS").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = written.lines().zip(page.lines()).find(|(a, b)| a != b);
        assert!(
            written == page,
            "{locale}.html is stale: PLACET_BLESS=1 cargo test -p placet --test report; first difference: {differs:?}"
        );
    }
}

#[test]
fn the_same_material_gives_the_same_bytes() {
    assert_eq!(a_whole_life().report("en"), a_whole_life().report("en"));
}

#[test]
fn every_entry_of_the_ledger_has_a_line_in_the_history() {
    let case = a_whole_life();
    let page = case.report("en");
    let rows: Vec<&str> = section(&page, "history").split("<tr>").filter(|it| it.contains("<td")).collect();

    assert_eq!(rows.len(), case.entries.len());
    for (row, it) in rows.iter().zip(&case.entries) {
        assert!(row.contains(&it.hash.to_string()[..16]), "{it:?}");
        assert!(row.contains(&format!(">{}</th>", it.sequence)), "{it:?}");
        assert!(row.contains(&format!("datetime=\"{}\"", it.entry.at)), "{it:?}");
        assert!(row.contains("<div>"), "{it:?} says nothing");
    }
}

#[test]
fn every_no_is_listed_with_where_the_matter_stands_now() {
    let page = a_whole_life().report("en");
    let refused = section(&page, "refused");
    let rows = refused.matches("<tr>").count() - 1;

    assert_eq!(
        rows, 8,
        "a document withdrawn and one declined, two purposes refused and one withdrawn, three permissions"
    );
    let policy = refused.split("<tr>").find(|it| it.contains("Privacy policy")).unwrap();
    assert!(policy.contains("Withdrawn") && policy.contains(">accepted<"), "{policy}");
    let ads = refused.split("<tr>").find(|it| it.contains(">ads<")).unwrap();
    assert!(ads.contains("no longer declared"), "{ads}");
}

#[test]
fn a_withdrawal_names_the_text_that_had_been_accepted_and_not_one_shown_since() {
    let page = a_whole_life().report("en");
    let withdrawn = section(&page, "documents").split("<tr>").find(|it| it.contains("Withdrawn")).unwrap();

    assert!(withdrawn.contains(&Hash::of(&[b"privacy_policy"]).to_string()), "{withdrawn}");
}

#[test]
fn the_heads_stand_whole_in_the_report_for_whoever_checks_them_later() {
    let case = a_whole_life();
    let page = case.report("en");
    let proof = section(&page, "proof");

    for chain in &case.chains {
        assert!(proof.contains(&chain.hash.to_string()), "{chain:?}");
    }
    assert!(proof.contains("Another person on this device"), "{proof}");
}

#[test]
fn a_store_in_which_nothing_happened_has_a_report() {
    for locale in ["zh-CN", "en"] {
        let page = Case::new(MANIFEST).report(locale);
        assert_well_formed(&page);
        assert_eq!(page.matches("class=\"nothing\"").count(), 5, "{page}");
    }
}

#[test]
fn an_app_that_declares_next_to_nothing_has_a_report() {
    let mut bare: serde_json::Value = serde_json::from_str(MANIFEST).unwrap();
    for part in ["documents", "purposes", "facts", "data", "permissions", "features", "recipients", "retention"] {
        bare[part] = serde_json::json!({});
    }

    let page = Case::new(&bare.to_string()).report("en");

    assert_well_formed(&page);
    assert_eq!(page.matches("class=\"nothing\"").count(), 8, "{page}");
}

#[test]
fn a_report_is_known_as_one_and_other_pages_are_not() {
    assert!(is_report(a_whole_life().report("en").as_bytes()));
    for other in ["", "<!DOCTYPE html>\n<html></html>", "{}"] {
        assert!(!is_report(other.as_bytes()), "{other}");
    }
}

#[test]
fn tags_close_in_their_order_and_links_lead_somewhere() {
    for locale in ["zh-CN", "en"] {
        assert_well_formed(&a_whole_life().report(locale));
    }
}

#[test]
fn a_hostile_name_is_text_and_nothing_else() {
    let hostile = "</style></td><script>alert('1')</script><img src=x onerror=\"alert(2)\">{0}\u{202e}\u{0}";
    let mut manifest: serde_json::Value = serde_json::from_str(MANIFEST).unwrap();
    overwrite(&mut manifest, hostile);
    let mut case = a_whole_life();
    case.declared = Declared::new(Manifest::load(manifest.to_string().as_bytes()).unwrap(), Hash::ZERO);
    case.install(Event::ManifestOpened { manifest: Hash::ZERO, version: hostile.to_owned() });
    case.own(Event::DocumentPresented {
        document: "live_rules".parse().unwrap(),
        version: Some(hostile.to_owned()),
        text: Hash::ZERO,
        locale: "zh-CN".to_owned().try_into().unwrap(),
    });

    let page = case.report("en");

    assert_well_formed(&page);
    assert_eq!(page.matches("</style>").count(), 1);
    for bad in ["<script", "<img", "onerror=\"", "\u{202e}", "\u{0}"] {
        assert!(!page.contains(bad), "{bad:?}");
    }
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)"));
}

#[test]
fn the_report_loads_nothing_and_runs_nothing() {
    let page = a_whole_life().report("zh-CN");

    for bad in ["<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import", "javascript:"] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
}

#[test]
fn what_is_known_of_the_age_is_not_in_the_report() {
    let case = a_whole_life();
    let calendar = WorkingDays::built_in();
    let with = |age| {
        let ctx = Context {
            declared: &case.declared,
            now: case.now,
            latest: case.now,
            age,
            calendar: &calendar,
            spent: &NOTHING_SPENT,
        };
        let (uses, system) = (&case.uses, &case.system);
        report(&Material { ctx, entries: &case.entries, uses, system, verified: 0, heads: &[] }, "en")
    };

    assert_eq!(with(AgeBand::Adult), with(AgeBand::Under14));
}

#[test]
fn names_come_in_the_language_asked_for_and_else_in_the_default_one() {
    let case = a_whole_life();

    let reports = ["zh-CN", "zh_Hans", "en-GB", "fr"].map(|it| case.report(it));

    let languages =
        reports.iter().map(|it| (it.contains("lang=\"zh-CN\""), it.contains("语音互动"))).collect::<Vec<_>>();
    assert_eq!(languages, [(true, true), (true, true), (false, false), (false, true)]);
}

/// The part of a page between the heading of a section and its end.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<section id=\"{id}\"")).unwrap();
    rest.split_once("</section>").unwrap().0
}

/// Every text of a manifest that an app writes freely becomes `text`.
fn overwrite(it: &mut serde_json::Value, text: &str) {
    let serde_json::Value::Object(members) = it else { return };
    for (key, value) in members {
        match key.as_str() {
            "names" | "usage" | "necessity_text" | "impact_text" => {
                value.as_object_mut().unwrap().values_mut().for_each(|it| *it = text.into());
            }
            "legal_name" => *value = format!("Company {text}").into(),
            "email" | "address" | "department" => *value = text.into(),
            _ => overwrite(value, text),
        }
    }
}

fn assert_well_formed(page: &str) {
    let (head, body) = page.split_once("</head>").unwrap();
    assert!(head.starts_with("<!DOCTYPE html>\n<html lang="));
    let mut open = vec!["html"];
    let (mut ids, mut links) = (BTreeSet::new(), Vec::new());
    for tag in body.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap_or_else(|| panic!("{tag} does not end"));
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "before {tag}");
        } else {
            open.push(inside.split(' ').next().unwrap());
            if let Some((_, id)) = inside.split_once(" id=\"") {
                assert!(ids.insert(id.split('"').next().unwrap()), "{id} twice");
            }
            if let Some((_, link)) = inside.split_once(" href=\"#") {
                links.push(link.split('"').next().unwrap());
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(links.len(), 9);
    assert!(links.iter().all(|it| ids.contains(it)), "{links:?} {ids:?}");
}
