//! Refusals: a rule's no to a command, with its code. A business answer, not a fault.

use serde::{Deserialize, Serialize};

use super::decision::codes;

codes! {
    /// Which rule says no.
    RefusalCode {
        /// The manifest does not declare it.
        NotDeclared = "not_declared",
        /// The document was not presented to this subject in its present text.
        DocumentNotPresented = "document_not_presented",
        /// The document is not accepted, so there is nothing to withdraw.
        DocumentNotAccepted = "document_not_accepted",
        /// What was decided on elsewhere is not what reads here now, or was not told.
        AnotherText = "another_text",
        /// The person has decided here since.
        DecidedSince = "decided_since",
        /// The moment is still to come.
        StillToCome = "still_to_come",
        /// The purpose follows its documents: accept, decline or withdraw those.
        PurposeFollowsDocument = "purpose_follows_document",
        /// The purpose needs a consent of its own: grant it separately.
        SeparateConsentRequired = "separate_consent_required",
        /// The purpose does not need a consent of its own: grant it in a change.
        NotSeparate = "not_separate",
        /// Nothing was granted, so there is nothing to withdraw.
        NothingToWithdraw = "nothing_to_withdraw",
        /// A transaction without a line.
        EmptyChange = "empty_change",
        /// The same purpose twice in one transaction.
        PurposeTwice = "purpose_twice",
        /// The feature does not open that way.
        WayNotDeclared = "way_not_declared",
        /// The session has ended.
        SessionEnded = "session_ended",
        /// The running feature does not declare the permission.
        PermissionNotNeeded = "permission_not_needed",
        /// The system that the device runs does not know the permission.
        PermissionUnknownHere = "permission_unknown_here",
        /// Consent comes before the permission.
        ConsentRequired = "consent_required",
        /// No such obligation is open.
        NoSuchObligation = "no_such_obligation",
        /// A hold stops what is owed.
        ObligationHeld = "obligation_held",
        /// The law has the data kept longer: until the moment that it is about.
        KeptByLaw = "kept_by_law",
        /// The deletion's state, which is what it is about, does not take that.
        DeletionState = "deletion_state",
        /// Something that submitting a deletion needs is missing.
        DeletionIncomplete = "deletion_incomplete",
        /// The manifest does not say whether a deletion has an appeal.
        AppealUnspecified = "appeal_unspecified",
        /// The manifest does not let this cancel a deletion.
        CancelMeansNotAllowed = "cancel_means_not_allowed",
        /// The person must have been shown a notice before.
        NoticeRequired = "notice_required",
        /// No such task belongs to the deletion.
        NoSuchTask = "no_such_task",
        /// Something was done that cannot be undone.
        Irreversible = "irreversible",
        /// The moment has passed already.
        AlreadyPast = "already_past",
        /// No such request is known.
        NoSuchRequest = "no_such_request",
        /// The request's state, which is what it is about, does not take that.
        RequestState = "request_state",
        /// Something that the request asks for was not done yet.
        RequestIncomplete = "request_incomplete",
        /// Whoever asks in that role may not ask for this.
        RoleNotEntitled = "role_not_entitled",
        /// The manifest names grounds for this right, and the request names none.
        GroundRequired = "ground_required",
        /// Neither the text nor the law lets this request be refused for that.
        GroundNotAllowed = "ground_not_allowed",
        /// Taking consent back cannot be refused.
        WithdrawalNotRefusable = "withdrawal_not_refusable",
        /// Verifying the identity would take data that was not held before.
        IdentityAsksNewData = "identity_asks_new_data",
        /// The request's time cannot be longer: it does not run, is over, was extended before, or the law ends it.
        ExtensionNotAllowed = "extension_not_allowed",
        /// The store is in order, so there is nothing to recover.
        NothingToRecover = "nothing_to_recover",
        /// The evidence would be kept for less than three years.
        EvidencePeriodTooShort = "evidence_period_too_short",
        /// The rule for this is not built in this version.
        RuleNotBuilt = "rule_not_built",
    }
}

/// A rule's no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .code, .about)]
pub struct Refusal {
    /// Which rule.
    pub code: RefusalCode,
    /// The id it is about; empty where it is about none, and the kind of thing where the manifest does not declare it: what
    /// an app passes by mistake may be a person's.
    pub about: String,
    /// What else hangs on it: the features lost with a document, or all that is missing.
    pub affects: Vec<String>,
}

