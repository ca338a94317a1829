//! Colours and small words of what is printed for people. Owns how things look; it knows nothing of what they are.

use std::fmt::Display;

/// Colours texts, where colours are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// With colours, or without.
    pub const fn new(on: bool) -> Self {
        Self { on }
    }

    /// What is wrong.
    pub fn red(self, it: impl Display) -> String {
        self.wrap("31", it)
    }

    /// What is right.
    pub fn green(self, it: impl Display) -> String {
        self.wrap("32", it)
    }

    /// What helps.
    pub fn cyan(self, it: impl Display) -> String {
        self.wrap("36", it)
    }

    /// What stands out.
    pub fn bold(self, it: impl Display) -> String {
        self.wrap("1", it)
    }

    /// What stands back.
    pub fn dim(self, it: impl Display) -> String {
        self.wrap("2", it)
    }

    fn wrap(self, code: &str, it: impl Display) -> String {
        if self.on { format!("\x1b[{code}m{it}\x1b[0m") } else { it.to_string() }
    }
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        _ if noun.ends_with('x') => format!("{number} {noun}es"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_nouns() {
        let all = [count(0, "error"), count(1, "error"), count(2, "story"), count(1, "story"), count(2, "fix")];

        assert_eq!(all, ["0 errors", "1 error", "2 stories", "1 story", "2 fixes"]);
    }

    #[test]
    fn without_colours_a_text_is_left_as_it_is() {
        assert_eq!(Paint::new(false).red("no"), "no");
        assert_eq!(Paint::new(true).red("no"), "\x1b[31mno\x1b[0m");
    }
}
