//! Ids, instants and codes as they cross the border: each is a type of its own on both sides and text or a number in
//! between. `uniffi.toml` names the type on the other side.

use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::TaskId;
use placet::id::{
    AcknowledgementId, ChoiceId, DataId, DocumentId, FactId, FeatureId, GroundId, Locale as LocaleTag, PermissionId,
    PreconditionId, PromptId, PurposeId, RecipientId, RequestId, RetentionId, SubjectRef, SwitchId, UseRef,
};
use placet::policy::obligation::ObligationId;
use placet::policy::{ActionId, Reason, SessionId, Unavailability};

use crate::error::PlacetError;

macro_rules! crosses_as_text {
    ($($name:ident: $expected:literal,)+) => {$(
        uniffi::custom_type!($name, String, {
            remote,
            lower: |it| it.into(),
            try_lift: |text| $name::try_from(text).map_err(|it| PlacetError::invalid_id($expected, &it).into()),
        });
    )+};
}

crosses_as_text! {
    AcknowledgementId: "acknowledgement",
    ChoiceId: "choice",
    DataId: "data",
    DocumentId: "document",
    FactId: "fact",
    FeatureId: "feature",
    GroundId: "ground",
    LocaleTag: "locale",
    ObligationId: "obligation",
    PermissionId: "permission",
    PreconditionId: "precondition",
    PromptId: "prompt",
    PurposeId: "purpose",
    RecipientId: "recipient",
    RequestId: "request",
    RetentionId: "retention",
    SubjectRef: "subject",
    SwitchId: "switch",
    TaskId: "task",
    UseRef: "use",
}

macro_rules! crosses_as_code {
    ($($name:ident: $expected:literal,)+) => {$(
        uniffi::custom_type!($name, String, {
            remote,
            lower: |it| it.code().to_owned(),
            try_lift: |code| {
                let known = $name::ALL.iter().copied().find(|it| it.code() == code);
                known.ok_or_else(|| PlacetError::unknown_code($expected, &code).into())
            },
        });
    )+};
}

crosses_as_code! {
    Reason: "reason",
    Unavailability: "unavailability",
}

uniffi::custom_type!(Hash, String, {
    remote,
    lower: |it| it.into(),
    try_lift: |text| Hash::try_from(text).map_err(|it| PlacetError::invalid_id("hash", &it).into()),
});

uniffi::custom_type!(Timestamp, i64, {
    remote,
    lower: |it| it.as_millis(),
    try_lift: |millis| Ok(Timestamp::from_millis(millis)),
});

uniffi::custom_type!(SessionId, u64, {
    remote,
    lower: |it| it.0,
    try_lift: |number| Ok(SessionId(number)),
});

uniffi::custom_type!(ActionId, u64, {
    remote,
    lower: |it| it.0,
    try_lift: |number| Ok(ActionId(number)),
});
