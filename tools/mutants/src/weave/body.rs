//! Bodies of functions: what they give instead, and the second form of a change, for what the first is not good for: the
//! whole body once more with that one change in its text, behind a switch at its start.

use proc_macro2::LineColumn;
use syn::spanned::Spanned as _;

use super::{Insert, ON, Weaver};
use crate::mutant::{Genre, Mutant, Place};

/// The path of the iterator that is one of two.
const ONE: &str = "crate::woven::OneOf";

/// What can be switched at the start of a body.
pub struct Body {
    /// From behind its first brace to its last one.
    range: (usize, usize),
    gives: Gives,
    /// The bodies that stand in its place, by the changes.
    instead: Vec<(usize, String)>,
}

/// How a body can end early.
#[derive(PartialEq, Eq)]
enum Gives {
    /// By giving its value.
    Named,
    /// By one of several iterators over this.
    Iterator(String),
    /// Not at all: its type has no name, or a constant asks for it.
    Fixed,
}

impl Weaver<'_> {
    /// Notes the body of a function, and what it gives instead.
    pub fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let gives = match &signature.output {
            _ if self.const_depth > 0 => Gives::Fixed,
            syn::ReturnType::Type(_, it) if self.text(self.range(it.span())).contains("impl ") => {
                item(it).map_or(Gives::Fixed, |it| Gives::Iterator(self.text(self.range(it.span())).to_owned()))
            }
            _ => Gives::Named,
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
        let (open, close) = if let Gives::Iterator(item) = &body.gives {
            let branch = |(n, value): &(usize, String)| {
                let value = format!("crate::woven::of::<{item}, _>({value})");
                format!("if {ON}({n}) {{ /*M{n}*/{ONE}::This({value})/*m{n}*/ }} else {{ {ONE}::That(")
            };
            let branches = body.instead.iter().map(branch).collect::<Vec<_>>().concat();
            (format!(" /*S{first}*/{branches}{{"), format!("}}{}/*s{first}*/", ") }".repeat(body.instead.len())))
        } else {
            let branch = |(n, value): &(usize, String)| {
                let value = if value == "()" { "" } else { value };
                format!(" /*S{n}*/if {ON}({n}) {{ /*M{n}*/return {value};/*m{n}*/ }}/*s{n}*/")
            };
            (body.instead.iter().map(branch).collect::<Vec<_>>().concat(), String::new())
        };
        self.inserts.push(Insert { at: body.range.0, order: (1, 0), text: open });
        self.close(body.range, close);
    }

    /// The bytes that a change takes out.
    fn changed(&self, mutant: &Mutant) -> (usize, usize) {
        let offset = |it: Place| self.offset(LineColumn { line: it.line, column: it.column - 1 });
        (offset(mutant.span.start), offset(mutant.span.end))
    }
}

/// What an iterator without a name gives.
fn item(it: &syn::Type) -> Option<&syn::Type> {
    let syn::Type::ImplTrait(it) = it else { return None };
    let Some(syn::TypeParamBound::Trait(it)) = it.bounds.first() else { return None };
    let last = it.path.segments.last().filter(|it| it.ident == "Iterator")?;
    let syn::PathArguments::AngleBracketed(it) = &last.arguments else { return None };
    it.args.iter().find_map(|it| match it {
        syn::GenericArgument::AssocType(it) if it.ident == "Item" => Some(&it.ty),
        _ => None,
    })
}
