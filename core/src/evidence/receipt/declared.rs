//! What an app's declaration says of a purpose, in the fields of a record. Owns which of its members go into which
//! field; what the declaration leaves out is `unspecified` and never guessed.

use std::collections::BTreeSet;

use super::processing::{
    CollectionMethod, Party, PartyRole, PartyType, PiiInformation, PrivacyNotice, PrivacyRight, PurposeDescription,
    PurposeProcessing, PurposeType, RecipientThirdParty, RetentionPeriod, Service, StorageLocation, WithdrawalAct,
    WithdrawalMethod,
};
use super::values::{PartyId, UNSPECIFIED};
use crate::canonical::Hash;
use crate::id::{DataId, DocumentId, Locale, PurposeId, RecipientId};
use crate::manifest::{
    Act, ConsentKind, Contact, Direction, Manifest, Necessity, Purpose, Recipient, RetentionOf, RightKind, Sensitivity,
    StatedTerm, Texts,
};

/// A declaration, and the locale in which its names are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration<'a> {
    pub manifest: &'a Manifest,
    pub locale: &'a str,
}

impl<'a> Declaration<'a> {
    /// The name in the wanted locale, or the id where there is none.
    pub fn name(self, names: Option<&Texts>, id: &dyn std::fmt::Display) -> String {
        let name = names.map_or("", |it| it.best(self.locale, &self.manifest.app.default_locale));
        if name.trim().is_empty() { id.to_string() } else { name.to_owned() }
    }

    fn text(self, it: Option<&Texts>) -> Option<String> {
        it.map(|it| it.best(self.locale, &self.manifest.app.default_locale).to_owned())
    }

    /// Everything about a purpose; what is not declared at all has its id and no more.
    pub fn purpose(self, id: &PurposeId) -> PurposeProcessing {
        let app = &self.manifest.app;
        let declared = self.manifest.purposes.get(id);
        let necessity = declared.map(|it| it.necessity.enforced());
        PurposeProcessing {
            purpose: self.described(id, declared),
            necessity,
            lawful_basis: declared.map(|it| it.basis),
            pii_information: self.data(id, necessity == Some(Necessity::Optional)),
            pii_controllers: vec![PartyId::controller(&app.id)],
            collection_method: self.sources(id),
            processing_method: self.acts(id),
            storage_locations: self.places().into_iter().map(|location| StorageLocation { location }).collect(),
            retention_period: self.retention(id),
            geographic_restrictions: app.storage.abroad,
            service: self.services(id),
            jurisdiction: self.places(),
            recipient_third_parties: self.recipients(id),
            withdrawal_method: self.withdrawal(id, declared),
            privacy_rights: self.rights(),
        }
    }

    fn described(self, id: &PurposeId, declared: Option<&Purpose>) -> PurposeDescription {
        let is_basic = declared.is_some_and(|it| it.necessity.enforced() == Necessity::Basic);
        PurposeDescription {
            id: id.clone(),
            name: self.name(declared.map(|it| &it.names), id),
            purpose_type: is_basic.then_some(PurposeType::ServiceProvision),
            necessity_text: self.text(declared.and_then(|it| it.necessity_text.as_ref())),
            impact_text: self.text(declared.and_then(|it| it.impact_text.as_ref())),
        }
    }

    fn data(self, purpose: &PurposeId, pii_optional: bool) -> Vec<PiiInformation> {
        let data = self.manifest.data_of(purpose).into_iter();
        let told = data.map(|id| {
            let declared = self.manifest.data.get(id);
            let sensitive = declared.filter(|it| it.sensitivity == Sensitivity::Sensitive);
            PiiInformation {
                id: id.clone(),
                pii_type: self.name(declared.map(|it| &it.names), id),
                members: declared.map(|it| it.members.clone()).unwrap_or_default(),
                pii_optional,
                sensitive_pii_category: sensitive.map(|it| it.scheme.into()),
            }
        });
        told.collect()
    }

