//! A person's copy of what Placet holds about them (PIPL 45): one JSON document with a published schema, complete, and
//! read back by whoever wants to go on with it. Owns its format; names are those of the manifest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Recorded, UseCount};
use crate::canonical::Hash;
use crate::event::{Entry, Obligation, ObligationKind, Role};
use crate::gather::Gather;
use crate::id::{
    AppId, DataId, DocumentId, FactId, FeatureId, GroundId, PermissionId, PromptId, PurposeId, RequestId, SwitchId,
    UseRef,
};
use crate::ledger::ChainName;
use crate::manifest::{Owed, RightKind, Texts};
use crate::policy::request::{self, RequestStatus};
use crate::policy::{Context, SubjectState, consent, deletion, document};

/// The number of the format below.
pub(super) const FORMAT: u32 = 1;

macro_rules! parts {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $member:ident: $of:ty,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$about])+ pub $member: $of,)+
        }
    )+};
}

parts! {
    /// Everything that Placet holds about one person. Times are instants in ISO 8601; words are those of the API.
    PersonCopy {
        /// The number of this format.
        placet_copy: u32,
        /// The app that Placet is part of.
        app: AppId,
        /// The version of its manifest.
        version: String,
        /// When the copy was written.
        written: String,
        /// What is known of the age.
        age: String,
        /// Where the deletion of the account stands.
        deletion: CopiedDeletion,
        /// Documents that were shown or decided on.
        documents: BTreeMap<DocumentId, CopiedDocument>,
        /// Purposes that were decided on, or follow a document.
        purposes: BTreeMap<PurposeId, CopiedPurpose>,
        /// Permissions, per feature.
        permissions: BTreeMap<PermissionId, BTreeMap<FeatureId, CopiedGrant>>,
        /// Facts that the app established or took back.
        facts: BTreeMap<FactId, CopiedFact>,
        /// Switches that are off.
        switched_off: Vec<SwitchId>,
        /// What was collected: how often, never values.
        collected: Vec<CopiedUse>,
        /// Requests about rights, in the order in which they were received.
        requests: Vec<CopiedRequest>,
        /// What is still owed.
        obligations: Vec<CopiedObligation>,
        /// The name of the chain that holds all this in the ledger, and the hash of its last entry.
        chain: CopiedChain,
        /// Every entry of that chain, as it was hashed.
        entries: Vec<Value>,
    }
    /// A deletion.
    CopiedDeletion {
        /// Its state.
        state: String,
        /// When it was submitted.
        submitted_at: Option<String>,
        /// When its appeal ends.
        ends_at: Option<String>,
    }
    /// A document.
    CopiedDocument {
        /// Its name.
        name: String,
        /// Where the person stands with it.
        status: String,
        /// When it was shown last.
        shown_at: Option<String>,
        /// When it was decided on.
        decided_at: Option<String>,
    }
    /// A purpose.
    CopiedPurpose {
        /// Its name.
        name: String,
        /// Where the person stands with it.
        status: String,
        /// When it was decided on.
        decided_at: Option<String>,
        /// When a grant ends.
        expires_at: Option<String>,
    }
    /// A permission for one feature.
    CopiedGrant {
        /// Whether the person allowed it.
        granted: bool,
        /// When.
        at: String,
    }
    /// A fact.
    CopiedFact {
        /// Whether it holds.
        holds: bool,
        /// When it was set.
        at: String,
        /// When it stops holding.
        until: Option<String>,
    }
    /// A use of data.
    CopiedUse {
        /// Which.
        it: UseRef,
        /// The data, where the manifest still declares the use.
        data: Option<DataId>,
        /// The purpose, where the manifest still declares the use.
        purpose: Option<PurposeId>,
        /// How often.
        count: u64,
        /// The first time.
        first: String,
        /// The last time.
        last: String,
    }
    /// A request.
    CopiedRequest {
        /// Its id.
        id: RequestId,
        /// Which right.
        kind: RightKind,
        /// Who asked.
        role: Role,
        /// On which ground.
        ground: Option<GroundId>,
        /// About which data; all where none is named.
        data: Vec<DataId>,
        /// Its state.
        state: String,
        /// When it was received.
        received_at: String,
        /// Until when something is owed.
        due_by: Option<String>,
        /// What is owed.
        owed: Owed,
        /// Whether that is overdue, or came too late.
        overdue: bool,
        /// Why it was refused.
        reason: Option<GroundId>,
        /// The text that says what the person can do about that.
        remedy: Option<PromptId>,
        /// What happened to it, in order.
        history: Vec<CopiedPast>,
    }
    /// Data that is to be erased.
    CopiedObligation {
        /// Its number within the chain.
        id: u64,
        /// What is owed.
        what: ObligationKind,
        /// The data it is about.
        data: DataId,
        /// The purpose whose end brought it about.
        because: PurposeId,
        /// Until when.
        due_by: Option<String>,
    }
    /// One line of a request's history.
    CopiedPast {
        /// When.
        at: String,
        /// What.
        what: String,
    }
    /// A chain.
    CopiedChain {
        /// Its name.
        name: String,
        /// The number of its last entry.
        sequence: u64,
        /// The hash of its last entry.
        hash: String,
    }
}

/// What a copy is made from: the subject's own chain, already verified, and the use records.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The manifest in force and the moment.
    pub ctx: Context<'a>,
    /// The state of the subject.
    pub state: &'a SubjectState,
    /// The entries of the install's chain and the subject's.
    pub entries: &'a [Recorded],
    /// How often each use was taken.
    pub uses: &'a [UseCount],
}

/// An entry as its bytes say it.
fn tree_of(it: &Entry) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(&it.to_bytes().map_err(serde::ser::Error::custom)?)
}

