//! Source text with its indentation, as both languages lay it out.

/// The longest line that is written where it can be broken.
const WIDTH: usize = 120;
/// The longest comment, in characters: a name is short, and a text that is not is cut.
const DOC: usize = 96;

/// A page of source that grows line by line.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// Adds a line at a depth of four spaces each.
    pub fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.0.push_str("    ");
        }
        self.raw(text);
        self.0.push('\n');
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    /// Adds `head = value`, broken after the sign where it is too long.
    pub fn assign(&mut self, depth: usize, head: &str, value: &str) {
        let length = depth * 4 + head.chars().count() + " = ".len() + value.chars().count();
        if length <= WIDTH {
            self.line(depth, &format!("{head} = {value}"));
        } else {
            self.line(depth, &format!("{head} ="));
            self.line(depth + 1, value);
        }
    }

    /// Adds text as it is.
    pub fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// The whole page.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// A name as one line of a comment: without line breaks and control characters, and cut where it is long.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|it: char| it.is_whitespace() || it.is_control()).filter(|it| !it.is_empty()).collect();
    let text = words.join(" ");
    if text.chars().count() <= DOC {
        return text;
    }
    text.chars().take(DOC - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_one_line_and_not_too_long() {
        assert_eq!(one_line(" voice\r\n\troom\u{0} "), "voice room");
        assert_eq!(one_line(&"长".repeat(300)).chars().count(), DOC);
        assert_eq!(one_line("a\u{2028}b"), "a b");
    }
}