impl Refusal {
    pub(crate) fn new(code: RefusalCode, about: impl ToString) -> Self {
        Self { code, about: about.to_string(), affects: Vec::new() }
    }

    /// Something of that kind is not declared.
    pub(crate) fn not_declared(kind: &'static str) -> Self {
        Self::new(RefusalCode::NotDeclared, kind)
    }

    /// What a developer reads: what is refused and what to do instead.
    pub fn detail(&self) -> String {
        let about = &self.about;
        let advice = match self.code {
            RefusalCode::NotDeclared => "declare it in the manifest",
            RefusalCode::DocumentNotPresented => "present it first, then let the person decide",
            RefusalCode::DocumentNotAccepted => "only an accepted document can be withdrawn",
            RefusalCode::AnotherText => "present what reads here now and let the person decide on it",
            RefusalCode::DecidedSince => "tell the other side what was decided here",
            RefusalCode::StillToCome => "give the moment at which the person decided",
            RefusalCode::PurposeFollowsDocument => "withdraw or decline its document instead",
            RefusalCode::SeparateConsentRequired => "ask for it by itself and call grant_separately",
            RefusalCode::NotSeparate => "grant it in a change",
            RefusalCode::NothingToWithdraw => "it was not granted; deny it instead",
            RefusalCode::EmptyChange => "name at least one purpose",
            RefusalCode::PurposeTwice => "name each purpose once",
            RefusalCode::WayNotDeclared => "add the way in to the feature's opens_by",
            RefusalCode::SessionEnded => "enter the feature again",
            RefusalCode::PermissionNotNeeded => {
                "only permissions that the running feature's uses declare are asked for"
            }
            RefusalCode::PermissionUnknownHere => "leave out what needs it on this system",
            RefusalCode::ConsentRequired => "ask for consent to the purpose first",
            RefusalCode::NoSuchObligation => "obligations() lists what is open",
            RefusalCode::ObligationHeld => "keep the data until the hold is lifted",
            RefusalCode::KeptByLaw => "keep it, for storage alone, until then, and confirm it afterwards",
            RefusalCode::DeletionState => {
                "the deletion stands there and does not take that; deletion_status() says more"
            }
            RefusalCode::DeletionIncomplete => "meet each precondition, acknowledge each text, make each choice first",
            RefusalCode::AppealUnspecified => "decide whether there is an appeal and declare it in the manifest",
            RefusalCode::CancelMeansNotAllowed => "cancel it by one of the means that deletion_status() names",
            RefusalCode::NoticeRequired => "show the person the notice, and name its prompt in the evidence",
            RefusalCode::NoSuchTask => "deletion_tasks() lists what there is",
            RefusalCode::Irreversible => "something was done that cannot be undone, so the deletion goes on",
            RefusalCode::AlreadyPast => "give a moment that is still to come",
            RefusalCode::NoSuchRequest => "requests() lists what there is",
            RefusalCode::RequestState => "the request stands there and does not take that; requests() says more",
            RefusalCode::RequestIncomplete => "do and confirm what the request asks for first",
            RefusalCode::RoleNotEntitled => "next of kin may ask for access, a copy, correction and erasure",
            RefusalCode::GroundRequired => "name one of the grounds that the manifest declares for the right",
            RefusalCode::GroundNotAllowed => {
                "name a ground that the manifest declares for refusing this, or serve the request"
            }
            RefusalCode::WithdrawalNotRefusable => "carry the withdrawal out",
            RefusalCode::IdentityAsksNewData => "verify the person by data that is held already",
            RefusalCode::ExtensionNotAllowed => "answer within the time that was shown",
            RefusalCode::NothingToRecover => "recover only where health says that the store cannot be used",
            RefusalCode::EvidencePeriodTooShort => "keep evidence for three years at least",
            RefusalCode::RuleNotBuilt => "this version has no rule for it, so it denies",
        };
        let lost = match self.affects.as_slice() {
            [] => String::new(),
            missing if matches!(self.code, RefusalCode::DeletionIncomplete | RefusalCode::RequestIncomplete) => {
                format!(" (missing: {})", missing.join(", "))
            }
            features => format!(" (this closes: {})", features.join(", ")),
        };
        if about.is_empty() { format!("{advice}{lost}") } else { format!("{about}: {advice}{lost}") }
    }
}
