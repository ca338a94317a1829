//! The difference between what a step should have answered and what it did, line by line. What was not expected one way
//! or the other is shown as it is: a story says only what matters to it.

use serde_json::Value;

use crate::paint::Paint;

/// How long a value is at most to stand in one line.
const INLINE: usize = 72;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Both,
    Expected,
    Answered,
}

/// The lines, each with its mark: `-` was expected, `+` was answered.
pub fn diff(expected: &Value, answered: &Value, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    compare(&mut lines, 0, "", expected, answered);
    let shown = |(mark, line): (Mark, String)| match mark {
        Mark::Both => format!("  {}", paint.dim(line)),
        Mark::Expected => paint.red(format_args!("- {line}")),
        Mark::Answered => paint.green(format_args!("+ {line}")),
    };
    lines.into_iter().map(shown).collect()
}

type Lines = Vec<(Mark, String)>;

/// As stories compare: every key that is expected must agree, `null` means not there, everything else is equal.
fn compare(lines: &mut Lines, depth: usize, key: &str, expected: &Value, answered: &Value) {
    let (Value::Object(wanted), Value::Object(got)) = (expected, answered) else {
        if expected == answered {
            write(lines, Mark::Both, depth, key, answered);
        } else {
            write(lines, Mark::Expected, depth, key, expected);
            write(lines, Mark::Answered, depth, key, answered);
        }
        return;
    };
    line(lines, Mark::Both, depth, &format!("{key}{{"));
    let mut keys: Vec<&String> = wanted.keys().chain(got.keys()).collect();
    keys.sort();
    keys.dedup();
    for it in keys {
        let key = format!("\"{it}\": ");
        let inside = depth.saturating_add(1);
        match (wanted.get(it), got.get(it)) {
            (Some(Value::Null), Some(got)) => {
                line(lines, Mark::Expected, inside, &format!("{key}(not there)"));
                write(lines, Mark::Answered, inside, &key, got);
            }
            (Some(wanted), Some(got)) => compare(lines, inside, &key, wanted, got),
            (None, Some(got)) => write(lines, Mark::Both, inside, &key, got),
            (Some(Value::Null) | None, None) => {}
            (Some(wanted), None) => write(lines, Mark::Expected, inside, &key, wanted),
        }
    }
    line(lines, Mark::Both, depth, "}");
}

fn write(lines: &mut Lines, mark: Mark, depth: usize, key: &str, value: &Value) {
    let inline = value.to_string();
    if inline.chars().count() <= INLINE {
        return line(lines, mark, depth, &format!("{key}{inline}"));
    }
    let whole = serde_json::to_string_pretty(value).unwrap_or(inline);
    for (index, text) in whole.lines().enumerate() {
        line(lines, mark, depth, &if index == 0 { format!("{key}{text}") } else { text.to_owned() });
    }
}

fn line(lines: &mut Lines, mark: Mark, depth: usize, text: &str) {
    lines.push((mark, format!("{}{text}", "  ".repeat(depth))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plain(expected: Value, answered: Value) -> Vec<String> {
        diff(&expected, &answered, Paint::new(false))
    }

    #[test]
    fn only_what_disagrees_is_marked() {
        let shown = plain(
            json!({ "denied": { "reason": "consent_denied", "retry_at": null } }),
            json!({ "denied": { "about": "voice_chat", "reason": "consent_withdrawn", "retry_at": 5 } }),
        );

        assert_eq!(
            shown,
            [
                "  {",
                "    \"denied\": {",
                "      \"about\": \"voice_chat\"",
                "-     \"reason\": \"consent_denied\"",
                "+     \"reason\": \"consent_withdrawn\"",
                "-     \"retry_at\": (not there)",
                "+     \"retry_at\": 5",
                "    }",
                "  }",
            ]
        );
    }

    #[test]
    fn what_is_missing_is_expected_and_what_is_no_object_is_compared_whole() {
        assert_eq!(plain(json!({ "a": [1] }), json!({})), ["  {", "-   \"a\": [1]", "  }"]);
        assert_eq!(plain(json!(["a"]), json!("done")), ["- [\"a\"]", "+ \"done\""]);
    }
}
