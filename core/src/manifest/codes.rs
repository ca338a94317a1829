//! The words of findings: each with its severity, the rule behind it, and its fix. Owns the table that `docs/findings.md`
//! is made from; a word never changes its meaning.

use std::str::FromStr;

use super::{Severity, suggest};

macro_rules! finding_codes {
    ($($variant:ident = $code:literal $severity:ident $rule:literal $fix:literal;)+) => {
        /// What kind of finding it is. An open set: later versions add words and never change one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {$(
            #[doc = $rule]
            $variant,
        )+}

        impl FindingCode {
            /// Every one, in the order of the manifest's parts.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// How bad every finding of this kind is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// The rule behind it, with its source.
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)+ }
            }

            /// What to write instead.
            pub const fn fix(self) -> &'static str {
                match self { $(Self::$variant => $fix,)+ }
            }
        }
    };
}

finding_codes! {
    // The file.
    TooLarge = "too_large" Error "A manifest has at most 1 MiB." "Take out what is not part of the declaration; texts of documents are named by hash.";
    NotUtf8 = "not_utf8" Error "The file is UTF-8 without a byte order mark." "Save it as UTF-8 without a byte order mark.";
    Syntax = "syntax" Error "The file is JSON (RFC 8259): no comments, no trailing commas." "Correct the text at this place.";
    TooDeep = "too_deep" Error "Objects and lists nest at most 32 deep; the format needs fewer than 10." "Remove the nesting.";
    TextTooLong = "text_too_long" Error "One text has at most 16 KiB in UTF-8." "Shorten it; the text of a document is named by its hash.";
    TooManyEntries = "too_many_entries" Error "An object or a list has at most 1,000 entries." "Group what is declared one by one.";
    ManifestNewer = "manifest_newer" Error "A format newer than the reader is refused whole, because its rules are unknown." "Update Placet, or write the format number that this version reads.";
    ManifestNumber = "manifest_number" Error "Formats are numbered from 1." "Write `\"manifest\": 1`.";
    NullValue = "null_value" Error "The format has no `null`: what is left out is off, denied, not declared." "Leave the key out, or write `unspecified` where the policy is silent.";
    DuplicateKey = "duplicate_key" Error "A key is written once, or readers would differ on which one counts." "Keep one of the two.";
    UnknownKey = "unknown_key" Error "A key that the format does not know is refused: a misspelt limit must not be ignored." "Remove it or correct its spelling.";
    MissingKey = "missing_key" Error "A key without a default must be there." "Add it.";
    UnknownWord = "unknown_word" Error "Where the format lists words, one of them is written." "Write one of the words that the format lists.";
    WrongType = "wrong_type" Error "Each value has one form." "Write the form that is expected.";
    BadId = "bad_id" Error "Ids match `[a-z][a-z0-9_]{0,63}`." "Use lower-case letters, digits and underscores, a letter first, at most 64.";
    BadValue = "bad_value" Error "A value has the notation and range that the format gives it." "Write it as the message says.";
    // References and names.
    DanglingReference = "dangling_reference" Error "What an entry names is declared in the same manifest." "Declare it, or name one that is declared.";
    Cycle = "cycle" Error "`derived_from`, `depends_on` and `alternatives` never lead back to where they start." "Remove one of the references.";
    TextMissing = "text_missing" Error "What a person is shown has a text (PIPL 17)." "Write a text in the default locale.";
    DefaultLocaleMissing = "default_locale_missing" Warning "Texts exist in the app's default locale (PIPL 17: clear and understandable)." "Add the text in the default locale.";
    BadLocale = "bad_locale" Error "Locales are BCP 47 tags." "Write `zh-CN` or `en`.";
    IdCollides = "id_collides" Warning "Ids stay apart, and are no keyword of Kotlin or Swift, once written in camel case; code is not generated from ids that collide." "Rename one of them.";
    // The app.
    OperatorIsAppName = "operator_is_app_name" Error "The handler is named by its registered name (PIPL 17)." "Write the company's registered name.";
    OperatorUnnamed = "operator_unnamed" Warning "The text names the handler (PIPL 17); where it does not, the manifest says so and guesses nothing." "Let the text name the company, then write its registered name.";
    OperatorContactMissing = "operator_contact_missing" Warning "The handler says how to reach it (PIPL 17)." "Give an e-mail address, a telephone number or a postal address.";
    BadZone = "bad_zone" Error "Days end in a named zone." "Write `Asia/Shanghai` or `UTC`.";
    BadCountry = "bad_country" Error "Countries are ISO 3166 codes of two capital letters." "Write `CN`.";
    StorageUnspecified = "storage_unspecified" Warning "The text says where data is kept (NDR 21)." "Name the countries in `places`.";
    StoredAbroad = "stored_abroad" Warning "Data kept abroad has gone abroad, which `abroad` forbids (PIPL 39)." "Correct `places`, or write what it takes to send data abroad.";
    // Documents.
    DocumentConsentWithoutDocument = "document_consent_without_document" Error "A purpose that accepting opens needs a document that everyone is shown (PIPL 13, 14)." "Declare a document for everyone, or another kind of consent.";
    DocumentWithoutText = "document_without_text" Error "What a person decides on is identified by its hash." "Add a text with its hash.";
    BadHash = "bad_hash" Error "A SHA-256 has 64 lower-case hexadecimal digits." "Hash the bytes that are shown and write the digits.";
    BadDate = "bad_date" Error "Days are days of the calendar." "Write the day as `2024-05-18`.";
    InForceOnPublication = "in_force_on_publication" Warning "People can read a text before it governs them (PIPL 17)." "Let it take effect some days after it is published.";
    DocumentWithoutVersion = "document_without_version" Note "Without version or date a document is identified by its hash alone." "Give the version or the day that the text names.";
    HashOfIdentity = "hash_of_identity" Note "A hash of the identity line alone proves which text was shown, not its words." "Hash the whole text and leave `hash_of` out.";
    GuardianDocumentMissing = "guardian_document_missing" Warning "Children under 14 have rules of their own, which the guardian is shown (PIPL 31; KID 8)." "Add a document for guardians and name it in the band.";
    ExitWithoutNeed = "exit_without_need" Warning "An app type whose basic service needs no data works for who declines (NEC; PIPL 16)." "Correct the text; what is enforced is `limited`.";
    ExitEnforced = "exit_enforced" Error "An app type whose basic service needs no data never ends because someone declines (NEC; PIPL 16)." "Write `{ \"stated\": \"exit\", \"enforced\": \"limited\" }`.";
    ChangeWeakerThanLaw = "change_weaker_than_law" Warning "A change of purpose, method, data, recipient or operator needs a new decision (PIPL 14, 22, 23)." "Write `express`; it is enforced all the same.";
    // Purposes.
    StatedAgainstLaw = "stated_against_law" Warning "The text gives less protection than is enforced." "Correct the text, then write the one value.";
    EnforcedBelowText = "enforced_below_text" Error "What is enforced is never less than what the text promises (PIPL 14; IDM 3.9)." "Enforce at least what the text states.";
    StatedEqualsEnforced = "stated_equals_enforced" Note "Two values are written where text and law part." "Write the value once.";
    OptionalWithDocumentConsent = "optional_with_document_consent" Error "Accepting a document opens no optional purpose (PIPL 16; IDM 3.4)." "Ask for it: `express` or `separate`.";
    BasicWithOptOut = "basic_with_opt_out" Error "What the basic service needs cannot be refused, so there is nothing to opt out of." "Enforce it as `optional`, or with another consent.";
    OptOut = "opt_out" Warning "Silence is not consent (PIPL 14); a way to object is owed beside consent, not in its place." "Ask for an express consent.";
    OptOutEnforced = "opt_out_enforced" Error "Opting out never opens sensitive data, sharing, publication or sending abroad (PIPL 23, 25, 29, 39)." "Enforce `express` or `separate`.";
    SensitiveWithoutSeparateConsent = "sensitive_without_separate_consent" Warning "Sensitive data needs a consent of its own (PIPL 29)." "Write `separate`.";
    SensitiveWithoutNecessityText = "sensitive_without_necessity_text" Warning "The person is told why sensitive data is needed (PIPL 30)." "Add `necessity_text` to the purpose.";
    SensitiveWithoutImpactText = "sensitive_without_impact_text" Warning "The person is told what processing sensitive data means for them (PIPL 30)." "Add `impact_text` to the purpose.";
    PurposeWithoutUse = "purpose_without_use" Warning "Consent is asked for what is done; a purpose that uses no data asks for nothing (PIPL 6)." "Remove it, or declare the uses under it.";
    SwitchWithoutPurpose = "switch_without_purpose" Warning "A switch turns something off (PIPL 24)." "Name the purposes it turns off, or remove it.";
    ZeroPeriod = "zero_period" Error "A period has a length." "Write a length such as `PT4H`, or leave it out.";
    // Data and permissions.
    DataUnused = "data_unused" Warning "Data that no use and no recipient names is declared for nothing (PIPL 6; IDM 4.1)." "Remove it, or declare its use.";
    SensitivityWithoutScheme = "sensitivity_without_scheme" Note "Which classification calls data sensitive is said, because they differ (PIPL 28; GB/T 35273)." "Add `scheme`.";
    IdentifierUnspecified = "identifier_unspecified" Note "Identifiers of the device differ in how long they live, so each says whether the person can reset it (GB/T 41391)." "Add `identifier`.";
    PermanentIdentifier = "permanent_identifier" Warning "An identifier that cannot be reset follows a person for as long as the device lives; what is optional does without (GB/T 41391)." "Use an identifier that the person can reset, such as OAID or IDFV.";
    PermissionUnused = "permission_unused" Warning "A permission that no use needs is always denied (IDM 4.1)." "Remove it here and from the app, or name it in the use that needs it.";
    PermissionWithoutUsage = "permission_without_usage" Error "Who asks for a permission says why at the same moment (IDM 2.3)." "Write the text in `usage`.";
    AppPermissionWithSystemName = "app_permission_with_system_name" Warning "A permission that Placet alone keeps has no system status; names of the system are ignored." "Write `\"control\": \"os\"`, or remove the names.";
    OsPermissionWithoutName = "os_permission_without_name" Warning "A permission of the system is known by the system's name." "Add `android` or `apple`, or write `\"control\": \"app\"`.";
    ApiLevelsOverlap = "api_levels_overlap" Error "One API level has one set of names." "Let each range start after the one before it.";
    AskedAtFirstLaunch = "asked_at_first_launch" Warning "A permission is asked for when the function that needs it is used (IDM 4.6; GB/T 41391)." "Leave `ask` out, or write `on_use`.";
    // Features and uses.
    UseBeforeAcceptance = "use_before_acceptance" Error "Nothing is collected before the documents are accepted (IDM 3.1)." "Take the uses out, or take `before_acceptance` out.";
    BasicNeedsOptional = "basic_needs_optional" Error "A basic feature works for who refuses everything optional; one whose every use is under an optional purpose does not (PIPL 16; IDM 4.2)." "Make the feature `optional`, or put what it cannot do without under a basic purpose.";
    FeatureWithoutWayIn = "feature_without_way_in" Warning "A feature that nothing opens can never be entered." "Name a way in `opens_by`.";
    BackgroundWithoutKind = "background_without_kind" Warning "Systems let a feature go on in the background as one of their kinds." "Add `android` or `apple`.";
    EmptyOnly = "empty_only" Error "A limit says what may pass." "Write a pattern or a list of packages, or leave `only` out.";
    FrequencyUnspecified = "frequency_unspecified" Warning "The text says how often (PIPL 17; IDM 4.4); where it does not, once per launch is enforced." "Let the text give the figure.";
    UnknownReason = "unknown_reason" Error "An alternative answers denials that exist." "Write reason codes such as `permission_denied`, or leave `on` out.";
    // Recipients.
    RecipientWithoutData = "recipient_without_data" Warning "Who gets data is named with the data (PIPL 23; NDR 21)." "Declare what it receives or collects, or remove it.";
    RecipientWithoutLegalName = "recipient_without_legal_name" Warning "A recipient is named by its registered name (PIPL 23)." "Add `legal_name`.";
    RecipientWithoutContact = "recipient_without_contact" Warning "The person is told how to reach a recipient (PIPL 23)." "Add `contact`.";
    RecipientWithoutCountry = "recipient_without_country" Warning "A recipient whose country is unknown counts as abroad (PIPL 39)." "Add `country`.";
    RecipientNeverStarts = "recipient_never_starts" Warning "A recipient that starts in a feature names one." "Name the features in `in_feature`, or leave `start` out.";
    AbroadForbidden = "abroad_forbidden" Warning "`never` beats any grant: a recipient abroad is never given anything (PIPL 38, 39)." "Correct its `country`, remove it, or correct `storage.abroad`.";
    AbroadWithoutConsent = "abroad_without_consent" Warning "Sending data abroad needs a consent of its own (PIPL 39)." "Write `\"abroad\": \"with_consent\"`.";
    // Retention and deletion.
    RetentionSilent = "retention_silent" Warning "The text says how long data is kept (PIPL 17, 19)." "Give `at_most` or `until`.";
    RetentionFloorAboveCeiling = "retention_floor_above_ceiling" Error "What must be kept at least so long is not erased before." "Correct `at_least` or `at_most`.";
    DeletionMissing = "deletion_missing" Warning "An account can be deleted (NDR 21, 23; O24 9)." "Add `deletion`.";
    NoAppealNeedsServer = "no_appeal_needs_server" Error "Without an appeal period only the server's word executes a deletion." "Write `\"authority\": \"server\"`, or give an appeal period.";
    AppealUnspecified = "appeal_unspecified" Warning "The text is silent on an appeal; submitting is refused until the app decides." "Write the days, or `none`.";
    AppealWithoutDays = "appeal_without_days" Error "An appeal period has at least a day." "Give the days, or write `none`.";
    CancelImpossible = "cancel_impossible" Error "During an appeal the person can cancel: by a choice, or by a login that stays open." "Add `choice` to `cancel_on`, or the login feature to `during_appeal`.";
    DeletionWithoutDeadline = "deletion_without_deadline" Warning "A deletion is done within the promised time, at most 15 working days (IDM 6.3); without a promise 15 apply." "Add `processing`.";
    DeletionOver15Days = "deletion_over_15_days" Warning "A deletion is done within at most 15 working days (IDM 6.3)." "Promise 15 working days or fewer.";
    DeletionAsksNewData = "deletion_asks_new_data" Warning "Who deletes an account is not asked for data that was not held before (GB/T 35273 8.5)." "Verify with data that the app holds already.";
    DeletionLeavesData = "deletion_leaves_data" Warning "A deletion says what is done with each kind of data (NDR 24)." "Add the data to `tasks`.";
    HoldWithoutGround = "hold_without_ground" Warning "A deletion is suspended for a reason that is named (PIPL 50)." "Name the grounds, or remove `hold`.";
    ChoiceWithoutChoice = "choice_without_choice" Warning "A choice has at least two options." "Add an option, or remove the choice.";
    // Rights, minors, exemptions.
    RightsMissing = "rights_missing" Warning "The text says how to exercise each right (NDR 21)." "Add the rights to `rights`.";
    RightWithoutDeadline = "right_without_deadline" Warning "A request is answered within the promised time; without a promise 15 working days apply (IDM 6.3)." "Add `due`.";
    RightOver15Days = "right_over_15_days" Warning "A promised time is at most 15 working days (IDM 6.3)." "Promise 15 working days or fewer.";
    RightWithoutChannel = "right_without_channel" Note "A person is told where to ask (PIPL 50)." "Add `channels`.";
    BandsUnordered = "bands_unordered" Error "Age bands run from the youngest, each age once." "Order them by `below`.";
    BandAge = "band_age" Error "Bands are cut at 14, 15, 16 and 18, because no finer age is kept." "Write one of these ages.";
    GuardianBandMissing = "guardian_band_missing" Warning "Under 14 a guardian consents (PIPL 31)." "Add a band below 14 that needs a guardian.";
    UnknownAgeAsAdult = "unknown_age_as_adult" Note "Who is treated as an adult by default may be a child (PIPL 31)." "Write `ask` where children are likely.";
    ExemptionUnhonoured = "exemption_unhonoured" Warning "The text claims a ground that the law does not know (PIPL 13, 18); it opens nothing." "Take it out of the text.";
}

