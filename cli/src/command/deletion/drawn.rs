//! A timeline as an SVG: two bars to scale, and beneath them each mark with its date and source. Owns that no text is cut:
//! the letters are of one width, and the picture is as wide as its longest line. Whole numbers alone, so that the same
//! timeline is the same bytes everywhere.

use std::fmt::Write as _;

use placet::clock::Timestamp;
use placet::policy::deletion::{Mark, MarkKind};

use super::{Picture, words};

/// Tenths of a pixel that a letter of 13 pixels may take; fonts of one width take six tenths of their height.
const LETTER: usize = 82;
const MARGIN: usize = 16;
/// Where the texts beside the dates begin.
const TEXT: usize = MARGIN + 186;

const BLUE: &str = "#1d5fc4";
const PALE: &str = "#a9c5ee";
const BROWN: &str = "#8a5a00";

/// The whole file.
pub fn svg(it: &Picture<'_>) -> String {
    let title = words::title(it);
    let said: Vec<(String, String, String)> = it.timeline.marks.iter().map(|mark| lines(it, mark)).collect();
    let notes = words::notes(it);
    let beside = said.iter().flat_map(|(_, says, source)| [says, source]).map(|it| TEXT + width(it)).max();
    let alone = notes.iter().chain([&title]).map(|it| MARGIN + width(it)).max();
    let wide = beside.max(alone).unwrap_or_default().max(640) + MARGIN;
    let (bars, mut y) = bars(it, wide);
    let mut body = text(MARGIN, 28, "b", &title) + &bars;
    for (mark, (when, says, source)) in it.timeline.marks.iter().zip(&said) {
        let fill = if mark.kind == MarkKind::CountStarts || mark.kind == MarkKind::Due { BROWN } else { BLUE };
        let dot =
            if mark.provisional { format!(r#"fill="none" stroke="{fill}""#) } else { format!(r#"fill="{fill}""#) };
        // Writing to a text cannot fail.
        let _ = writeln!(body, "<circle cx=\"{}\" cy=\"{}\" r=\"4\" {dot}/>", MARGIN + 5, y - 4);
        body += &text(MARGIN + 18, y, "", when);
        body += &text(TEXT, y, "", says);
        body += &text(TEXT, y + 18, "s", source);
        y += 46;
    }
    for note in &notes {
        body += &text(MARGIN, y, "s", note);
        y += 20;
    }
    let high = y;
    let described = said.iter().map(|(when, says, source)| format!("{when}: {says} ({source})."));
    let described: Vec<String> = described.chain(notes.iter().cloned()).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         role=\"img\" lang=\"en\" aria-labelledby=\"deletion-title deletion-desc\">\n\
         <title id=\"deletion-title\">{}</title>\n<desc id=\"deletion-desc\">{}</desc>\n\
         <style>text{{font:13px monospace;fill:#1a1a1a}}.b{{font-weight:bold}}.s{{fill:#555}}</style>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n{body}</svg>",
        escaped(&title),
        escaped(&described.join(" "))
    )
}

/// When, what, and whence.
fn lines(it: &Picture<'_>, mark: &Mark) -> (String, String, String) {
    (format!("{} {}", mark.day, mark.time), words::says(it, mark), words::source(it, mark))
}

/// The appeal, and the working days beneath it, to scale; and where the marks begin.
fn bars(it: &Picture<'_>, wide: usize) -> (String, usize) {
    let marks = &it.timeline.marks;
    let at = |kind| it.timeline.mark(kind).map(|it| it.at);
    let (first, last) = (marks.first().map(|it| it.at), marks.last().map(|it| it.at));
    let x = |at: Timestamp| scaled(first.unwrap_or(at), last.unwrap_or(at), at, wide - 2 * MARGIN) + MARGIN;
    let (mut drawn, mut y) = (String::new(), 56);
    let mut row = |label: &str, parts: &[(Option<Timestamp>, Option<Timestamp>, &str)]| {
        drawn += &text(MARGIN, y, "", label);
        for (from, to, fill) in parts {
            let (Some(from), Some(to)) = (from, to) else { continue };
            let (from, to) = (x(*from), x(*to));
            let (top, width) = (y + 7, to.saturating_sub(from).max(1));
            let _ = writeln!(drawn, r#"<rect x="{from}" y="{top}" width="{width}" height="10" fill="{fill}"/>"#);
        }
        y += 40;
    };
    if let (Some(days), Some(ends)) = (it.timeline.appeal_days, at(MarkKind::AppealEnds)) {
        let moved = at(MarkKind::RestDay);
        let label = format!("appeal: {days} calendar days{}", moved.map_or("", |_| ", then moved on over rest"));
        let counted = Some(moved.unwrap_or(ends));
        row(&label, &[(at(MarkKind::Submitted), counted, BLUE), (moved, Some(ends), PALE)]);
    }
    let label = format!("carried out: within {} working days", it.timeline.working_days);
    row(&label, &[(at(MarkKind::CountStarts), at(MarkKind::Due), BROWN)]);
    (drawn, y + 12)
}

/// How far along a line of that length a moment lies.
fn scaled(first: Timestamp, last: Timestamp, at: Timestamp, length: usize) -> usize {
    let since = |it: Timestamp| i128::from(it.as_millis()) - i128::from(first.as_millis());
    let whole = since(last).max(1);
    let length = i128::try_from(length).unwrap_or_default();
    usize::try_from(since(at).clamp(0, whole) * length / whole).unwrap_or_default()
}

/// How wide a text may be at most; what is no ASCII may take two places.
fn width(text: &str) -> usize {
    let places: usize = text.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
    (places * LETTER).div_ceil(10)
}

fn text(x: usize, y: usize, class: &str, text: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<text x=\"{x}\" y=\"{y}\"{class}>{}</text>\n", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
