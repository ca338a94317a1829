//! What the compiler says of the woven copy, and which changes an error comes from.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::build::{Places, cargo};

/// An error of the compiler.
#[derive(Debug)]
pub enum Fault {
    /// A function that a constant calls was made one that it cannot call.
    NotConst(String),
    /// Any other.
    At(Error),
}

/// Where an error is, and its code.
#[derive(Debug)]
pub struct Error {
    pub code: String,
    file: String,
    /// The bytes that it is about, the main one first.
    bytes: Vec<usize>,
    /// The byte behind what it is about.
    end: usize,
}

impl Error {
    /// The changes that it comes from, by the woven texts of the files.
    pub fn blamed(&self, texts: &BTreeMap<String, String>) -> Vec<usize> {
        let Some(text) = texts.get(&self.file) else { return Vec::new() };
        // A `match` some of whose arms have guards now.
        let arms = if self.code == "E0004" { arms_after(text, self.end) } else { Vec::new() };
        if !arms.is_empty() {
            return arms;
        }
        self.bytes.iter().map(|at| mutants_around(text, *at)).find(|it| !it.is_empty()).unwrap_or_default()
    }
}

/// What is wrong with the copy; nothing where it compiles.
pub fn check(places: &Places, what: &str) -> Result<Vec<Fault>> {
    let output = cargo(places)
        .args(["check", what, "--quiet", "-p", "placet", "--features", "check,story", "--message-format", "json"])
        .output()?;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = lines.lines().filter_map(|it| serde_json::from_str::<Value>(it).ok());
    let faults: Vec<Fault> = messages.filter_map(|it| fault(&it["message"])).collect();
    if faults.is_empty() && !output.status.success() {
        bail!("cargo check: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(faults)
}

fn fault(message: &Value) -> Option<Fault> {
    let mut spans: Vec<&Value> = message["spans"].as_array().into_iter().flatten().collect();
    spans.sort_by_key(|it| it["is_primary"] != true);
    let first = spans.first().filter(|_| message["level"] == "error")?;
    let code = message["code"]["code"].as_str().unwrap_or("syntax").to_owned();
    if code == "E0015" {
        let name = message["message"].as_str()?.split('`').nth(1).unwrap_or_default();
        let name = name.split('<').next().unwrap_or(name);
        return Some(Fault::NotConst(name.rsplit("::").next().unwrap_or(name).to_owned()));
    }
    let byte = |span: &Value, which: &str| span[which].as_u64().and_then(|it| usize::try_from(it).ok());
    Some(Fault::At(Error {
        code,
        file: first["file_name"].as_str().unwrap_or_default().to_owned(),
        bytes: spans.iter().filter_map(|it| byte(it, "byte_start")).collect(),
        end: byte(first, "byte_end").unwrap_or_default(),
    }))
}

/// The arms that are switched of the `match` whose subject ends at a byte: a guard keeps it from being exhaustive.
fn arms_after(text: &str, at: usize) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for (position, byte) in text.bytes().enumerate().skip(at) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => break,
            b'}' => depth -= 1,
            b'/' if depth == 1 => {
                let number = text.get(position..).and_then(|it| it.strip_prefix("/*S")?.split_once("*/!"));
                found.extend(number.and_then(|(number, _)| number.parse::<usize>().ok()));
            }
            _ => {}
        }
    }
    found
}

/// The mutants that stand between marks around a byte of a woven text: those of the innermost branch, else of the
/// innermost switch.
fn mutants_around(text: &str, at: usize) -> Vec<usize> {
    let mut open: Vec<(u8, usize, usize)> = Vec::new();
    let mut closed: Vec<(u8, usize, usize, usize)> = Vec::new();
    for (start, _) in text.match_indices("/*") {
        let rest = &text[start + 2..];
        let Some(end) = rest.find("*/") else { continue };
        let Some(Ok(number)) = rest.get(1..end).map(str::parse::<usize>) else { continue };
        let mark = rest.as_bytes()[0];
        match mark {
            b'S' | b'M' => open.push((mark, number, start)),
            b's' | b'm' => {
                let of = mark.to_ascii_uppercase();
                if let Some(position) = open.iter().rposition(|it| it.0 == of && it.1 == number) {
                    let (_, _, from) = open.remove(position);
                    closed.push((of, number, from, start));
                }
            }
            _ => {}
        }
    }
    let around = |of: u8| {
        closed.iter().filter(|it| it.0 == of && it.2 <= at && at <= it.3 + 8).min_by_key(|it| it.3 - it.2).copied()
    };
    let (branch, switch) = (around(b'M'), around(b'S'));
    match (branch, switch) {
        (Some(branch), Some(switch)) if branch.3 - branch.2 <= switch.3 - switch.2 => vec![branch.1],
        (_, Some(switch)) => {
            let inside = |it: &&(u8, usize, usize, usize)| it.0 == b'M' && it.2 >= switch.2 && it.3 <= switch.3;
            let mut all = vec![switch.1];
            // The branches of this switch alone: those that no narrower switch holds.
            all.extend(
                closed
                    .iter()
                    .filter(inside)
                    .filter(|branch| {
                        !closed.iter().any(|other| {
                            other.0 == b'S'
                                && other.1 != switch.1
                                && other.2 >= switch.2
                                && other.3 <= switch.3
                                && other.2 <= branch.2
                                && other.3 >= branch.3
                        })
                    })
                    .map(|it| it.1),
            );
            all
        }
        (Some(branch), None) => vec![branch.1],
        (None, None) => Vec::new(),
    }
}