    fn sources(self, purpose: &PurposeId) -> Vec<CollectionMethod> {
        let mut sources = BTreeSet::new();
        if self.acts(purpose).contains(&Act::Collect) {
            sources.insert(CollectionMethod::InApp);
        }
        let gives = |it: &Recipient| it.direction == Direction::In && concerns(it, purpose);
        if self.manifest.recipients.values().any(gives) {
            sources.insert(CollectionMethod::FromRecipient);
        }
        sources.into_iter().collect()
    }

    fn acts(self, purpose: &PurposeId) -> Vec<Act> {
        let mut acts = Vec::new();
        for (_, it) in self.manifest.uses().filter(|(_, it)| it.purpose == *purpose) {
            if !acts.contains(&it.act) {
                acts.push(it.act);
            }
        }
        acts
    }

    fn places(self) -> Vec<String> {
        let places = self.manifest.app.storage.places.clone();
        if places.is_empty() { vec![UNSPECIFIED.to_owned()] } else { places }
    }

    fn retention(self, purpose: &PurposeId) -> Vec<RetentionPeriod> {
        let rules = self.manifest.retention_under(purpose).into_iter();
        let told: Vec<RetentionPeriod> = rules
            .map(|it| RetentionPeriod {
                data: if let RetentionOf::Data(data) = &it.of { Some(data.clone()) } else { None },
                at_least: it.at_least,
                at_most: it.at_most.unwrap_or(StatedTerm::Unspecified),
                from: it.from.clone(),
                until: it.until.clone(),
                meanwhile: it.meanwhile,
                then: Some(it.then),
            })
            .collect();
        if told.is_empty() { vec![RetentionPeriod::unspecified()] } else { told }
    }

    fn services(self, purpose: &PurposeId) -> Vec<Service> {
        let features = self.manifest.features.iter();
        let uses_it = features.filter(|(_, it)| it.uses.values().any(|it| it.purpose == *purpose));
        uses_it.map(|(id, it)| Service { id: id.clone(), name: self.name(Some(&it.names), id) }).collect()
    }

    fn recipients(self, purpose: &PurposeId) -> Vec<RecipientThirdParty> {
        let app = &self.manifest.app;
        let told = self.receiving(purpose).map(|(id, it)| {
            let of = |data: &DataId, why: &PurposeId| (why == purpose).then(|| data.clone());
            RecipientThirdParty {
                party_id: PartyId::recipient(&app.id, id),
                location: it.country.clone().unwrap_or_else(|| UNSPECIFIED.to_owned()),
                jurisdictional_change: it.country.as_ref().is_none_or(|it| !app.storage.places.contains(it)),
                receives: it.receives.iter().filter_map(|it| of(&it.data, &it.purpose)).collect(),
                collects: it.collects.iter().filter_map(|it| of(&it.data, &it.purpose)).collect(),
            }
        });
        told.collect()
    }

