//! Progress on standard error, for a person who waits; nothing is left of it at the end.

use std::io::{Stderr, Write, stderr};

/// How much of a name is shown, so that no line wraps.
const WIDTH: usize = 60;

/// A line that says how far the work is.
#[derive(Debug)]
pub struct Progress<W: Write = Stderr> {
    to: Option<W>,
    total: usize,
    done: usize,
}

impl Progress {
    /// Progress over so many things, shown where somebody watches.
    pub fn new(total: usize, is_shown: bool) -> Self {
        Self { to: is_shown.then(stderr), total, done: 0 }
    }
}

impl<W: Write> Progress<W> {
    /// The next thing has begun.
    pub fn next(&mut self, name: &str) {
        self.done = self.done.saturating_add(1);
        let name: String = name.chars().take(WIDTH).collect();
        let line = if self.total > 0 { format!("{}/{} {name}", self.done, self.total) } else { name };
        self.write(&line);
    }

    /// Nobody reads progress but people: where it cannot be written, the work goes on.
    fn write(&mut self, line: &str) {
        if let Some(to) = &mut self.to {
            let _ = write!(to, "\r\x1b[2K{line}").and_then(|()| to.flush());
        }
    }
}

impl<W: Write> Drop for Progress<W> {
    fn drop(&mut self) {
        self.write("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_replaces_the_one_before_and_the_end_leaves_an_empty_line() {
        let mut shown = Vec::new();
        let mut progress = Progress { to: Some(&mut shown), total: 2, done: 0 };

        progress.next("first");
        progress.next("second");
        drop(progress);

        assert_eq!(String::from_utf8(shown).unwrap(), "\r\x1b[2K1/2 first\r\x1b[2K2/2 second\r\x1b[2K");
    }
}
