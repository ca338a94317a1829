//! English.

use super::super::zone;
use super::{Happened, Labels, ProofWords, SectionWords, Sentences, Words};
use crate::event::Surface;
use crate::manifest::{Act, Basis, ConsentKind};
use crate::policy::{ConsentStatus, DocumentStatus, GrantStatus, SystemPermission};

pub(super) const WORDS: Words = Words {
    lang: "en",
    title: "Privacy report",
    subtitle: "What {0} collected on this device, for what, and what you decided about it",
    written: "Written on {0}",
    zone: "Times are those of {0} ({1}).",
    contents: "Contents",
    list: ", ",
    footer: "Written on this device from its own record. It holds no values of your data and loads nothing from the network.",

    glance: "At a glance",
    glance_documents: "documents accepted",
    glance_purposes: "purposes open",
    glance_refused: "refused or withdrawn",
    glance_uses: "times data was used",
    glance_owed: "still owed to you",
    glance_entries: "entries verified",

    who: SectionWords {
        heading: "Who is responsible",
        intro: "The company that decides what is done with your data, and the declaration that it is bound to.",
        nothing: "",
    },
    documents: SectionWords {
        heading: "Documents",
        intro: "What you were shown, what you decided on it, and the fingerprint of the very text.",
        nothing: "The app declares no documents.",
    },
    purposes: SectionWords {
        heading: "Purposes",
        intro: "What your data may be used for, where your decision stands, and what it covers.",
        nothing: "The app declares no purposes.",
    },
    collected: SectionWords {
        heading: "What was collected",
        intro: "Each use of your data that took place: how often, first and last. What the data said is not kept here.",
        nothing: "Nothing was collected.",
    },
    refused: SectionWords {
        heading: "What you refused or withdrew",
        intro: "Every no, in the order in which it was said, and where the matter stands now.",
        nothing: "Nothing was refused or withdrawn.",
    },
    permissions: SectionWords {
        heading: "Permissions",
        intro: "A permission counts for one feature at a time, and only where you allowed it there.",
        nothing: "No feature needs a permission.",
    },
    owed: SectionWords {
        heading: "What is owed to you",
        intro: "What the end of a purpose leaves to be done.",
        nothing: "Nothing is owed to you.",
    },
    history: SectionWords {
        heading: "History",
        intro: "Every entry of the record, in order, with its number and the beginning of its fingerprint.",
        nothing: "The record is empty.",
    },
    proof: SectionWords {
        heading: "Proof",
        intro: "Entries are chained: each one’s fingerprint covers the one before it. Whoever keeps the ends below can tell later that nothing was changed, moved or cut off.",
        nothing: "The record is empty.",
    },

    label: Labels {
        app: "App",
        operator: "Operator",
        contact: "Contact",
        declaration: "Declaration",
        declaration_hash: "Its fingerprint (SHA-256)",
        version: "Version",
        published: "Published",
        effective: "In force from",
        what: "What",
        when: "When",
        place: "Where",
        text_hash: "Fingerprint of the text (SHA-256)",
        since: "Since",
        decided: "Agreed on",
        holds_until: "Holds until",
        ran_out: "Ran out",
        basis: "Legal ground",
        kind: "Asked by",
        need: "Why it is needed",
        impact: "What it means for you",
        recipients: "May be passed to",
        covers: "What it covers",
        feature: "Feature",
        data: "Data",
        act: "What is done",
        count: "Times",
        purpose: "Purpose",
        first: "First",
        last: "Last",
        happened: "What you said",
        now: "Now",
        permission: "Permission",
        usage: "What for",
        granted: "Your answer",
        system: "System setting",
        duty: "What is to be done",
        because: "Because this ended",
        state: "State",
        number: "No.",
        begins: "Fingerprint begins",
        chain: "Chain",
        sequence: "Last entry",
        hash: "Its fingerprint (SHA-256)",
        sensitive: "sensitive",
        guardian: "by a guardian",
        undeclared: "no longer declared",
        app_only: "kept by the app alone",
        erase: "Erase {0}",
        open: "open",
        done: "done {0}",
        install_chain: "This install",
        own_chain: "Your decisions",
        other_chain: "Another person on this device",
        in_locale: "in {0}",
        prompt: "prompt {0}",
    },
    happened: Happened {
        shown: "Shown",
        accepted: "Accepted",
        declined: "Declined",
        withdrawn: "Withdrawn",
        refused: "Refused",
        ended_by_system: "Switched off in the system’s settings",
        ended_by_person: "Switched off in the app",
        document: "document",
        purpose: "purpose",
        permission: "permission",
    },
    sentence: Sentences {
        created: "The record was started for the app {0}.",
        manifest: "Version {0} of the app’s declaration came into force.",
        subject: "A record of your decisions was opened under a random name that says nothing of you.",
        clock: "The device’s clock said {0}; the record went on from {1}.",
        copied: "The record was found on another device than its own; nothing that had been allowed there holds here.",
        key_rotated: "What can be erased of you was encrypted anew.",
        recovered: "An earlier record could not be used; it was set aside in {0}, and this one begun.",
        erasure_opened: "Everything that can be erased of somebody was erased.",
        erasure_done: "No trace of it is left in the files.",
        subject_left: "Somebody else became the one whose decisions count.",
        subject_continued: "What was open for somebody else who had been here before went on.",
        subject_entered: "Somebody who had been here before became the one whose decisions count.",
        subject_merged: "You signed in. What was decided before was taken over, and what either had refused stays so:",
        subject_closed: "This record has ended.",
        salvaged: "What you had refused or withdrawn was taken over from an earlier record:",
        switched_off: "You turned off: {0}.",
        switched_on: "You turned on again: {0}.",
        told: "The time was put right; the record had stood at {0}.",
        presented: "You were shown: {0}.",
        accepted: "You accepted: {0}.",
        declined: "You declined: {0}.",
        document_withdrawn: "You withdrew your acceptance: {0}.",
        granted: "You agreed to: {0}.",
        denied: "You refused: {0}.",
        withdrawn: "You withdrew your consent to: {0}.",
        separately: "You agreed, asked on its own, to: {0}.",
        until: "Holds until {0}.",
        expired: "Your consent ran out: {0}.",
        permission_granted: "You allowed {0} for {1}.",
        permission_refused: "You refused {0} for {1}.",
        ended_by_system: "{0} was switched off in the system’s settings; it ended for every feature.",
        ended_by_person: "You switched {0} off in the app; it ended for every feature.",
        fact_holds: "The app noted that this is so: {0}.",
        fact_gone: "The app noted that this is no longer so: {0}.",
        owed: "To be erased: {0}, because this ended: {1}.",
        met: "What was owed was done: {0}.",
        retention_swept: "What had been collected until then was erased or made anonymous: {0}.",
        hold_placed: "Data has to be kept longer, which is looked at again by {1}: {0}.",
        hold_lifted: "The reason for keeping data longer is gone: {0}.",
        checkpoint: "A checkpoint was written over everything before it.",
        swept: "What was older than it has to be kept was removed from a record of decisions, up to entry {0}.",
    },
    deletion: &super::deletion::EN,
    request: &super::request::EN,
    proof_text: ProofWords {
        verified: "Entries verified, one by one from the first that is kept: {0}. Each follows the one before it.",
        heads: "The ends of the chains",
        check: "How to check this",
        steps: &[
            "Keep this report. Its fingerprints say what the record was when it was written.",
            "Have a later report made. A chain can only have grown: the entry named here must be in its history, with a fingerprint that begins the same way.",
            "Where a chain is shorter, or the fingerprint differs, the record is not the one that this report was made from.",
        ],
        formula: "For experts: the fingerprint of an entry is SHA-256 over “placet.entry.1”, the chain’s name with its length before it, the entry’s number, the fingerprint before (32 zero bytes at first), and the entry’s bytes with their length before them; numbers and lengths are 8 bytes, big-endian.",
    },

    day: zone::english,
    surface,
    document,
    consent,
    system,
    grant,
    basis,
    kind,
    act,
};

