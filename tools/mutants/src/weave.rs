//! Writes a source file anew with every change in it, each behind a switch. Nothing but insertions and operators that are
//! exchanged, so that changes within changes need no care; each switch stands between marks, by which an error of the
//! compiler is laid to the change that it comes from.

mod body;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{LineColumn, Span};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::mutant::{Genre, Mutant, Place};

/// The path of the switch in the woven crate.
const ON: &str = "crate::woven::on";

/// What is put in at a place, and where among others of the same place: what ends first, then what begins, the widest first.
struct Insert {
    at: usize,
    order: (u8, i64),
    text: String,
}

/// The mutants of one file by what they change and where.
pub struct Weaver<'a> {
    source: &'a str,
    lines: Vec<usize>,
    wanted: BTreeMap<(u8, Place), Vec<(usize, &'a Mutant)>>,
    keep_const: &'a BTreeSet<String>,
    inserts: Vec<Insert>,
    cuts: Vec<(usize, usize)>,
    const_depth: usize,
    bodies: Vec<body::Body>,
    again: Vec<(usize, &'a Mutant)>,
    pub woven: BTreeSet<usize>,
    pub constant: BTreeSet<usize>,
}

const fn slot(genre: Genre) -> u8 {
    match genre {
        Genre::FnValue => 0,
        Genre::BinaryOperator => 1,
        Genre::UnaryOperator => 2,
        Genre::MatchArm => 3,
        Genre::MatchArmGuard => 4,
        Genre::StructField => 5,
    }
}

impl<'a> Weaver<'a> {
    /// `again` are those that are woven in their second form.
    pub fn new(
        source: &'a str,
        mutants: &[(usize, &'a Mutant)],
        again: Vec<(usize, &'a Mutant)>,
        keep_const: &'a BTreeSet<String>,
    ) -> Self {
        let lines = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut wanted: BTreeMap<(u8, Place), Vec<(usize, &Mutant)>> = BTreeMap::new();
        for (number, mutant) in mutants {
            wanted.entry((slot(mutant.genre), mutant.span.start)).or_default().push((*number, mutant));
        }
        Self {
            source,
            lines,
            wanted,
            keep_const,
            inserts: Vec::new(),
            cuts: Vec::new(),
            const_depth: 0,
            bodies: Vec::new(),
            again,
            woven: BTreeSet::new(),
            constant: BTreeSet::new(),
        }
    }

    /// The woven text.
    pub fn weave(&mut self) -> syn::Result<String> {
        let file = syn::parse_file(self.source)?;
        self.visit_file(&file);
        self.write_bodies();
        self.inserts.sort_by_key(|it| (it.at, it.order));
        let mut out = String::new();
        let mut from = 0;
        let mut cuts = self.cuts.clone();
        cuts.sort_unstable();
        let mut points: Vec<(usize, Option<&Insert>, usize)> =
            self.inserts.iter().map(|it| (it.at, Some(it), 0)).collect();
        points.extend(cuts.iter().map(|(at, end)| (*at, None, *end)));
        points.sort_by_key(|(at, insert, _)| (*at, insert.is_none()));
        for (at, insert, end) in points {
            out.push_str(self.source.get(from..at).unwrap_or_default());
            from = from.max(at);
            match insert {
                Some(insert) => out.push_str(&insert.text),
                None => from = end,
            }
        }
        out.push_str(self.source.get(from..).unwrap_or_default());
        Ok(out)
    }

    fn offset(&self, at: LineColumn) -> usize {
        let line = self.lines[at.line - 1];
        self.source[line..].char_indices().nth(at.column).map_or(self.source.len(), |(it, _)| line + it)
    }

    fn range(&self, span: Span) -> (usize, usize) {
        (self.offset(span.start()), self.offset(span.end()))
    }

    fn text(&self, (start, end): (usize, usize)) -> &'a str {
        &self.source[start..end]
    }

    /// The mutants of a kind that begin at a span; none in a constant.
    fn at(&mut self, genre: Genre, span: Span) -> Vec<(usize, &'a Mutant)> {
        let start = span.start();
        let place = Place { line: start.line, column: start.column + 1 };
        let found = self.wanted.get(&(slot(genre), place)).cloned().unwrap_or_default();
        let numbers = found.iter().map(|(number, _)| *number);
        if self.const_depth > 0 {
            self.constant.extend(numbers);
            return Vec::new();
        }
        self.woven.extend(numbers);
        found
    }

    fn open(&mut self, range: (usize, usize), text: String) {
        self.inserts.push(Insert { at: range.0, order: (2, -i64::try_from(range.1).unwrap_or(0)), text });
    }

    fn close(&mut self, range: (usize, usize), text: String) {
        self.inserts.push(Insert { at: range.1, order: (0, -i64::try_from(range.0).unwrap_or(0)), text });
    }

    fn exchange(&mut self, operator: (usize, usize), text: String) {
        self.cuts.push(operator);
        self.inserts.push(Insert { at: operator.0, order: (1, 0), text });
    }

    /// `const` is cut from functions, in which nothing could be switched; not from those that constants need.
    fn function(&mut self, signature: &syn::Signature, block: Option<&syn::Block>) -> bool {
        let kept = self.keep_const.contains(&signature.ident.to_string());
        if let Some(word) = &signature.constness {
            if kept {
                self.const_depth += 1;
            } else {
                let word = self.range(word.span());
                self.cuts.push(word);
            }
        }
        if let Some(block) = block {
            self.body(signature, block);
        }
        signature.constness.is_some() && kept
    }

    fn compare(&mut self, it: &syn::ExprBinary, found: &[(usize, &Mutant)]) {
        let (whole, operator) = (self.range(it.span()), self.range(it.op.span()));
        let sign = self.text(operator);
        let first = found[0].0;
        let compared = matches!(sign, "==" | "!=" | "<" | "<=" | ">" | ">=");
        let (before, between, left, right) =
            if compared { ("&(", "), &(", "*l__", "*r__") } else { ("(", "), (", "l__", "r__") };
        let branches = in_place(found, left, right);
        self.open(whole, format!("/*S{first}*/(match ({before}"));
        self.exchange(operator, between.to_owned());
        self.close(whole, format!(")) {{ (l__, r__) => {branches}{{ {left} {sign} {right} }} }})/*s{first}*/"));
    }

    fn logical(&mut self, it: &syn::ExprBinary, found: &[(usize, &Mutant)]) {
        let (whole, operator) = (self.range(it.span()), self.range(it.op.span()));
        let sign = if self.text(operator) == "&&" { "==" } else { "!=" };
        let n = found[0].0;
        self.open(whole, format!("/*S{n}*/({{ let l__: bool = "));
        self.exchange(operator, format!("; if l__ {sign} {ON}({n}) {{ l__ }} else {{ "));
        self.close(whole, format!(" }} }})/*s{n}*/"));
    }

    fn assign(&mut self, it: &syn::ExprBinary, found: &[(usize, &Mutant)]) {
        let whole = self.range(it.span());
        let (left, right) = (self.text(self.range(it.left.span())), self.text(self.range(it.right.span())));
        let first = found[0].0;
        let branches = in_place(found, left, right);
        self.open(whole, format!("/*S{first}*/({branches}{{ "));
        self.close(whole, format!(" }})/*s{first}*/"));
    }
}

/// What stands in the place of two operands and their operator, for each change.
fn in_place(found: &[(usize, &Mutant)], left: &str, right: &str) -> String {
    let branch = |(n, it): &(usize, &Mutant)| {
        format!("if {ON}({n}) {{ /*M{n}*/{left} {} {right}/*m{n}*/ }} else ", it.replacement)
    };
    found.iter().map(branch).collect::<Vec<_>>().concat()
}

fn has_let(it: &syn::Expr) -> bool {
    match it {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(it) => has_let(&it.left) || has_let(&it.right),
        _ => false,
    }
}

fn is_base_default(text: &str) -> bool {
    matches!(text, "Default::default()" | "Self::default()")
}

impl<'ast> Visit<'ast> for Weaver<'_> {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        let kept = self.function(&it.sig, Some(&it.block));
        visit::visit_item_fn(self, it);
        self.const_depth -= usize::from(kept);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
        let kept = self.function(&it.sig, Some(&it.block));
        visit::visit_impl_item_fn(self, it);
        self.const_depth -= usize::from(kept);
    }

    fn visit_trait_item_fn(&mut self, it: &'ast syn::TraitItemFn) {
        let kept = self.function(&it.sig, it.default.as_ref());
        visit::visit_trait_item_fn(self, it);
        self.const_depth -= usize::from(kept);
    }

    fn visit_item_const(&mut self, it: &'ast syn::ItemConst) {
        self.const_depth += 1;
        visit::visit_item_const(self, it);
        self.const_depth -= 1;
    }

    fn visit_impl_item_const(&mut self, it: &'ast syn::ImplItemConst) {
        self.const_depth += 1;
        visit::visit_impl_item_const(self, it);
        self.const_depth -= 1;
    }

    fn visit_item_static(&mut self, it: &'ast syn::ItemStatic) {
        self.const_depth += 1;
        visit::visit_item_static(self, it);
        self.const_depth -= 1;
    }

    fn visit_expr_binary(&mut self, it: &'ast syn::ExprBinary) {
        let found = self.at(Genre::BinaryOperator, it.op.span());
        if !found.is_empty() {
            if has_let(&it.left) || has_let(&it.right) {
                for (number, _) in &found {
                    self.woven.remove(number);
                }
            } else {
                match it.op {
                    syn::BinOp::And(_) | syn::BinOp::Or(_) => self.logical(it, &found),
                    _ if self.text(self.range(it.op.span())).ends_with('=')
                        && !matches!(
                            it.op,
                            syn::BinOp::Eq(_) | syn::BinOp::Ne(_) | syn::BinOp::Le(_) | syn::BinOp::Ge(_)
                        ) =>
                    {
                        self.assign(it, &found);
                    }
                    _ => self.compare(it, &found),
                }
            }
        }
        visit::visit_expr_binary(self, it);
    }

    fn visit_expr_unary(&mut self, it: &'ast syn::ExprUnary) {
        let found = self.at(Genre::UnaryOperator, it.op.span());
        if let Some((n, _)) = found.first() {
            let whole = self.range(it.span());
            if matches!(it.op, syn::UnOp::Not(_)) {
                self.open(whole, format!("/*S{n}*/(("));
                self.close(whole, format!(") != {ON}({n}))/*s{n}*/"));
            } else {
                let inner = self.text(self.range(it.expr.span()));
                self.open(whole, format!("/*S{n}*/(if {ON}({n}) {{ {inner} }} else {{ "));
                self.close(whole, format!(" }})/*s{n}*/"));
            }
        }
        visit::visit_expr_unary(self, it);
    }

    fn visit_arm(&mut self, it: &'ast syn::Arm) {
        let gone = self.at(Genre::MatchArm, it.span());
        let not: Vec<_> = gone.iter().map(|(n, _)| format!("/*S{n}*/!{ON}({n})/*s{n}*/ && ")).collect();
        let not = not.concat();
        if let Some((_, guard)) = &it.guard {
            let found = self.at(Genre::MatchArmGuard, guard.span());
            if !found.is_empty() || !not.is_empty() {
                let range = self.range(guard.span());
                let named = |value: &str| found.iter().find(|(_, it)| it.replacement == value).map(|(n, _)| *n);
                let yes = named("true").map_or(String::new(), |n| format!("{ON}({n}) || "));
                let no = named("false").map_or(String::new(), |n| format!(" && !{ON}({n})"));
                let first = found.first().or_else(|| gone.first()).map_or(0, |(n, _)| *n);
                self.open(range, format!("{not}/*S{first}*/({yes}("));
                self.close(range, format!(")){no}/*s{first}*/"));
            }
        } else if !not.is_empty() {
            let at = self.range(it.pat.span()).1;
            let guard = format!(" if {not}true");
            self.inserts.push(Insert { at, order: (1, 0), text: guard });
        }
        visit::visit_arm(self, it);
    }

    fn visit_expr_struct(&mut self, it: &'ast syn::ExprStruct) {
        if let Some(rest) = &it.rest {
            let base = self.text(self.range(rest.span()));
            let path = self.text(self.range(it.path.span()));
            let base =
                if is_base_default(base) { format!("<{path} as Default>::default()") } else { format!("({base})") };
            for field in &it.fields {
                let found = self.at(Genre::StructField, field.span());
                let Some((n, _)) = found.first() else { continue };
                let syn::Member::Named(name) = &field.member else { continue };
                let value = self.range(field.expr.span());
                let named = if field.colon_token.is_some() { String::new() } else { format!("{name}: ") };
                self.open(value, format!("{named}/*S{n}*/(if {ON}({n}) {{ {base}.{name} }} else {{ "));
                self.close(value, format!(" }})/*s{n}*/"));
            }
        }
        visit::visit_expr_struct(self, it);
    }
}
