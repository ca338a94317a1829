//! Rust source as far as names go: without comments, texts and tests.

/// The code of a file: comments and texts are blanked, tests are cut out.
pub fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            'r' if !ends_in_name(&code) && is_raw(rest) => raw_text(rest),
            '"' => quoted(rest, '"'),
            '\'' if is_character(rest) => quoted(rest, '\''),
            _ => 0,
        };
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    without_tests(&code)
}

fn ends_in_name(code: &str) -> bool {
    code.ends_with(is_name)
}

fn is_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// The length of a comment that may hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let here = &text[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn is_raw(text: &str) -> bool {
    text[1..].trim_start_matches('#').starts_with('"') && !text.starts_with("r#r")
}

fn raw_text(text: &str) -> usize {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    text[start..].find(&end).map_or(text.len(), |it| start + it + end.len())
}

/// A character, and not a lifetime.
fn is_character(text: &str) -> bool {
    let mut chars = text[1..].chars();
    let first = chars.next();
    first == Some('\\') || chars.next() == Some('\'')
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, it) in text.char_indices().skip(1) {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            it if it == quote => return at + it.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn without_tests(code: &str) -> String {
    if code.contains("#![cfg(test)]") {
        return String::new();
    }
    let Some((before, rest)) = code.split_once("#[cfg(test)]") else { return code.to_owned() };
    let mut depth = 0;
    let end = rest.char_indices().find(|(_, it)| {
        match it {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0 && matches!(it, '}' | ';')
    });
    let after = end.map_or("", |(at, _)| &rest[at + 1..]);
    format!("{before}{}", without_tests(after))
}

/// Every path in the code, with those of a list in braces written out; a call on something starts with a dot, a macro
/// ends with `!`. What the crate's root hands on is named by its own place.
pub fn names(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(is_name) {
        let is_call = rest[..start].ends_with('.');
        rest = &rest[start..];
        rest = path(rest, if is_call { "." } else { "" }, &mut names);
    }
    for name in &mut names {
        if name.starts_with("crate::Placet") {
            *name = name.replacen("crate::", "crate::engine::", 1);
        }
    }
    names
}

/// Reads one path, or a list of them in braces, after what stands before it; returns what follows.
fn path<'a>(text: &'a str, before: &str, names: &mut Vec<String>) -> &'a str {
    let end = text.find(|it| !is_name(it)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let name = format!("{before}{word}");
    if let Some(rest) = rest.strip_prefix("::") {
        if let Some(mut rest) = rest.strip_prefix('{') {
            loop {
                rest = rest.trim_start_matches([',', ' ', '\n']);
                if rest.is_empty() || rest.starts_with('}') {
                    return rest.strip_prefix('}').unwrap_or(rest);
                }
                let before = rest.len();
                rest = if rest.starts_with(is_name) { path(rest, &format!("{name}::"), names) } else { rest };
                if rest.len() == before {
                    rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
                }
            }
        }
        if rest.starts_with(is_name) {
            return path(rest, &format!("{name}::"), names);
        }
    }
    let is_macro = rest.starts_with('!') && !rest.starts_with("!=");
    names.push(if is_macro { format!("{name}!") } else { name });
    rest
}
