//! How one finding looks: what is wrong, its line of the source, what to write instead.

use std::path::Path;

use ariadne::{Color, Config, Label, Report, ReportKind, Source};
use placet::manifest::{Finding, Severity};

/// How many characters of a line are shown at most.
const WIDTH: usize = 100;
/// How many characters before the place are shown where the line is cut.
const BEFORE: usize = 30;

/// A manifest's source, cut into excerpts.
pub struct Excerpts {
    name: String,
    text: String,
    is_colored: bool,
}

/// The part of a line that is shown, and where in it the finding is, in characters.
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

impl Excerpts {
    /// What is not UTF-8 shows as a replacement character; findings point no further than the first of them.
    pub fn new(path: &Path, bytes: &[u8], is_colored: bool) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Self { name: path.display().to_string(), text, is_colored }
    }

    /// One finding, with an empty line after it.
    pub fn show(&self, finding: &Finding) -> String {
        let (color, ansi) = match finding.severity {
            Severity::Error => (Color::Red, "31"),
            Severity::Warning => (Color::Yellow, "33"),
            Severity::Note => (Color::Cyan, "36"),
        };
        let kind = format!("{}[{}]", finding.severity, finding.code);
        let kind = if self.is_colored { format!("\x1b[1;{ansi}m{kind}\x1b[0m") } else { kind };
        let body = self.body(finding, color).unwrap_or_else(|| format!("  help: {}\n", finding.help));
        format!("{kind}: {}\n{body}", finding.message)
    }

    /// Everything but the first line, which ariadne would colour whether it is told to or not.
    fn body(&self, finding: &Finding, color: Color) -> Option<String> {
        let place = finding.span?;
        let excerpt = self.excerpt(place.start, place.end);
        let above = usize::try_from(place.line.saturating_sub(1)).ok()?;
        // The lines above are left empty, so that the excerpt has its own number.
        let text = format!("{}{}", "\n".repeat(above), excerpt.text);
        let span = (self.name.as_str(), above + excerpt.start..above + excerpt.end);
        let about = if finding.path.is_empty() { "the whole file" } else { finding.path.as_str() };
        let report = Report::build(ReportKind::Advice, span.clone())
            .with_config(Config::default().with_color(self.is_colored))
            .with_label(Label::new(span).with_message(about).with_color(color))
            .with_help(&finding.help)
            .finish();
        let mut shown = Vec::new();
        report.write((self.name.as_str(), Source::from(text)), &mut shown).ok()?;
        let shown = String::from_utf8(shown).ok()?;
        // A line that was cut on its left has its columns counted from the cut.
        let cut = format!("{}:{}:{} ", self.name, place.line, excerpt.start + 1);
        let whole = format!("{}:{}:{} ", self.name, place.line, place.column);
        let lines = shown.lines().skip(1).map(str::trim_end);
        Some(lines.map(|it| it.replacen(&cut, &whole, 1) + "\n").collect())
    }

    /// The line that holds the first byte; what goes on beyond it is not shown.
    fn excerpt(&self, start: usize, end: usize) -> Excerpt {
        let whole = |at: &usize| self.text.is_char_boundary(*at);
        let start = (0..=start.min(self.text.len())).rev().find(whole).unwrap_or_default();
        let end = (end.min(self.text.len()).max(start)..=self.text.len()).find(whole).unwrap_or(start);
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(start..).unwrap_or_default();
        let before = before.rsplit_once('\n').map_or(before, |it| it.1);
        let after = after.split_once('\n').map_or(after, |it| it.0);
        let about = self.text.get(start..end).unwrap_or_default();
        let (before, after, about) =
            (before.replace('\t', " "), after.replace(['\t', '\r'], " "), about.lines().next());
        let (left, long) = (before.chars().count(), about.unwrap_or_default().chars().count());
        let cut = if left + long > WIDTH { left.saturating_sub(BEFORE) } else { 0 };
        let mut text: String = if cut > 0 { "… ".to_owned() } else { String::new() };
        text.extend(before.chars().skip(cut));
        let start = text.chars().count();
        let room = WIDTH.saturating_sub(start).max(BEFORE);
        text.extend(after.chars().take(room));
        if after.chars().nth(room).is_some() {
            text.push_str(" …");
        }
        Excerpt { end: (start + long).min(start + room), start, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, about: &str) -> String {
        let start = text.find(about).unwrap();
        let it = Excerpts::new(Path::new("m.json"), text.as_bytes(), false).excerpt(start, start + about.len());
        let marks: String = (0..it.end).map(|at| if at < it.start { ' ' } else { '^' }).collect();
        format!("{}\n{marks}", it.text)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(excerpt("a\n  \"可可\": 1\nb", "1"), "  \"可可\": 1\n        ^");
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let text = format!("{}\"here\"{}", "a".repeat(120), "b".repeat(120));

        let shown = excerpt(&text, "\"here\"");

        let (line, marks) = shown.split_once('\n').unwrap();
        assert!(line.starts_with(&format!("… {}\"here\"b", "a".repeat(BEFORE))) && line.ends_with("b …"), "{line}");
        assert_eq!(marks, format!("{}^^^^^^", " ".repeat(BEFORE + 2)));
    }

    #[test]
    fn what_goes_over_several_lines_shows_its_first() {
        assert_eq!(excerpt("{ \"a\": [\n1 ] }", "[\n1 ]"), "{ \"a\": [\n       ^");
    }
}