impl FindingCode {
    /// What `placet check --fix` does about it, and where; nothing where a fix takes a decision.
    pub const fn certain_fix(self) -> Option<&'static str> {
        match self {
            Self::NotUtf8 => Some("Takes a byte order mark out, where the rest is JSON."),
            Self::DuplicateKey => Some("Takes the second one out, where both say the same."),
            Self::UnknownKey => {
                Some("Corrects the spelling, where one key alone is near and what stands there has its form.")
            }
            Self::UnknownWord => Some("Writes the listed word, where one alone is near."),
            Self::BadHash => Some("Writes capital letters small, where all 64 digits are there."),
            Self::StatedEqualsEnforced => Some("Writes the value once, where both are the same word."),
            _ => None,
        }
    }

    /// Whether it is about the form of the file, which comes before its meaning.
    #[cfg(feature = "check")]
    pub(super) fn is_of_form(self) -> bool {
        self < Self::DanglingReference
    }
}

impl std::fmt::Display for FindingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is no finding's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no finding has the code `{word}`{}", .nearest.map(|it| format!(", did you mean `{it}`?")).unwrap_or_default())]
pub struct UnknownFindingCode {
    /// The word.
    pub word: String,
    /// The code that is nearest to it, where one is near.
    pub nearest: Option<FindingCode>,
}

