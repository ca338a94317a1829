//! The names in Kotlin, so that Java has them too.

use super::names::{FeatureName, IdName, Names};
use super::page::{Page, one_line};

/// Words that are no name in Kotlin without backticks.
const KEYWORDS: [&str; 28] = [
    "as",
    "break",
    "class",
    "continue",
    "do",
    "else",
    "false",
    "for",
    "fun",
    "if",
    "in",
    "interface",
    "is",
    "null",
    "object",
    "package",
    "return",
    "super",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "while",
];

/// Words that Java cannot write as a name at all.
const JAVA_KEYWORDS: [&str; 53] = [
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "for",
    "goto",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "transient",
    "true",
    "try",
    "void",
    "volatile",
    "while",
];

/// The most bytes that one string constant takes in a class file is 65535; this leaves some room.
const CONSTANT: usize = 60_000;

/// The file: its marker, the names, and the manifest's text.
pub fn source(names: &Names, package: &str, marker: &str, manifest: &str) -> String {
    let mut page = Page::default();
    page.line(0, marker);
    page.gap();
    let package: Vec<String> = package.split('.').map(escaped).collect();
    page.line(0, &format!("package {}", package.join(".")));
    page.gap();
    for kind in names.kinds() {
        page.line(0, &format!("import dev.placet.{kind}"));
    }
    page.gap();
    doc(&mut page, 0, &names.app);
    page.line(0, &format!("public object {} {{", names.class));
    for group in &names.groups {
        doc(&mut page, 1, &format!("{}.", group.title));
        page.line(1, &format!("public object {} {{", group.title));
        separated(&mut page, &group.ids, |page, it| id(page, it, true));
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
    page.line(1, "public object Features {");
    separated(page, features, |page, it| {
        doc(page, 2, &it.doc);
        value(page, &it.name, &it.class, &format!("{}()", it.class), true);
    });
    for it in features {
        page.gap();
        doc(page, 2, &it.doc);
        page.line(2, &format!("public class {} internal constructor() : Feature {{", it.class));
        page.assign(3, "override val id: FeatureId", &format!("FeatureId(\"{}\")", it.id));
        for it in &it.uses {
            page.gap();
            id(page, it, false);
        }
        page.line(2, "}");
    }
    page.line(1, "}");
    page.gap();
}

fn separated<T>(page: &mut Page, items: &[T], mut write: impl FnMut(&mut Page, &T)) {
    for (index, it) in items.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        write(page, it);
    }
}

fn id(page: &mut Page, it: &IdName, in_object: bool) {
    doc(page, if in_object { 2 } else { 3 }, &it.doc);
    value(page, &it.name, it.kind, &format!("{}(\"{}\")", it.kind, it.id), in_object);
}

/// A property: a field for Java, or a method with an underscore where Java cannot write its name.
fn value(page: &mut Page, name: &str, kind: &str, value: &str, in_object: bool) {
    let depth = if in_object { 2 } else { 3 };
    if JAVA_KEYWORDS.contains(&name) {
        page.line(depth, &format!("@get:JvmName(\"{name}_\")"));
        if in_object {
            page.line(depth, "@JvmStatic");
        }
    } else {
        page.line(depth, "@JvmField");
    }
    page.assign(depth, &format!("public val {}: {kind}", escaped(name)), value);
}

/// The manifest as raw strings that a class file can hold, put together when it is asked for.
fn bytes(page: &mut Page, manifest: &str) {
    let parts = parts(manifest);
    let calls: Vec<String> = (1..=parts.len()).map(|it| format!("part{it}()")).collect();
    doc(page, 1, "The manifest's bytes; a new array each time.");
    page.line(1, "@JvmStatic");
    page.line(1, "public val manifest: ByteArray");
    page.line(2, &format!("get() = listOf({}).joinToString(\"\").toByteArray()", calls.join(", ")));
    for (call, part) in calls.iter().zip(parts) {
        page.gap();
        page.line(1, &format!("private fun {call}: String ="));
        page.raw("        \"\"\"");
        page.raw(&part);
        page.raw("\"\"\"\n");
    }
}

/// Cuts a text into escaped parts, at the end of a line where there is one. Three quotes in a row are not valid JSON,
/// and a backslash is one in a raw string, so a dollar sign is all that needs escaping.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut size = 0;
    for line in text.split_inclusive('\n') {
        let length: usize = line.chars().map(size_of).sum();
        if size > 0 && size + length > CONSTANT {
            parts.push(std::mem::take(&mut part));
            size = 0;
        }
        for it in line.chars() {
            if size + size_of(it) > CONSTANT {
                parts.push(std::mem::take(&mut part));
                size = 0;
            }
            size += size_of(it);
            if it == '$' { part.push_str("${'$'}") } else { part.push(it) }
        }
    }
    parts.push(part);
    parts
}

/// The bytes that a character takes in a class file.
fn size_of(it: char) -> usize {
    match it {
        '\u{1}'..='\u{7f}' => 1,
        '\u{0}' | '\u{80}'..='\u{7ff}' => 2,
        '\u{800}'..='\u{ffff}' => 3,
        _ => 6,
    }
}

fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("`{name}`") } else { name.to_owned() }
}

/// Comments nest in Kotlin, so neither end may stand in one.
fn doc(page: &mut Page, depth: usize, text: &str) {
    let text = one_line(text).replace("*/", "*&#47;").replace("/*", "/&#42;");
    page.line(depth, &format!("/** {text} */"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_where_a_line_ends_and_nothing_is_lost() {
        let line = format!("{}\n", "音".repeat(3000));
        let text = line.repeat(20);

        let parts = parts(&text);

        assert_eq!(parts.concat(), text);
        assert_eq!(parts.len(), 4);
        assert!(parts.iter().all(|it| it.ends_with('\n') && it.len() <= CONSTANT));
    }

    #[test]
    fn a_line_longer_than_a_constant_is_cut_within() {
        let text = "😀".repeat(25_000);

        let parts = parts(&text);

        assert_eq!(parts.concat(), text);
        assert!(parts.iter().all(|it| it.chars().map(size_of).sum::<usize>() <= CONSTANT));
    }

    #[test]
    fn the_keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted());
        assert!(JAVA_KEYWORDS.is_sorted());
    }
}