/// Makes the copy.
///
/// # Errors
/// What `serde_json` says, which no entry makes it say.
pub fn copy(held: &Held<'_>) -> Result<PersonCopy, serde_json::Error> {
    let Held { ctx, state, .. } = *held;
    let mut own = held.entries.iter().filter(|it| it.chain != ChainName::Install);
    let entries = own.clone().map(|it| tree_of(&it.entry)).collect::<Result<_, _>>()?;
    let last = own.next_back().map(|it| CopiedChain {
        name: it.chain.to_string(),
        sequence: it.sequence,
        hash: it.hash.to_string(),
    });
    let status = deletion::status(&ctx, state);
    Ok(PersonCopy {
        placet_copy: FORMAT,
        app: ctx.manifest().app.id.clone(),
        version: ctx.manifest().app.version.clone(),
        written: ctx.now.to_string(),
        age: ctx.age.code().to_owned(),
        deletion: CopiedDeletion {
            state: status.state.code().to_owned(),
            submitted_at: status.submitted_at.map(|it| it.to_string()),
            ends_at: status.ends_at.map(|it| it.at.to_string()),
        },
        documents: documents(held),
        purposes: purposes(held),
        permissions: permissions(state),
        facts: facts(state),
        switched_off: state.switched_off.iter().cloned().collect(),
        collected: held.uses.iter().map(|it| used(&ctx, it)).collect(),
        requests: request::statuses(&ctx, state).iter().map(requested).collect(),
        obligations: state.obligations.values().map(owed).collect(),
        chain: last.unwrap_or(CopiedChain { name: String::new(), sequence: 0, hash: Hash::ZERO.to_string() }),
        entries,
    })
}

fn owed(it: &Obligation) -> CopiedObligation {
    let Obligation { id, what, data, because, due, rule: _ } = it.clone();
    CopiedObligation { id, what, data, because, due_by: due.map(|it| it.by.at.to_string()) }
}

fn documents(held: &Held<'_>) -> BTreeMap<DocumentId, CopiedDocument> {
    let known = held.ctx.manifest().documents.iter();
    let each = known.filter_map(|(id, declared)| {
        let it = held.state.documents.get(id)?;
        let copied = CopiedDocument {
            name: name(held, &declared.names, id.as_str()),
            status: document::status(&held.ctx, held.state, id, declared).code().to_owned(),
            shown_at: it.presented.as_ref().map(|it| it.at.to_string()),
            decided_at: it.decided.as_ref().map(|it| it.at.to_string()),
        };
        Some((id.clone(), copied))
    });
    each.gathered()
}

fn purposes(held: &Held<'_>) -> BTreeMap<PurposeId, CopiedPurpose> {
    let each = held.ctx.manifest().purposes.iter().map(|(id, declared)| {
        let decided = held.state.consents.get(id);
        let copied = CopiedPurpose {
            name: name(held, &declared.names, id.as_str()),
            status: consent::status(&held.ctx, held.state, id, declared).code().to_owned(),
            decided_at: decided.map(|it| it.at.to_string()),
            expires_at: decided.and_then(|it| it.expires).map(|it| it.to_string()),
        };
        (id.clone(), copied)
    });
    each.gathered()
}

fn permissions(state: &SubjectState) -> BTreeMap<PermissionId, BTreeMap<FeatureId, CopiedGrant>> {
    let each = state.permissions.iter().map(|(id, features)| {
        let grants = features
            .iter()
            .map(|(feature, it)| (feature.clone(), CopiedGrant { granted: it.granted, at: it.at.to_string() }));
        (id.clone(), grants.gathered())
    });
    each.gathered()
}

fn facts(state: &SubjectState) -> BTreeMap<FactId, CopiedFact> {
    let each = state.facts.iter().map(|(id, it)| {
        let until = it.until.map(|it| it.to_string());
        (id.clone(), CopiedFact { holds: it.holds, at: it.at.to_string(), until })
    });
    each.gathered()
}

fn used(ctx: &Context<'_>, it: &UseCount) -> CopiedUse {
    let declared = ctx.manifest().use_of(&it.it);
    CopiedUse {
        it: it.it.clone(),
        data: declared.map(|it| it.data.clone()),
        purpose: declared.map(|it| it.purpose.clone()),
        count: it.count,
        first: it.first.to_string(),
        last: it.last.to_string(),
    }
}

fn requested(it: &RequestStatus) -> CopiedRequest {
    CopiedRequest {
        id: it.id.clone(),
        kind: it.kind,
        role: it.role,
        ground: it.ground.clone(),
        data: it.data.clone(),
        state: it.state.code().to_owned(),
        received_at: it.received_at.to_string(),
        due_by: it.due_by.map(|it| it.at.to_string()),
        owed: it.owed,
        overdue: it.overdue,
        reason: it.refusal.as_ref().map(|it| it.reason.clone()),
        remedy: it.refusal.as_ref().map(|it| it.remedy.clone()),
        history: it
            .history
            .iter()
            .map(|it| CopiedPast { at: it.at.to_string(), what: it.what.code().to_owned() })
            .collect(),
    }
}

fn name(held: &Held<'_>, names: &Texts, id: &str) -> String {
    let locale = &held.ctx.manifest().app.default_locale;
    let name = names.best(locale, locale);
    if name.trim().is_empty() { id.to_owned() } else { name.to_owned() }
}

/// The JSON Schema of a copy, draft 2020-12, as the file `core/schema/person-copy.schema.json` has it.
#[cfg(feature = "check")]
pub fn copy_schema_text() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<PersonCopy>();
    schema.insert("$id".to_owned(), "urn:placet:person-copy:1".into());
    schema.insert("title".to_owned(), "Placet: a person's copy".into());
    let mut schema = schema.to_value();
    schema.sort_all_objects();
    format!("{schema:#}\n")
}