    fn receiving<'p>(
        self,
        purpose: &'p PurposeId,
    ) -> impl Iterator<Item = (&'a RecipientId, &'a Recipient)> + use<'a, 'p> {
        let all = self.manifest.recipients.iter();
        all.filter(move |(_, it)| it.direction == Direction::Out && concerns(it, purpose))
    }

    fn withdrawal(self, purpose: &PurposeId, declared: Option<&Purpose>) -> WithdrawalMethod {
        let follows = declared.is_some_and(|it| it.consent.enforced() == ConsentKind::Document);
        let right = self.manifest.rights.get(&RightKind::Withdraw);
        let documents = self.manifest.documents_behind(purpose).into_iter().filter(|_| follows);
        WithdrawalMethod {
            act: if follows { WithdrawalAct::WithdrawDocument } else { WithdrawalAct::WithdrawPurpose },
            documents: documents.cloned().collect(),
            channels: right.map(|it| it.channels.clone()).unwrap_or_default(),
        }
    }

    fn rights(self) -> Vec<PrivacyRight> {
        let rights = self.manifest.rights.iter();
        let told = rights.map(|(right, it)| PrivacyRight {
            right: *right,
            working_days: it.due.map(|it| it.working_days),
            from: it.from,
            owed: it.owed,
            channels: it.channels.clone(),
        });
        told.collect()
    }

    /// A document by the text that was shown; what is not declared any more has its id and its hash.
    pub fn notice(self, id: &DocumentId, sha256: Hash) -> PrivacyNotice {
        let declared = self.manifest.documents.get(id);
        let texts = declared.into_iter().flat_map(|it| &it.texts);
        let text = texts.into_iter().find(|(_, it)| it.sha256 == sha256.to_string());
        PrivacyNotice {
            id: id.clone(),
            name: self.name(declared.map(|it| &it.names), id),
            version: declared.filter(|_| text.is_some()).and_then(|it| it.version.clone()),
            sha256,
            hash_of: text.map(|(_, it)| it.hash_of),
            locale: text.and_then(|(tag, _)| Locale::try_from(tag.clone()).ok()),
            url: text.and_then(|(_, it)| it.url.clone()),
            shown_at: None,
        }
    }

    /// The documents behind a purpose, in the wanted locale or the app's own: what should have been shown.
    pub fn notices_to_be_shown(self, purpose: &PurposeId) -> Vec<PrivacyNotice> {
        let told = self.manifest.documents_behind(purpose).into_iter().filter_map(|id| {
            let texts = &self.manifest.documents.get(id)?.texts;
            let text = texts.get(self.locale).or_else(|| texts.get(&self.manifest.app.default_locale));
            let sha256 = text.or_else(|| texts.values().next())?.sha256.clone();
            Some(self.notice(id, Hash::try_from(sha256).ok()?))
        });
        told.collect()
    }

    /// The controller, and then whoever gets data for the purpose.
    pub fn parties(self, purpose: &PurposeId) -> Vec<Party> {
        let app = &self.manifest.app;
        let controller = Party {
            party_type: PartyType::Operator,
            ..party(PartyId::controller(&app.id), Some(&app.operator.contact), PartyRole::PiiController)
        };
        let controller = Party {
            party_name: app.operator.legal_name.clone(),
            name: self.name(Some(&app.names), &app.id),
            ..controller
        };
        let recipients = self.receiving(purpose).map(|(id, it)| Party {
            party_name: it.legal_name.clone().unwrap_or_else(|| UNSPECIFIED.to_owned()),
            name: self.name(Some(&it.names), id),
            party_url: it.policy_url.clone(),
            party_type: it.kind.into(),
            ..party(PartyId::recipient(&app.id, id), it.contact.as_ref(), it.kind.into())
        });
        std::iter::once(controller).chain(recipients).collect()
    }
}

impl RetentionPeriod {
    fn unspecified() -> Self {
        Self {
            data: None,
            at_least: None,
            at_most: StatedTerm::Unspecified,
            from: None,
            until: Vec::new(),
            meanwhile: None,
            then: None,
        }
    }
}

fn concerns(recipient: &Recipient, purpose: &PurposeId) -> bool {
    let receives = recipient.receives.iter().map(|it| &it.purpose);
    receives.chain(recipient.collects.iter().map(|it| &it.purpose)).any(|it| it == purpose)
}

/// A party with what is known of how to reach it.
fn party(party_id: PartyId, contact: Option<&Contact>, party_role: PartyRole) -> Party {
    let none = Contact::default();
    let contact = contact.unwrap_or(&none);
    let ways = [&contact.department, &contact.email, &contact.phone, &contact.address];
    let unspecified = || UNSPECIFIED.to_owned();
    Party {
        party_id,
        party_name: unspecified(),
        name: String::new(),
        party_address: contact.address.clone().unwrap_or_else(unspecified),
        party_email: contact.email.clone(),
        party_phone: contact.phone.clone(),
        party_url: None,
        party_role,
        party_contact: ways.into_iter().flatten().next().cloned().unwrap_or_else(unspecified),
        party_type: PartyType::Operator,
    }
}
