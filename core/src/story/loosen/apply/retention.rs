//! How the rules on retention are loosened.

use serde_json::{Value, json};

use super::{drop_member, entry, set};

pub(in crate::story::loosen) fn kept_for_a_century(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "at_most", json!("P100Y"))
}

pub(in crate::story::loosen) fn no_floor(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "at_least")
}

pub(in crate::story::loosen) fn ended_by_nothing(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "until")
}

pub(in crate::story::loosen) fn used_meanwhile(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "meanwhile")
}

pub(in crate::story::loosen) fn erased_in_spite(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "extended_by")
}

pub(in crate::story::loosen) fn only_nameless(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "then", json!("anonymise"))
}
