//! JSON as anybody may write it, keys written twice included, and the ways in which a manifest comes to be wrong.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

#[derive(Debug, Clone)]
pub enum Json {
    /// `null`, a truth value or a number, as written.
    Word(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn of(value: &Value) -> Self {
        match value {
            Value::String(it) => Self::Text(it.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Object(members) => {
                Self::Object(members.iter().map(|(key, it)| (key.clone(), Self::of(it))).collect())
            }
            word => Self::Word(word.to_string()),
        }
    }

    /// Each value on a line of its own, so that places have lines.
    pub fn write(&self) -> String {
        let text = |it: &String| Value::String(it.clone()).to_string();
        match self {
            Self::Word(it) => it.clone(),
            Self::Text(it) => text(it),
            Self::List(items) => format!("[{}]", items.iter().map(Self::write).collect::<Vec<_>>().join(",\n")),
            Self::Object(members) => {
                let members = members.iter().map(|(key, it)| format!("{}: {}", text(key), it.write()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(",\n"))
            }
        }
    }

    fn children(&mut self) -> Vec<&mut Self> {
        match self {
            Self::List(items) => items.iter_mut().collect(),
            Self::Object(members) => members.iter_mut().map(|(_, it)| it).collect(),
            _ => Vec::new(),
        }
    }

    /// Every value, itself first.
    fn count(&mut self) -> usize {
        1 + self.children().into_iter().map(Self::count).sum::<usize>()
    }

    /// The value of a number, in the order of [`count`](Self::count).
    fn nth(&mut self, mut number: usize) -> &mut Self {
        if number == 0 {
            return self;
        }
        number -= 1;
        for child in self.children() {
            let inside = child.count();
            if number < inside {
                return child.nth(number);
            }
            number -= inside;
        }
        unreachable!("there is no such value")
    }

    /// The numbers of the values that `keep` names.
    fn numbers(&mut self, keep: impl Fn(&Self) -> bool) -> Vec<usize> {
        let (mut next, mut numbers) = (0, Vec::new());
        self.visit(&mut |it| {
            if keep(it) {
                numbers.push(next);
            }
            next += 1;
        });
        numbers
    }

    fn visit(&mut self, each: &mut impl FnMut(&Self)) {
        each(self);
        for it in self.children() {
            it.visit(each);
        }
    }

    fn has_children(&self) -> bool {
        match self {
            Self::List(items) => !items.is_empty(),
            Self::Object(members) => !members.is_empty(),
            _ => false,
        }
    }

    /// Every text and key.
    fn texts(&mut self, texts: &mut Vec<String>) {
        match self {
            Self::Text(it) => texts.push(it.clone()),
            Self::Object(members) => texts.extend(members.iter().map(|(key, _)| key.clone())),
            _ => {}
        }
        for it in self.children() {
            it.texts(texts);
        }
    }
}

/// One way to be wrong.
#[derive(Debug, Clone)]
pub enum Change {
    /// A member or an item is gone.
    Remove(Index),
    /// A member or an item is there twice.
    Repeat(Index),
    /// Two values stand in each other's place.
    Swap(Index),
    /// A key is another text of the file.
    Rename(Index, Index),
    /// A text is another one of the file: references lead elsewhere, nowhere or in a circle.
    Retarget(Index, Index),
    /// A value is another one.
    Replace(Json),
}

pub fn change() -> impl Strategy<Value = (Index, Change)> {
    let change = prop_oneof![
        1 => any::<Index>().prop_map(Change::Remove),
        1 => any::<Index>().prop_map(Change::Repeat),
        1 => any::<Index>().prop_map(Change::Swap),
        1 => any::<(Index, Index)>().prop_map(|(which, to)| Change::Rename(which, to)),
        4 => any::<(Index, Index)>().prop_map(|(which, to)| Change::Retarget(which, to)),
        1 => any_json().prop_map(Change::Replace),
    ];
    (any::<Index>(), change)
}

/// A small value of any form.
pub fn any_json() -> impl Strategy<Value = Json> {
    let words = vec!["null", "true", "-1", "0", "1", "2", "1.5", "99999999999999999999", "1e400", "P30D"];
    let texts = prop_oneof!["\\PC{0,12}", "[a-z_]{1,12}", Just("P30D".to_owned()), Just("voice_chat".to_owned())];
    let leaf =
        prop_oneof![prop::sample::select(words).prop_map(|it| Json::Word(it.to_owned())), texts.prop_map(Json::Text)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec(("[a-z_$]{1,10}", inner), 0..4).prop_map(Json::Object),
        ]
    })
}

/// Makes one change at the value of an index.
pub fn apply(root: &mut Json, at: Index, change: Change) {
    let mut texts = Vec::new();
    root.texts(&mut texts);
    let count = root.count();
    let other = |texts: &[String], to: Index| texts.get(to.index(texts.len().max(1))).cloned().unwrap_or_default();
    match change {
        Change::Replace(json) => *root.nth(at.index(count)) = json,
        Change::Swap(with) => {
            let (one, two) = (at.index(count), with.index(count));
            let moved = root.nth(one).clone();
            let replaced = std::mem::replace(root.nth(two), moved);
            // The first value may have held the second one, or be within it.
            if one < root.count() {
                *root.nth(one) = replaced;
            }
        }
        Change::Retarget(which, to) => {
            let all = root.numbers(|it| matches!(it, Json::Text(_)));
            if let Some(number) = all.get(which.index(all.len().max(1))) {
                *root.nth(*number) = Json::Text(other(&texts, to));
            }
        }
        Change::Remove(which) | Change::Repeat(which) | Change::Rename(which, _) => {
            let with_children = root.numbers(Json::has_children);
            let Some(number) = with_children.get(at.index(with_children.len().max(1))) else { return };
            edit(root.nth(*number), which, &change, |to| other(&texts, to));
        }
    }
}

fn edit(parent: &mut Json, which: Index, change: &Change, other: impl Fn(Index) -> String) {
    let number = which.index(parent.children().len());
    match (parent, change) {
        (Json::List(items), Change::Remove(_)) => drop(items.remove(number)),
        (Json::List(items), _) => items.push(items[number].clone()),
        (Json::Object(members), Change::Remove(_)) => drop(members.remove(number)),
        (Json::Object(members), Change::Rename(_, to)) => members[number].0 = other(*to),
        (Json::Object(members), _) => members.push(members[number].clone()),
        _ => {}
    }
}
