//! The terms of a purpose: what a person agrees to. Owns which members count and their encoding, so that a consent is
//! invalidated exactly when its terms change (PIPL 14) and not when words do.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Act, Basis, ConsentKind, Direction, Manifest, Method, Only, Retention, RetentionOf, StatedTerm, Then};
use crate::canonical::{Hash, encode};
use crate::clock::Period;
use crate::gather::Gather;
use crate::id::{DataId, FeatureId, PurposeId, RecipientId, UseId};

/// Names the encoding below; another encoding takes another name.
const ENCODING: &[u8] = b"placet terms 1\n";

#[derive(Serialize)]
struct Terms<'m> {
    purpose: &'m PurposeId,
    basis: Option<Basis>,
    consent: Option<ConsentKind>,
    uses: Vec<UseTerms<'m>>,
    recipients: Vec<RecipientTerms<'m>>,
    kept: Vec<KeptTerms<'m>>,
}

#[derive(Serialize)]
struct UseTerms<'m> {
    feature: &'m FeatureId,
    id: &'m UseId,
    data: &'m DataId,
    act: Act,
    only: Option<&'m Only>,
}

#[derive(Serialize)]
struct RecipientTerms<'m> {
    id: &'m RecipientId,
    country: Option<&'m str>,
    method: Method,
    direction: Direction,
    receives: BTreeSet<&'m DataId>,
    collects: BTreeSet<&'m DataId>,
}

#[derive(Serialize)]
struct KeptTerms<'m> {
    of: &'m RetentionOf,
    at_least: Option<Period>,
    at_most: Option<StatedTerm>,
    until: BTreeSet<&'m str>,
    from: Option<&'m str>,
    then: Then,
}

impl Manifest {
    /// The hash of what a person agrees to who grants `purpose`: legal ground, kind of consent, uses (data, act, limit),
    /// recipients (country, method, data) and how long data is kept. Names, texts, budgets and permissions are no part
    /// of it. A purpose that is not declared has terms without any use.
    pub fn terms_of(&self, purpose: &PurposeId) -> [u8; 32] {
        let terms = self.terms(purpose);
        // Every member is an id, a word, a text or a whole number, so the encoding cannot fail; were it to, the terms
        // would be those of nothing, which no consent was given to.
        let encoded = encode(&terms).unwrap_or_default();
        *Hash::of(&[ENCODING, &encoded]).as_bytes()
    }

    fn terms<'m>(&'m self, purpose: &'m PurposeId) -> Terms<'m> {
        let uses: Vec<_> = self.use_terms(purpose);
        let recipients: Vec<_> = self.recipient_terms(purpose);
        let declared = self.purposes.get(purpose);
        Terms {
            purpose,
            basis: declared.map(|it| it.basis),
            consent: declared.map(|it| it.consent.enforced()),
            kept: self.kept_terms(purpose),
            uses,
            recipients,
        }
    }

    fn use_terms(&self, purpose: &PurposeId) -> Vec<UseTerms<'_>> {
        let mut uses = Vec::new();
        for (feature, declared) in &self.features {
            for (id, it) in declared.uses.iter().filter(|(_, it)| it.purpose == *purpose) {
                uses.push(UseTerms { feature, id, data: &it.data, act: it.act, only: it.only.as_ref() });
            }
        }
        uses
    }

    fn recipient_terms(&self, purpose: &PurposeId) -> Vec<RecipientTerms<'_>> {
        let mut recipients = Vec::new();
        for (id, it) in &self.recipients {
            let receives: BTreeSet<_> =
                it.receives.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data).gathered();
            let collects: BTreeSet<_> =
                it.collects.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data).gathered();
            if !receives.is_empty() || !collects.is_empty() {
                let country = it.country.as_deref();
                recipients.push(RecipientTerms {
                    id,
                    country,
                    method: it.method,
                    direction: it.direction,
                    receives,
                    collects,
                });
            }
        }
        recipients
    }

    /// The data under a purpose: what its uses touch and what recipients get or collect for it.
    pub(crate) fn data_of(&self, purpose: &PurposeId) -> BTreeSet<&DataId> {
        let used = self.features.values().flat_map(|it| it.uses.values()).filter(|it| it.purpose == *purpose);
        let mut data: BTreeSet<&DataId> = used.map(|it| &it.data).gathered();
        for it in self.recipients.values() {
            data.extend(it.receives.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data));
            data.extend(it.collects.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data));
        }
        data
    }

    /// How long the data under a purpose is kept: the rules on the purpose itself, on its data, and on everything else
    /// where some of its data has no other rule.
    pub(crate) fn retention_under(&self, purpose: &PurposeId) -> Vec<&Retention> {
        let data = self.data_of(purpose);
        let about_purpose = |of: &RetentionOf| matches!(of, RetentionOf::Purpose(it) if it == purpose);
        let about_data = |of: &RetentionOf| matches!(of, RetentionOf::Data(it) if data.contains(it));
        let named: BTreeSet<&DataId> = self
            .retention
            .values()
            .filter_map(|it| if let RetentionOf::Data(data) = &it.of { Some(data) } else { None })
            .gathered();
        let rest_applies =
            !self.retention.values().any(|it| about_purpose(&it.of)) && data.iter().any(|it| !named.contains(it));
        let applies = |of: &RetentionOf| {
            about_purpose(of) || about_data(of) || (rest_applies && matches!(of, RetentionOf::Everything))
        };
        self.retention.values().filter(|it| applies(&it.of)).collect()
    }

    fn kept_terms(&self, purpose: &PurposeId) -> Vec<KeptTerms<'_>> {
        let mut kept = Vec::new();
        for it in self.retention_under(purpose) {
            let until = it.until.iter().map(String::as_str).collect();
            let from = it.from.as_deref();
            let terms =
                KeptTerms { of: &it.of, at_least: it.at_least, at_most: it.at_most, until, from, then: it.then };
            kept.push(terms);
        }
        // By content, so that renaming a rule changes no terms.
        kept.sort_by_cached_key(|it| encode(it).unwrap_or_default());
        kept
    }
}
