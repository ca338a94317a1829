//! The words for what a subject's state is, as the API answers them.

use super::decision::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Where a subject stands with a document.
    DocumentStatus {
        /// It was not shown in its present text.
        NotPresented = "not_presented",
        /// It was shown; nothing was decided.
        Presented = "presented",
        /// It was accepted in its present text.
        Accepted = "accepted",
        /// It was declined.
        Declined = "declined",
        /// Its acceptance was withdrawn.
        Withdrawn = "withdrawn",
        /// An earlier text was accepted and still counts; the present one is to be shown.
        NoticeDue = "notice_due",
        /// An earlier text was accepted, and no longer counts.
        Outdated = "outdated",
    }
}

codes! {
    /// Where a subject stands with a purpose; never a boolean.
    ConsentStatus {
        /// Nothing was decided.
        NotDetermined = "not_determined",
        /// Yes, and it holds.
        Granted = "granted",
        /// No.
        Denied = "denied",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Run out.
        Expired = "expired",
        /// What was agreed to has changed.
        Invalidated = "invalidated",
    }
}

codes! {
    /// What a subject of an install is.
    SubjectStanding {
        /// Somebody who is not signed in.
        Guest = "guest",
        /// Somebody whom the app knows by an identifier.
        Account = "account",
        /// A guest who signed in; an account goes on with what was decided.
        Merged = "merged",
        /// Erased: nothing is left but a chain that names nobody.
        Erased = "erased",
        /// Of another device, from which the store was copied.
        Copied = "copied",
    }
}

codes! {
    /// What is known of a subject's age.
    AgeBand {
        /// Nothing.
        Unknown = "unknown",
        /// Below 14: a guardian decides (PIPL 31).
        Under14 = "under_14",
        /// From 14 to below 18.
        Under18 = "under_18",
        /// 18 or older.
        Adult = "adult",
    }
}

codes! {
    /// What the system says of a permission.
    SystemPermission {
        /// It was not asked for.
        NotDetermined = "not_determined",
        /// It is granted.
        Granted = "granted",
        /// It is refused or switched off.
        Denied = "denied",
        /// The system does not let the person grant it.
        Restricted = "restricted",
    }
}

codes! {
    /// Where our own grant of a permission to a feature stands.
    GrantStatus {
        /// It was not asked for.
        NotDetermined = "not_determined",
        /// The person allowed it for this feature.
        Granted = "granted",
        /// The person refused it for this feature.
        Refused = "refused",
    }
}
