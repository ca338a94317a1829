//! A small writer of HTML. Owns escaping, which nothing can go around: tags and attribute names are words of this
//! file, and every text and attribute value is escaped. It knows nothing of what it writes.

macro_rules! names {
    ($name:ident { $($variant:ident = $text:literal,)+ }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $name { $($variant,)+ }

        impl $name {
            const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

names! {
    Tag {
        Html = "html", Head = "head", Title = "title", Body = "body",
        Header = "header", Main = "main", Footer = "footer", Nav = "nav", Section = "section", Article = "article",
        H1 = "h1", H2 = "h2", H3 = "h3", P = "p", A = "a", Code = "code", Span = "span", Time = "time",
        Ul = "ul", Ol = "ol", Li = "li", Dl = "dl", Dt = "dt", Dd = "dd", Div = "div",
        Table = "table", Caption = "caption", Thead = "thead", Tbody = "tbody", Tr = "tr", Th = "th", Td = "td",
    }
}

names! {
    Attribute {
        Class = "class", Id = "id", Lang = "lang", Href = "href", Scope = "scope", Label = "data-label",
        Datetime = "datetime", LabelledBy = "aria-labelledby", AriaLabel = "aria-label",
    }
}

/// An HTML page as it grows.
#[derive(Debug)]
pub(super) struct Html {
    out: String,
}

impl Html {
    /// A page with nothing but its document type.
    pub fn new() -> Self {
        Self { out: String::from("<!DOCTYPE html>\n") }
    }

    /// A piece without anything, to be swapped for a page while something else writes there.
    pub fn part() -> Self {
        Self { out: String::new() }
    }

    /// The page as text.
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// An element with what `inside` writes.
    pub fn element(&mut self, tag: Tag, attributes: &[(Attribute, &str)], inside: impl FnOnce(&mut Self)) {
        if is_block(tag) && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push('<');
        self.out.push_str(tag.text());
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name.text());
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(tag.text());
        self.out.push('>');
    }

    /// An element with a text and no attributes.
    pub fn simple(&mut self, tag: Tag, text: &str) {
        self.element(tag, &[], |it| it.text(text));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// What stands in the head of a page that runs no script and loads nothing, with a mark and a style sheet of the
    /// program's own. All are constants: nothing from a manifest or a ledger can come here.
    pub fn head(&mut self, title: &str, mark: &'static str, style: &'static str) {
        self.element(Tag::Head, &[], |it| {
            it.out.push_str(META);
            it.out.push('\n');
            it.out.push_str(mark);
            it.simple(Tag::Title, title);
            it.out.push_str("\n<style>\n");
            it.out.push_str(style);
            it.out.push_str("</style>\n");
        });
    }
}

const META: &str = r#"
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">"#;

/// Whether an element starts a line of the source, so that two reports can be compared line by line.
fn is_block(tag: Tag) -> bool {
    !matches!(tag, Tag::A | Tag::Code | Tag::Span | Tag::Time | Tag::Html)
}

/// Characters that mean something to HTML become references. Those that HTML forbids, and those that turn the
/// direction of the text after them, become the replacement character: a name cannot rearrange the page.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::new();
        write(&mut html);
        html.finish()
    }

    #[test]
    fn texts_and_attribute_values_are_escaped() {
        let page = written(|it| {
            it.element(Tag::Span, &[(Attribute::Label, r#""><script>"#)], |it| it.text("<b>&'\"</b>"));
        });

        assert_eq!(
            page,
            "<!DOCTYPE html>\n<span data-label=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&quot;&lt;/b&gt;</span>\n"
        );
    }

    #[test]
    fn a_name_can_neither_hold_forbidden_characters_nor_turn_the_text_around() {
        let page = written(|it| it.text("a\u{0}b\u{202e}c\u{2066}d\u{9b}"));

        assert_eq!(page, "<!DOCTYPE html>\na\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\n");
    }
}
