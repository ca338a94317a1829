//! What the fields of a record mean in the W3C's Data Privacy Vocabulary: the JSON-LD context that stands in every file.
//! Owns the table; a field without a line of its own is a word of this project's.
//!
//! The context stands in the file whole, so that nobody has to fetch anything to read one.

use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The words of this project's own: an IRI and nothing to fetch.
pub const VOCABULARY: &str = "urn:placet:consent-record:1#";

/// What a field means.
#[derive(Debug, Clone, Copy)]
enum Term {
    /// The beginning of IRIs, or a keyword under another name.
    Is(&'static str),
    /// A property whose values are texts or objects.
    Of(&'static str),
    /// A property whose values have a type.
    Typed(&'static str, &'static str),
    /// A property whose values are words, each with its meaning.
    Words(&'static str, &'static [(&'static str, &'static str)]),
    /// A property whose values are the countries of the vocabulary.
    Countries(&'static str),
    /// A property of objects, within which further fields have a meaning.
    Within(&'static str, &'static [(&'static str, Term)]),
    /// A property with a key for each value.
    Keyed(&'static str),
    /// What the vocabulary has no property for, said by another field.
    Dropped,
}

use Term::{Countries, Dropped, Is, Keyed, Of, Typed, Within, Words};

const LOCATIONS: &str = "https://w3id.org/dpv/loc#";
const DATE_TIME: &str = "xsd:dateTime";

const STATUS: &[(&str, &str)] = &[
    ("not_determined", "dpv:ConsentUnknown"),
    ("granted", "dpv:ConsentGiven"),
    ("denied", "dpv:ConsentRefused"),
    ("withdrawn", "dpv:ConsentWithdrawn"),
    ("expired", "dpv:ConsentExpired"),
    ("invalidated", "dpv:ConsentInvalidated"),
];

const TERMS: &[(&str, Term)] = &[
    ("dpv", Is("https://w3id.org/dpv#")),
    ("dct", Is("http://purl.org/dc/terms/")),
    ("rdf", Is("http://www.w3.org/1999/02/22-rdf-syntax-ns#")),
    ("schema", Is("https://schema.org/")),
    ("skos", Is("http://www.w3.org/2004/02/skos/core#")),
    ("xsd", Is("http://www.w3.org/2001/XMLSchema#")),
    ("id", Of("dct:identifier")),
    ("name", Of("dct:title")),
    ("in_words", Of("dct:description")),
    ("header", Is("@nest")),
    ("schema_version", Typed("dct:conformsTo", "@id")),
    ("record_id", Of("dct:identifier")),
    ("receipt_id", Of("dct:identifier")),
    ("pii_principal_id", Of("dpv:hasDataSubject")),
    ("issued_at", Typed("dct:issued", DATE_TIME)),
    ("ledger", Of("dct:source")),
    ("records", Of("dct:hasPart")),
    ("pii_processing", Is("@nest")),
    ("privacy_notice", Of("dpv:hasNotice")),
    ("language", Of("dct:language")),
    ("locale", Of("dct:language")),
    ("url", Typed("schema:url", "@id")),
    ("shown_at", Typed("dct:date", DATE_TIME)),
    ("purposes", Of("dpv:hasProcess")),
    ("purpose", Of("dpv:hasPurpose")),
    ("purpose_type", Words("skos:broader", &[("service_provision", "dpv:ServiceProvision")])),
    ("necessity_text", Of("dpv:hasJustification")),
    ("impact_text", Of("dpv:hasImpact")),
    ("necessity", Words("dpv:hasNecessity", &[("basic", "dpv:Required"), ("optional", "dpv:Optional")])),
    (
        "lawful_basis",
        Words(
            "dpv:hasLegalBasis",
            &[
                ("consent", "dpv:Consent"),
                ("contract", "dpv:Contract"),
                ("legal_duty", "dpv:LegalObligation"),
                ("vital_interest", "dpv:VitalInterest"),
                ("public_interest", "dpv:PublicInterest"),
                ("made_public", "dpv:LegalBasis"),
                ("other_law", "dpv:LegalBasis"),
            ],
        ),
    ),
    ("pii_information", Of("dpv:hasPersonalData")),
    ("pii_type", Of("dct:title")),
    ("pii_optional", Dropped),
    (
        "sensitive_pii_category",
        Words(
            "skos:broader",
            &[
                ("pipl_28", "dpv:SensitivePersonalData"),
                ("gbt_35273", "dpv:SensitivePersonalData"),
                ("policy", "dpv:SensitivePersonalData"),
                ("unspecified", "dpv:SensitivePersonalData"),
            ],
        ),
    ),
    ("pii_controllers", Typed("dpv:hasDataController", "@id")),
    (
        "collection_method",
        Words(
            "dpv:hasDataSource",
            &[("in_app", "dpv:DataSubjectDataSource"), ("from_recipient", "dpv:ThirdPartyDataSource")],
        ),
    ),
    (
        "processing_method",
        Words(
            "dpv:hasProcessing",
            &[
                ("collect", "dpv:Collect"),
                ("use", "dpv:Use"),
                ("derive", "dpv:Derive"),
                ("share", "dpv:Share"),
                ("publish", "dpv:MakeAvailable"),
                ("write", "dpv:Store"),
            ],
        ),
    ),
    ("storage_locations", Of("dpv:hasStorageCondition")),
    ("location", Countries("dpv:hasLocation")),
    ("retention_period", Of("dpv:hasStorageCondition")),
    ("at_most", Of("dpv:hasDuration")),
    ("service", Of("dpv:hasService")),
    ("jurisdiction", Countries("dpv:hasJurisdiction")),
    ("recipient_third_parties", Of("dpv:hasRecipient")),
    (
        "withdrawal_method",
        Within(
            "dpv:hasConsentControl",
            &[
                ("act", Is("@type")),
                ("withdraw_document", Is("dpv:WithdrawConsent")),
                ("withdraw_purpose", Is("dpv:WithdrawConsent")),
            ],
        ),
    ),
    ("channels", Of("dpv:isExercisedAt")),
    ("privacy_rights", Of("dpv:hasRight")),
    ("right", Of("dct:title")),
    (
        "party_identification",
        Within(
            "dpv:hasEntity",
            &[
                ("party_role", Is("@type")),
                ("pii_controller", Is("dpv:DataController")),
                ("pii_processor", Is("dpv:DataProcessor")),
                ("third_party", Is("dpv:ThirdParty")),
                ("authority", Is("dpv:Authority")),
            ],
        ),
    ),
    ("party_id", Is("@id")),
    ("party_name", Of("dpv:hasName")),
    ("party_address", Of("dpv:hasAddress")),
    ("party_email", Of("schema:email")),
    ("party_phone", Of("schema:telephone")),
    ("party_url", Typed("schema:url", "@id")),
    ("party_contact", Of("dpv:hasContact")),
    (
        "events",
        Within(
            "dpv:hasConsentStatus",
            &[
                ("event_state", Is("@type")),
                ("granted", Is("dpv:ConsentGiven")),
                ("denied", Is("dpv:ConsentRefused")),
                ("withdrawn", Is("dpv:ConsentWithdrawn")),
                ("expired", Is("dpv:ConsentExpired")),
            ],
        ),
    ),
    ("event_time", Typed("dpv:isIndicatedAtTime", DATE_TIME)),
    (
        "validity_duration",
        Within(
            "dpv:hasDuration",
            &[
                ("type", Is("@type")),
                ("until_time", Is("dpv:UntilTimeDuration")),
                ("until_event", Is("dpv:UntilEventDuration")),
                ("value", Of("rdf:value")),
            ],
        ),
    ),
    (
        "entity_id",
        Words(
            "dpv:isIndicatedBy",
            &[
                ("pii_principal", "dpv:DataSubject"),
                ("guardian", "dpv:GuardianOfDataSubject"),
                ("controller", "dpv:DataController"),
                ("unspecified", "dpv:Entity"),
            ],
        ),
    ),
    (
        "event_type",
        Words(
            "dpv:hasLegalBasis",
            &[
                ("expressed", "dpv:ExpressedConsent"),
                ("explicitly_expressed", "dpv:ExplicitlyExpressedConsent"),
                ("unspecified", "dpv:Consent"),
            ],
        ),
    ),
    ("how", Of("dpv:hasIndicationMethod")),
    ("documents", Keyed("urn:placet:consent-record:1#documents")),
    ("stands_now", Words("urn:placet:consent-record:1#stands_now", STATUS)),
];

/// The context as it stands in a file, its lines in the order of the table; nothing else is read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkedData;

/// Fields with their meanings, as one object.
struct Scope(Vec<(&'static str, Term)>);

impl Serialize for LinkedData {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        // JSON-LD's own number is the one in a file that is not whole.
        map.serialize_entry("@version", &1.1)?;
        map.serialize_entry("@vocab", VOCABULARY)?;
        for (field, term) in TERMS {
            map.serialize_entry(field, term)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for LinkedData {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let read = Value::deserialize(reader)?;
        let is_ours = serde_json::to_value(Self).is_ok_and(|it| it == read);
        if is_ours { Ok(Self) } else { Err(D::Error::custom("another context than that of this form")) }
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_map(self.0.iter().map(|(field, term)| (field, term)))
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let (id, more, scope) = match *self {
            Is(iri) | Of(iri) => return writer.serialize_str(iri),
            Dropped => return writer.serialize_none(),
            Typed(iri, kind) => (iri, Some(("@type", kind)), Vec::new()),
            Keyed(iri) => (iri, Some(("@container", "@index")), Vec::new()),
            Countries(iri) => (iri, Some(("@type", "@vocab")), vec![("@vocab", Is(LOCATIONS))]),
            Within(iri, fields) => (iri, None, fields.to_vec()),
            Words(iri, words) => {
                (iri, Some(("@type", "@vocab")), words.iter().map(|(word, meaning)| (*word, Is(meaning))).collect())
            }
        };
        let mut map = writer.serialize_map(None)?;
        map.serialize_entry("@id", id)?;
        if let Some((key, value)) = more {
            map.serialize_entry(key, value)?;
        }
        if !scope.is_empty() {
            map.serialize_entry("@context", &Scope(scope))?;
        }
        map.end()
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for LinkedData {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LinkedData".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let context = serde_json::to_value(Self).unwrap_or_default();
        schemars::json_schema!({ "description": "What the fields mean in the Data Privacy Vocabulary.", "const": context })
    }
}
