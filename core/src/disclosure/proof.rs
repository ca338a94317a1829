//! The ledger's proof: what was verified, the ends of all chains, and how to check them later.

use super::ChainEnd;
use super::html::{Attribute, Tag};
use super::page::{Cell, Page};
use super::words::fill;
use crate::ledger::ChainName;

pub(super) fn proof(page: &mut Page<'_>) {
    let words = page.words;
    page.section("proof", &words.proof, |page| {
        if page.material.heads.is_empty() {
            return page.nothing(&words.proof);
        }
        let text = &words.proof_text;
        page.html.simple(Tag::P, &fill(text.verified, &[&page.material.verified.to_string()]));
        page.html.simple(Tag::H3, text.heads);
        let rows: Vec<Vec<Cell>> = page.material.heads.iter().map(|it| head_row(page, it)).collect();
        page.table(text.heads, &[words.label.chain, words.label.sequence, words.label.hash], rows);
        page.html.simple(Tag::H3, text.check);
        page.wrap(Tag::Ol, &[], |page| {
            for step in text.steps {
                page.html.simple(Tag::Li, step);
            }
        });
        page.html.element(Tag::P, &[(Attribute::Class, "small")], |it| it.text(text.formula));
    });
}

fn head_row(page: &Page<'_>, head: &ChainEnd) -> Vec<Cell> {
    let label = &page.words.label;
    let is_own = page.material.entries.iter().any(|it| it.chain == head.chain);
    let whose = match &head.chain {
        ChainName::Install => label.install_chain,
        ChainName::Subject(_) if is_own => label.own_chain,
        ChainName::Subject(_) => label.other_chain,
    };
    let name = Cell::Small(head.chain.to_string());
    vec![Cell::Lines(vec![Cell::text(whose), name]), Cell::Number(head.sequence), Cell::Hash(head.hash)]
}
