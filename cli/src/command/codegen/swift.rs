//! The names in Swift.

use super::names::{FeatureName, IdName, Names};
use super::page::{Page, one_line};

/// Words that are no name in Swift without backticks.
const KEYWORDS: [&str; 50] = [
    "as",
    "associatedtype",
    "break",
    "case",
    "catch",
    "class",
    "continue",
    "default",
    "defer",
    "deinit",
    "do",
    "else",
    "enum",
    "extension",
    "fallthrough",
    "false",
    "fileprivate",
    "for",
    "func",
    "guard",
    "if",
    "import",
    "in",
    "init",
    "inout",
    "internal",
    "is",
    "let",
    "nil",
    "operator",
    "precedencegroup",
    "private",
    "protocol",
    "public",
    "repeat",
    "rethrows",
    "return",
    "self",
    "static",
    "struct",
    "subscript",
    "super",
    "switch",
    "throw",
    "throws",
    "true",
    "try",
    "typealias",
    "var",
    "where",
];

/// The file: its marker, the names, and the manifest's text.
pub fn source(names: &Names, marker: &str, manifest: &str) -> String {
    let mut page = Page::default();
    page.line(0, marker);
    page.gap();
    page.line(0, "import Foundation");
    page.line(0, "import Placet");
    page.gap();
    doc(&mut page, 0, &names.app);
    page.line(0, &format!("public enum {} {{", names.class));
    for group in &names.groups {
        doc(&mut page, 1, &format!("{}.", group.title));
        page.line(1, &format!("public enum {} {{", group.title));
        for it in &group.ids {
            id(&mut page, 2, "public static let", it);
        }
        page.line(1, "}");
        page.gap();
    }
    if !names.features.is_empty() {
        features(&mut page, &names.features);
    }
    bytes(&mut page, manifest);
    page.line(0, "}");
    page.into_text()
}

fn features(page: &mut Page, features: &[FeatureName]) {
    doc(page, 1, "Features, and the uses that each declares.");
    page.line(1, "public enum Features {");
    for it in features {
        doc(page, 2, &it.doc);
        page.assign(2, &format!("public static let {}", escaped(&it.name)), &format!("{}()", it.class));
    }
    for it in features {
        page.gap();
        doc(page, 2, &it.doc);
        page.line(2, &format!("public struct {}: Feature {{", it.class));
        doc(page, 3, "Its id.");
        page.assign(3, "public let id", &format!("FeatureId(\"{}\")", it.id));
        for it in &it.uses {
            id(page, 3, "public let", it);
        }
        page.line(2, "}");
    }
    page.line(1, "}");
    page.gap();
}

fn id(page: &mut Page, depth: usize, head: &str, it: &IdName) {
    doc(page, depth, &it.doc);
    page.assign(depth, &format!("{head} {}", escaped(&it.name)), &format!("{}(\"{}\")", it.kind, it.id));
}

/// The manifest as one raw string, whose last line break is not part of it.
fn bytes(page: &mut Page, manifest: &str) {
    let hashes = hashes(manifest);
    doc(page, 1, "The manifest's bytes.");
    page.line(1, "public static let manifest = Data(");
    page.line(2, &format!("{hashes}\"\"\""));
    for line in manifest.split('\n') {
        if line.is_empty() { page.gap() } else { page.line(2, line) }
    }
    page.line(2, &format!("\"\"\"{hashes}.utf8"));
    page.line(1, ")");
}

/// As many signs as no escape in the text has. Three quotes in a row are not valid JSON, so nothing else ends the string.
fn hashes(text: &str) -> String {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\\{hashes}")) {
        hashes.push('#');
    }
    hashes
}

fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("`{name}`") } else { name.to_owned() }
}

fn doc(page: &mut Page, depth: usize, text: &str) {
    page.line(depth, format!("/// {}", one_line(text)).trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_what_looks_like_an_escape_gets_more_signs() {
        assert_eq!(hashes(r#"{"a": "\n"}"#), "#");
        assert_eq!(hashes(r#"{"a": "\\#(b) \\##"}"#), "###");
    }

    #[test]
    fn the_keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted());
    }
}
