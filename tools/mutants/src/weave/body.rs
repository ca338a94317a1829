//! Bodies of functions: what they give instead, and the second form of a change, for what the first is not good for: the
//! whole body once more with that one change in its text, behind a switch at its start.

use proc_macro2::LineColumn;
use syn::spanned::Spanned as _;

use super::{Insert, ON, Weaver};
use crate::mutant::{Genre, Mutant, Place};

/// What can be switched at the start of a body.
pub struct Body {
    /// From behind its first brace to its last one.
    range: (usize, usize),
    gives: Gives,
    /// The bodies that stand in its place, by the changes.
    instead: Vec<(usize, String)>,
}

/// How a body can end early.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    /// By giving its value.
    Named,
    /// The iterators must have one type: each is boxed.
    Iterator,
    /// Not at all: its type has no name, or a constant asks for it.
    Fixed,
}

impl<'a> Weaver<'a> {
    /// Notes the body of a function, and what it gives instead.
    pub fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let output = self.text(self.range(signature.output.span()));
        let gives = match output.split_once("impl ") {
            _ if self.const_depth > 0 => Gives::Fixed,
            None => Gives::Named,
            Some((before, after)) if before.trim_end() == "->" && after.starts_with("Iterator<") => Gives::Iterator,
            Some(_) => Gives::Fixed,
        };
        let found = block.stmts.first().map(|it| self.at(Genre::FnValue, it.span())).unwrap_or_default();
        let instead = found.iter().map(|(n, it)| (*n, it.replacement.clone())).collect();
        let (open, close) = (self.range(block.brace_token.span.open()), self.range(block.brace_token.span.close()));
        self.bodies.push(Body { range: (open.1, close.0), gives, instead });
    }

    /// Writes the second form of what is asked for, and all that stands at the start of a body.
    pub fn write_bodies(&mut self) {
        let mut bodies = std::mem::take(&mut self.bodies);
        for (number, mutant) in std::mem::take(&mut self.again) {
            let (from, to) = self.changed(mutant);
            let around = bodies.iter_mut().filter(|it| it.range.0 <= from && to <= it.range.1);
            match around.min_by_key(|it| it.range.1 - it.range.0) {
                Some(body) if body.gives != Gives::Fixed => {
                    let (before, after) = (self.text((body.range.0, from)), self.text((to, body.range.1)));
                    body.instead.push((number, format!("{{{before}{}{after}}}", mutant.replacement)));
                    self.woven.insert(number);
                }
                _ => drop(self.constant.insert(number)),
            }
        }
        for body in bodies {
            self.write_body(&body);
        }
    }

    fn write_body(&mut self, body: &Body) {
        let Some((first, _)) = body.instead.first() else { return };
        let branch = |(n, value): &(usize, String)| {
            let value = if value == "()" { "" } else { value };
            match body.gives {
                Gives::Iterator => format!("if {ON}({n}) {{ /*M{n}*/Box::new({value})/*m{n}*/ }} else "),
                _ => format!(" /*S{n}*/if {ON}({n}) {{ /*M{n}*/return {value};/*m{n}*/ }}/*s{n}*/"),
            }
        };
        let branches: String = body.instead.iter().map(branch).collect();
        let (mut open, mut close) = (branches, String::new());
        if body.gives == Gives::Iterator {
            open = format!(" /*S{first}*/let it__: Box<dyn Iterator<Item = _> + '_> = {open}{{ Box::new({{");
            close = format!("}}) }}; it__/*s{first}*/");
        }
        self.inserts.push(Insert { at: body.range.0, order: (1, 0), text: open });
        self.close(body.range, close);
    }

    /// The bytes that a change takes out.
    fn changed(&self, mutant: &Mutant) -> (usize, usize) {
        let offset = |it: Place| self.offset(LineColumn { line: it.line, column: it.column - 1 });
        (offset(mutant.span.start), offset(mutant.span.end))
    }
}
