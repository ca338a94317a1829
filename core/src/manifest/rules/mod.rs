//! The rules on a manifest's meaning: one file per part, each adding its findings. Pure; they know no source text, no
//! clock and no person. INVARIANT: no rule concludes anything from the wording of an id.

mod app;
mod consent;
mod cycles;
mod data;
mod deletion;
mod documents;
mod features;
mod names;
mod orphans;
mod recipients;
mod references;
mod rights;
mod texts;

use std::fmt;

use super::finding::pointer;
use super::{Finding, FindingCode, Manifest, Severity};

pub use features::ALTERNATIVE_REASONS;

/// A manifest under judgement, with what was found so far.
struct Judge<'m> {
    manifest: &'m Manifest,
    /// What is less is not looked at.
    least: Severity,
    findings: Vec<Finding>,
}

impl Judge<'_> {
    /// Whether a finding of this kind is looked at: a device looks for errors alone.
    fn seeks(&self, code: FindingCode) -> bool {
        // The worst comes first in their order.
        code.severity() <= self.least
    }

    /// Whether any of these is looked at.
    fn seeks_any(&self, codes: &[FindingCode]) -> bool {
        codes.iter().any(|it| self.seeks(*it))
    }

    fn find(&mut self, code: FindingCode, path: &[&str], message: impl fmt::Display) {
        if self.seeks(code) {
            self.findings.push(Finding::new(code, pointer(path), message.to_string()));
        }
    }
}

impl Manifest {
    /// Everything that is wrong or doubtful in what the manifest means, in the order of the rules, without places. A
    /// manifest that [`load`](Manifest::load) gave has no finding of severity error.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings_of(Severity::Note)
    }

    /// As [`findings`](Self::findings), but none that is less than `least`.
    pub(super) fn findings_of(&self, least: Severity) -> Vec<Finding> {
        let mut judge = Judge { manifest: self, least, findings: Vec::new() };
        references::judge(&mut judge);
        cycles::judge(&mut judge);
        app::judge(&mut judge);
        texts::judge(&mut judge);
        documents::judge(&mut judge);
        consent::judge(&mut judge);
        data::judge(&mut judge);
        features::judge(&mut judge);
        recipients::judge(&mut judge);
        orphans::judge(&mut judge);
        deletion::judge(&mut judge);
        rights::judge(&mut judge);
        names::judge(&mut judge);
        judge.findings
    }
}