fn surface(it: Surface) -> &'static str {
    match it {
        Surface::FirstLaunch => "at the first launch",
        Surface::Dialog => "in a dialog",
        Surface::PrivacyCentre => "in the privacy centre",
        Surface::Settings => "in the settings",
        Surface::FeatureEntry => "on the way into a feature",
        Surface::Web => "on the web",
        Surface::Mail => "by mail",
        Surface::Guardian => "on a guardian’s screen",
        Surface::Import => "taken over from an earlier version",
        Surface::Test => "in a test",
    }
}

fn document(it: DocumentStatus) -> &'static str {
    match it {
        DocumentStatus::NotPresented => "not shown",
        DocumentStatus::Presented => "shown, not decided",
        DocumentStatus::Accepted => "accepted",
        DocumentStatus::Declined => "declined",
        DocumentStatus::Withdrawn => "withdrawn",
        DocumentStatus::NoticeDue => "an earlier text accepted, the new one to be shown",
        DocumentStatus::Outdated => "an earlier text accepted",
    }
}

fn consent(it: ConsentStatus) -> &'static str {
    match it {
        ConsentStatus::NotDetermined => "not decided",
        ConsentStatus::Granted => "agreed",
        ConsentStatus::Denied => "refused",
        ConsentStatus::Withdrawn => "withdrawn",
        ConsentStatus::Expired => "ran out",
        ConsentStatus::Invalidated => "to be asked anew",
    }
}

fn system(it: SystemPermission) -> &'static str {
    match it {
        SystemPermission::NotDetermined => "not known in this run",
        SystemPermission::Granted => "on",
        SystemPermission::Denied => "off",
        SystemPermission::Restricted => "locked",
    }
}

fn grant(it: GrantStatus) -> &'static str {
    match it {
        GrantStatus::NotDetermined => "not asked",
        GrantStatus::Granted => "allowed",
        GrantStatus::Refused => "refused",
    }
}

fn basis(it: Basis) -> &'static str {
    match it {
        Basis::Consent => "your consent",
        Basis::Contract => "a contract with you",
        Basis::LegalDuty => "a duty by law",
        Basis::VitalInterest => "an emergency for life, health or property",
        Basis::PublicInterest => "news and supervision in the public interest",
        Basis::MadePublic => "what you or the law made public",
        Basis::OtherLaw => "another law",
    }
}

fn kind(it: ConsentKind) -> &'static str {
    match it {
        ConsentKind::Document => "accepting the documents",
        ConsentKind::Express => "a choice of its own",
        ConsentKind::Separate => "a separate consent, asked alone",
        ConsentKind::OptOut => "open until you object",
    }
}

fn act(it: Act) -> &'static str {
    match it {
        Act::Collect => "collected",
        Act::Use => "used",
        Act::Derive => "worked out",
        Act::Share => "passed on",
        Act::Publish => "shown to others",
        Act::Write => "written to the device",
    }
}
