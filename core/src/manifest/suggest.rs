//! Did you mean: the listed word that is nearest to a misspelt one. Owns the measure and nothing else.

/// The candidate nearest to `word`, if one is near: at most a third of its letters differ, and never more than three.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min().map(|(_, it)| it)
}

/// The only candidate that is near to `word`: where a second one is near too, it may have been meant as well.
#[cfg(feature = "check")]
pub(super) fn only_near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = near(word, candidates);
    let only = near.next()?.1;
    near.next().is_none().then_some(only)
}

/// Every candidate that is near, with how far it is.
fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let limit = if word.len() > 64 { 0 } else { (word.chars().count() / 3).clamp(1, 3) };
    let near_in_length = candidates.into_iter().filter(move |it| it.len().abs_diff(word.len()) <= limit);
    near_in_length.map(move |it| (distance(word, it), it)).filter(move |(far, _)| *far <= limit)
}

/// How many letters must be added, dropped, replaced or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = None;
    for (index, a) in from.chars().enumerate() {
        let mut next = vec![index + 1];
        for (column, b) in to.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::from(u16::MAX));
            let replaced = at(&row, column) + usize::from(a != *b);
            let dropped = at(&row, column + 1) + 1;
            let added = at(&next, column) + 1;
            let mut cost = replaced.min(dropped).min(added);
            let swapped = column > 0 && last == Some(*b) && to.get(column - 1) == Some(&a);
            if swapped {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(a);
    }
    row.last().copied().unwrap_or(0)
}

/// The words in one sentence: `a`, `b` or `c`.
pub(super) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|it| format!("`{it}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => "nothing".to_owned(),
    }
}

/// The words one after the other, the first ten of them.
pub(super) fn enumerated(words: &[&str]) -> String {
    let shown: Vec<String> = words.iter().take(10).map(|it| format!("`{it}`")).collect();
    match words.len().checked_sub(10) {
        Some(more) if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_slip_finds_the_one_that_was_meant() {
        let words = ["basic", "optional", "receives", "retention"];

        assert_eq!(nearest("bsaic", words), Some("basic"));
        assert_eq!(nearest("recieves", words), Some("receives"));
        assert_eq!(nearest("optionl", words), Some("optional"));
        assert_eq!(nearest("payment", words), None);
        assert_eq!(nearest("", words), None);
    }

    #[test]
    fn every_letter_added_dropped_replaced_or_swapped_counts_once() {
        for (from, to, far) in [
            ("basic", "basic", 0),
            ("basc", "basic", 1),
            ("bassic", "basic", 1),
            ("bazic", "basic", 1),
            ("bsaic", "basic", 1),
            ("abasic", "basic", 1),
            ("basics", "basic", 1),
            ("", "basic", 5),
            ("basic", "", 5),
            ("abcd", "badc", 2),
            ("kitten", "sitting", 3),
            ("sitting", "kitten", 3),
            ("xyz", "zyx", 2),
        ] {
            assert_eq!(distance(from, to), far, "{from} {to}");
        }
    }

    #[test]
    fn a_third_of_the_letters_may_differ_and_never_more_than_three_or_in_a_word_longer_than_an_id() {
        assert_eq!(nearest("ac", ["ab"]), Some("ab"));
        assert_eq!(nearest("abxxe", ["abcde"]), None);
        assert_eq!(nearest("abxxef", ["abcdef"]), Some("abcdef"));
        assert_eq!(nearest("abcdxxxxijklmno", ["abcdefghijklmno"]), None);
        assert_eq!(nearest("abcdxxxhijklmno", ["abcdefghijklmno"]), Some("abcdefghijklmno"));
        let (id, longer) = ("i".repeat(64), "i".repeat(65));
        assert_eq!(nearest(&"i".repeat(61), [id.as_str()]), Some(id.as_str()));
        assert_eq!(nearest(&format!("{}j", "i".repeat(63)), [id.as_str()]), Some(id.as_str()));
        assert_eq!(nearest(&longer, [id.as_str()]), None);
        assert_eq!(nearest(&longer, [longer.as_str()]), Some(longer.as_str()));
    }

    #[cfg(feature = "check")]
    #[test]
    fn a_word_between_two_may_have_meant_either() {
        assert_eq!(only_near("optionl", ["basic", "optional"]), Some("optional"));
        assert_eq!(only_near("at_last", ["at_least", "at_most"]), None);
        assert_eq!(only_near("payment", ["basic", "optional"]), None);
    }

    #[test]
    fn words_are_listed_as_a_sentence_has_them() {
        assert_eq!(listed(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&[]), "nothing");
        assert_eq!(enumerated(&["a"; 10]), "`a`, ".repeat(9) + "`a`");
        assert_eq!(enumerated(&["a", "b"]), "`a`, `b`");
        assert_eq!(enumerated(&["a"; 12]), format!("{}`a` and 2 more", "`a`, ".repeat(9)));
    }
}
