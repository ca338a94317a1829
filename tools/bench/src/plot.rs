//! Plots of how something grows, as SVG: the same figures give the same bytes. Both axes go by factors. What is drawn is of
//! middle brightness on no ground, so that it can be read on a light page and on a dark one.

use std::fmt::Write;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 64.0;
const BOTTOM: f64 = 48.0;
const COLORS: [&str; 4] = ["#4a7fd6", "#d0643c", "#3f9a5f", "#a06fb5"];

/// What grows, over what.
pub struct Plot {
    pub title: &'static str,
    /// What is counted from left to right.
    pub along: &'static str,
    /// What the figures are: `s` for seconds, or `/s`.
    pub unit: &'static str,
    pub lines: Vec<Line>,
}

/// One thing that was measured at each step.
pub struct Line {
    pub name: &'static str,
    pub points: Vec<(f64, f64)>,
}

impl Plot {
    /// The plot as a table, for whoever reads the run.
    pub fn table(&self) -> String {
        let names: Vec<&str> = self.lines.iter().map(|it| it.name).collect();
        let mut out = format!(
            "| {}: {} | {} |\n|{}\n",
            self.title,
            self.along,
            names.join(" | "),
            "---|".repeat(names.len() + 1)
        );
        for at in self.steps() {
            let figures: Vec<String> = self.lines.iter().map(|it| it.at(at, self.unit)).collect();
            let _ = writeln!(out, "| {at} | {} |", figures.join(" | "));
        }
        out
    }

    /// The plot as SVG.
    pub fn svg(&self) -> String {
        let steps = self.steps();
        let (least, most) = bounds(steps.iter().copied());
        let (low, high) = decades(self.lines.iter().flat_map(|it| &it.points).map(|it| it.1));
        let x = |it: f64| LEFT + share(it, least, most) * (WIDTH - LEFT - RIGHT);
        let y = |it: f64| HEIGHT - BOTTOM - share(it, low, high) * (HEIGHT - TOP - BOTTOM);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#808080\">\n"
        );
        let _ = writeln!(out, "<title>{}</title>", self.title);
        text(&mut out, (LEFT, 20.0), "start", self.title);
        text(&mut out, (f64::midpoint(LEFT, WIDTH - RIGHT), HEIGHT - 10.0), "middle", self.along);
        let mut tick = low;
        while tick <= high * 1.01 {
            rule(&mut out, (LEFT, y(tick)), (WIDTH - RIGHT, y(tick)));
            text(&mut out, (LEFT - 8.0, y(tick) + 4.0), "end", &short(tick, self.unit));
            tick *= 10.0;
        }
        for at in steps {
            rule(&mut out, (x(at), TOP), (x(at), HEIGHT - BOTTOM));
            text(&mut out, (x(at), HEIGHT - BOTTOM + 18.0), "middle", &short(at, ""));
        }
        let mut begins = LEFT;
        for (it, color) in self.lines.iter().zip(COLORS) {
            let points: Vec<String> = it.points.iter().map(|(at, of)| format!("{:.1},{:.1}", x(*at), y(*of))).collect();
            let points = points.join(" ");
            let _ =
                writeln!(out, "<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>");
            let _ = writeln!(out, "<g fill=\"{color}\">");
            for (at, of) in &it.points {
                let _ = writeln!(out, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/>", x(*at), y(*of));
            }
            text(&mut out, (begins, 44.0), "start", it.name);
            out.push_str("</g>\n");
            begins += 7.0 * f64::from(u16::try_from(it.name.chars().count()).unwrap_or(0)) + 20.0;
        }
        out + "</svg>\n"
    }

    fn steps(&self) -> Vec<f64> {
        self.lines.first().map(|it| it.points.iter().map(|it| it.0).collect()).unwrap_or_default()
    }
}

impl Line {
    fn at(&self, step: f64, unit: &str) -> String {
        let of = self.points.iter().find(|it| it.0.total_cmp(&step).is_eq());
        of.map_or_else(|| "–".to_owned(), |it| short(it.1, unit))
    }
}

fn text(out: &mut String, (x, y): (f64, f64), anchor: &str, it: &str) {
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{it}</text>");
}

fn rule(out: &mut String, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
    let _ = writeln!(
        out,
        "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" stroke=\"#808080\" stroke-opacity=\"0.3\"/>"
    );
}

/// How far a figure is between two others, by factors.
fn share(it: f64, least: f64, most: f64) -> f64 {
    if most > least { (it / least).log10() / (most / least).log10() } else { 0.5 }
}

fn bounds(of: impl Iterator<Item = f64>) -> (f64, f64) {
    of.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), it| (least.min(it), most.max(it)))
}

/// The powers of ten around all figures.
fn decades(of: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = bounds(of);
    let (low, high) = (10_f64.powf(least.log10().floor()), 10_f64.powf(most.log10().ceil()));
    (low, if high > low { high } else { low * 10.0 })
}

/// A figure in three digits and its unit.
fn short(it: f64, unit: &str) -> String {
    const STEPS: [(f64, &str); 6] = [(1e9, "G"), (1e6, "M"), (1e3, "k"), (1.0, ""), (1e-3, "m"), (1e-6, "µ")];
    let (by, prefix) = STEPS.into_iter().find(|(by, _)| it >= by * 0.9999).unwrap_or((1e-9, "n"));
    let number = it / by;
    let digits = usize::from(number < 99.95) + usize::from(number < 9.995);
    let number = format!("{number:.digits$}");
    let number = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { &number };
    let space = if unit.is_empty() { "" } else { " " };
    format!("{number}{space}{prefix}{unit}")
}
