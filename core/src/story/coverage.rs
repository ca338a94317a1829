//! Which stories prove which clause. Owns that count and the order in which clauses are listed; it reads what stories
//! say of themselves, and whether that is honest is for [`proof`](super::proof) to find.

use std::collections::BTreeMap;

use super::clauses::{Clause, Clauses, Enforced};
use super::format::Story;
use crate::id::AppId;

/// The clauses of one app with the stories that prove them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The app.
    pub app: AppId,
    /// Every clause, in the order of [`natural`].
    pub clauses: Vec<Covered>,
    /// What stories prove besides clauses of the app, by id: rules of the law, or slips of the pen.
    pub others: BTreeMap<String, Vec<String>>,
}

/// A clause and what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Its id.
    pub id: String,
    /// What it says, and where it is enforced.
    pub clause: Clause,
    /// The stories that name it, by their names.
    pub stories: Vec<String>,
}

/// How many of some clauses are proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many there are.
    pub clauses: usize,
    /// How many of them a story proves.
    pub proven: usize,
}

impl Coverage {
    /// Counts the stories of one app.
    pub fn of(clauses: &Clauses, stories: &[Story]) -> Self {
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for story in stories {
            for id in &story.proves {
                named.entry(id.clone()).or_default().push(story.name.clone());
            }
        }
        for stories in named.values_mut() {
            stories.sort();
        }
        let covered = clauses.clauses.iter().map(|(id, clause)| {
            let stories = named.remove(id).unwrap_or_default();
            Covered { id: id.clone(), clause: clause.clone(), stories }
        });
        let mut covered: Vec<Covered> = covered.collect();
        covered.sort_by_cached_key(|it| natural(&it.id));
        Self { app: clauses.app.clone(), clauses: covered, others: named }
    }

    /// The clauses that are enforced there.
    pub fn enforced(&self, by: Enforced) -> impl Iterator<Item = &Covered> {
        self.clauses.iter().filter(move |it| it.clause.enforced == by)
    }

    /// The clauses of ours that no story proves.
    pub fn unproven(&self) -> impl Iterator<Item = &Covered> {
        self.enforced(Enforced::Sdk).filter(|it| it.stories.is_empty())
    }

    /// The clauses of ours by their kind.
    pub fn kinds(&self) -> BTreeMap<&str, Share> {
        let mut kinds: BTreeMap<&str, Share> = BTreeMap::new();
        for it in self.enforced(Enforced::Sdk) {
            kinds.entry(&it.clause.kind).or_default().count(it);
        }
        kinds
    }

    /// All clauses of ours.
    pub fn share(&self) -> Share {
        let mut share = Share::default();
        self.enforced(Enforced::Sdk).for_each(|it| share.count(it));
        share
    }

    /// What the clauses leave unsaid or say wrongly of what is proven, for a reader.
    pub fn gaps(&self) -> Vec<String> {
        let gap = |it: &Covered| {
            let id = &it.id;
            match (it.stories.first(), &it.clause.waits_for) {
                (None, None) => {
                    Some(format!("`{id}`: no story proves it: say in `waits_for` which capability is missing"))
                }
                (Some(story), Some(_)) => Some(format!("`{id}`: `{story}` proves it: take `waits_for` out")),
                _ => None,
            }
        };
        self.enforced(Enforced::Sdk).filter_map(gap).collect()
    }
}

impl Share {
    /// The proven ones in thousandths, rounded to the nearest; nothing of nothing.
    pub fn per_mille(self) -> Option<usize> {
        let half = self.clauses / 2;
        self.proven.saturating_mul(1000).saturating_add(half).checked_div(self.clauses)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { clauses: self.clauses.saturating_add(other.clauses), proven: self.proven.saturating_add(other.proven) }
    }

    fn count(&mut self, it: &Covered) {
        self.clauses = self.clauses.saturating_add(1);
        self.proven = self.proven.saturating_add(usize::from(!it.stories.is_empty()));
    }
}

/// A part of an id, for sorting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Digits, by their value.
    Number(u64),
    /// Everything else.
    Text(String),
}

/// The parts of an id, so that `a-2` comes before `a-10`.
pub fn natural(id: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = id;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|it: char| it.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        // Digits beyond any number sort as the text that they are.
        let number = if is_number { part.parse().ok() } else { None };
        parts.push(number.map_or_else(|| Part::Text(part.to_owned()), Part::Number));
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAUSES: &str = r#"{ "app": "example", "clauses": {
        "a-10": { "kind": "gate", "enforced": "sdk", "says": "Ten." },
        "a-2": { "kind": "gate", "enforced": "sdk", "says": "Two.", "waits_for": "time" },
        "a-2.1": { "kind": "consent", "enforced": "sdk", "says": "Two, one.", "waits_for": "more" },
        "a-3": { "kind": "gate", "enforced": "host", "says": "Three." } } }"#;

    fn story(name: &str, proves: &str) -> Story {
        let written = format!(
            r#"{{ "story": "s", "proves": [{proves}], "manifest": "example", "starts": "2024-06-01T09:00:00+08:00",
                 "steps": [{{ "health": {{}}, "expect": "ok" }}] }}"#
        );
        Story::parse(name, written.as_bytes()).unwrap()
    }

    fn coverage() -> Coverage {
        let clauses = Clauses::parse(CLAUSES.as_bytes()).unwrap();
        Coverage::of(&clauses, &[story("later", r#""a-2", "R10""#), story("earlier", r#""a-2""#)])
    }

    #[test]
    fn each_clause_has_the_stories_that_name_it_and_numbers_count_as_numbers() {
        let coverage = coverage();

        let ids: Vec<&str> = coverage.clauses.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["a-2", "a-2.1", "a-3", "a-10"]);
        assert_eq!(coverage.clauses[0].stories, ["earlier", "later"]);
        assert_eq!(coverage.others, BTreeMap::from([("R10".to_owned(), vec!["later".to_owned()])]));
    }

    #[test]
    fn only_clauses_of_ours_are_counted() {
        let coverage = coverage();

        assert_eq!(coverage.share(), Share { clauses: 3, proven: 1 });
        assert_eq!(coverage.share().per_mille(), Some(333));
        assert_eq!(Share { clauses: 3, proven: 2 }.per_mille(), Some(667));
        assert_eq!(Share::default().per_mille(), None);
        assert_eq!(coverage.kinds()["gate"], Share { clauses: 2, proven: 1 });
        let unproven: Vec<&str> = coverage.unproven().map(|it| it.id.as_str()).collect();
        assert_eq!(unproven, ["a-2.1", "a-10"]);
    }

    #[test]
    fn a_clause_says_what_it_waits_for_exactly_while_no_story_proves_it() {
        assert_eq!(
            coverage().gaps(),
            [
                "`a-2`: `earlier` proves it: take `waits_for` out",
                "`a-10`: no story proves it: say in `waits_for` which capability is missing",
            ]
        );
    }

    #[test]
    fn an_id_without_digits_or_with_too_many_has_its_place_too() {
        let mut ids = ["b", "a99999999999999999999", "a1", "a", ""];
        ids.sort_by_cached_key(|it| natural(it));

        assert_eq!(ids, ["", "a", "a1", "a99999999999999999999", "b"]);
    }
}
