//! Fixes of findings that have only one possible fix. Owns which edit that is; everything else of the file stays byte for
//! byte. A fix is kept only where the checker finds less after it than before, and a file that is no JSON is not touched.

use std::collections::BTreeSet;

use super::{Report, check};
use crate::manifest::form;
use crate::manifest::source::{Kind, Member, Node, Place};
use crate::manifest::{Finding, FindingCode};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One fix that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The finding that it mends.
    pub code: FindingCode,
    /// Where that was, as a JSON pointer.
    pub path: String,
    /// What became what.
    pub says: String,
}

/// A manifest's bytes after every certain fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The bytes; the same as before where nothing was fixed.
    pub bytes: Vec<u8>,
    /// What was fixed, in the order in which it was.
    pub fixes: Vec<Fix>,
    /// What the checker finds now.
    pub report: Report,
}

/// Mends what has only one possible fix: see [`FindingCode::certain_fix`].
pub fn fix(bytes: &[u8]) -> Fixed {
    let mut fixed = Fixed { bytes: bytes.to_vec(), fixes: Vec::new(), report: check(bytes) };
    if let Some(rest) = bytes.strip_prefix(BYTE_ORDER_MARK).filter(|it| form::tree_of(it).is_ok()) {
        let says = "the byte order mark is taken out".to_owned();
        fixed.fixes.push(Fix { code: FindingCode::NotUtf8, path: String::new(), says });
        (fixed.bytes, fixed.report) = (rest.to_vec(), check(rest));
    }
    let mut refused = BTreeSet::new();
    while step(&mut fixed, &mut refused) {}
    fixed
}

/// What is put in the place of some bytes, and how that is said.
struct Edit {
    place: Place,
    text: String,
    says: String,
}

/// Makes the first fix that leaves less to find; what was tried in vain is not tried again.
fn step(fixed: &mut Fixed, refused: &mut BTreeSet<(FindingCode, String)>) -> bool {
    let Ok(root) = form::tree_of(&fixed.bytes) else { return false };
    let has_form = fixed.report.findings.iter().all(|it| !it.code.is_of_form());
    let certain = fixed.report.findings.iter().filter(|it| it.code.certain_fix().is_some());
    // Meaning is mended once the form is right: until then a place may be another one than it seems.
    for finding in certain.filter(|it| it.code.is_of_form() || has_form) {
        if refused.contains(&(finding.code, finding.path.clone())) {
            continue;
        }
        let edited = edit_for(&root, finding).and_then(|edit| Some((applied(&fixed.bytes, &edit)?, edit)));
        if let Some((bytes, edit)) = edited {
            let report = check(&bytes);
            if is_better(&fixed.report, &report, finding.code) {
                let fix = Fix { code: finding.code, path: finding.path.clone(), says: edit.says };
                fixed.fixes.push(fix);
                (fixed.bytes, fixed.report) = (bytes, report);
                return true;
            }
        }
        refused.insert((finding.code, finding.path.clone()));
    }
    false
}

/// Whether less is wrong, and nothing new. With a better form more of the meaning can be judged, so there form alone is
/// compared.
fn is_better(before: &Report, after: &Report, code: FindingCode) -> bool {
    let compared = |it: &&Finding| !code.is_of_form() || it.code.is_of_form();
    let places = |it: &Report| -> BTreeSet<(FindingCode, String)> {
        it.findings.iter().filter(compared).map(|it| (it.code, it.path.clone())).collect()
    };
    let number = |it: &Report| it.findings.iter().filter(compared).count();
    number(after) < number(before) && places(after).is_subset(&places(before))
}

fn applied(bytes: &[u8], edit: &Edit) -> Option<Vec<u8>> {
    let (before, after) = (bytes.get(..edit.place.start)?, bytes.get(edit.place.end..)?);
    Some([before, edit.text.as_bytes(), after].concat())
}

fn edit_for(root: &Node<'_>, finding: &Finding) -> Option<Edit> {
    match finding.code {
        FindingCode::UnknownKey | FindingCode::UnknownWord => respelt(finding),
        FindingCode::DuplicateKey => once(root, finding),
        FindingCode::BadHash => lower_case(root, finding),
        FindingCode::StatedEqualsEnforced => one_value(root, finding),
        _ => None,
    }
}

/// The one listed word that is near, in the place of the written one.
fn respelt(finding: &Finding) -> Option<Edit> {
    let (meant, span) = (finding.meant.as_ref()?, finding.span?);
    let says = format!("it becomes `{meant}`");
    Some(Edit { place: Place { start: span.start, end: span.end }, text: format!("\"{meant}\""), says })
}

/// A key that is written again with the same value, taken out with the comma before it.
fn once(root: &Node<'_>, finding: &Finding) -> Option<Edit> {
    let at = finding.span?.start;
    let members = object_with(root, at)?;
    let index = members.iter().position(|it| it.key_place.start == at)?;
    let (again, before) = (members.get(index)?, members.get(index.checked_sub(1)?)?);
    let first = members.iter().find(|it| it.key == again.key)?;
    let place = Place { start: before.value.place.end, end: again.value.place.end };
    is_same(&first.value, &again.value).then(|| Edit {
        place,
        text: String::new(),
        says: "the second one, which says the same, is taken out".to_owned(),
    })
}

/// The members among which one has its key at this byte.
fn object_with<'t, 'a>(node: &'t Node<'a>, at: usize) -> Option<&'t [Member<'a>]> {
    match &node.kind {
        Kind::Object(members) if members.iter().any(|it| it.key_place.start == at) => Some(members),
        Kind::Object(members) => members.iter().find_map(|it| object_with(&it.value, at)),
        Kind::List(items) => items.iter().find_map(|it| object_with(it, at)),
        _ => None,
    }
}

/// Whether two values are written alike, white space and escapes aside.
fn is_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Number(one), Kind::Number(other)) => one == other,
        (Kind::Text(one), Kind::Text(other)) => one == other,
        (Kind::List(one), Kind::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            let is_same =
                |(one, other): (&Member<'_>, &Member<'_>)| one.key == other.key && is_same(&one.value, &other.value);
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        _ => false,
    }
}

/// A hash with its letters in lower case.
fn lower_case(root: &Node<'_>, finding: &Finding) -> Option<Edit> {
    let node = node_at(root, &finding.path)?;
    let Kind::Text(text) = &node.kind else { return None };
    // One that is too short or too long stays wrong, and the edit is not kept.
    text.bytes().all(|it| it.is_ascii_hexdigit()).then(|| Edit {
        place: node.place,
        text: format!("\"{}\"", text.to_ascii_lowercase()),
        says: "its letters become lower case".to_owned(),
    })
}

/// One word in the place of two that are the same.
fn one_value(root: &Node<'_>, finding: &Finding) -> Option<Edit> {
    let node = node_at(root, &finding.path)?;
    let Kind::Object(members) = &node.kind else { return None };
    let [one, other] = members.as_slice() else { return None };
    let Kind::Text(word) = &one.value.kind else { return None };
    is_same(&one.value, &other.value).then(|| Edit {
        place: node.place,
        text: format!("\"{word}\""),
        says: format!("it becomes `{word}`, written once"),
    })
}

/// What stands at a pointer; nothing that can be mended this way stands in a list.
fn node_at<'t, 'a>(root: &'t Node<'a>, pointer: &str) -> Option<&'t Node<'a>> {
    pointer.split('/').skip(1).try_fold(root, |node, part| {
        let part = part.replace("~1", "/").replace("~0", "~");
        let Kind::Object(members) = &node.kind else { return None };
        members.iter().find(|it| it.key == part).map(|it| &it.value)
    })
}