impl FromStr for FindingCode {
    type Err = UnknownFindingCode;
    fn from_str(word: &str) -> Result<Self, UnknownFindingCode> {
        let of = |word: &str| Self::ALL.iter().copied().find(|it| it.as_str() == word);
        let unknown = || {
            let nearest = suggest::nearest(word, Self::ALL.iter().map(|it| it.as_str()));
            UnknownFindingCode { word: word.to_owned(), nearest: nearest.and_then(of) }
        };
        of(word).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_one_word_used_once_and_says_its_rule_and_fix_in_sentences() {
        let words: BTreeSet<_> = FindingCode::ALL.iter().map(|it| it.as_str()).collect();

        assert_eq!(words.len(), FindingCode::ALL.len());
        for code in FindingCode::ALL {
            assert!(code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{code}");
            assert!(code.rule().ends_with('.') && code.fix().ends_with('.'), "{code}");
            assert!(code.certain_fix().is_none_or(|it| it.ends_with('.')), "{code}");
        }
    }

    #[test]
    fn a_code_is_read_from_its_word_and_a_misspelt_one_names_its_nearest() {
        assert_eq!("unknown_key".parse(), Ok(FindingCode::UnknownKey));
        let misspelt = "unknwon_key".parse::<FindingCode>().unwrap_err();
        assert_eq!(misspelt.to_string(), "no finding has the code `unknwon_key`, did you mean `unknown_key`?");
        assert_eq!("x".parse::<FindingCode>().unwrap_err().to_string(), "no finding has the code `x`");
    }
}
