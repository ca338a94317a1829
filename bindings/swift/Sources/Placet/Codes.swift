// Words of open sets: a later version may answer with a code that this one has no constant for. Have a default in a switch.

/// Why the gate denies. Its constants are the reasons that this version knows, in the order of the gate.
public struct Reason: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The stable code.
    public let rawValue: String

    /// Takes the code as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The stable code: a word that never changes its meaning.
    public var code: String { rawValue }

    /// The code itself.
    public var description: String { rawValue }

    /// Nothing can be decided; ``Denial/why`` says what stands in the way.
    public static let unavailable = Self(rawValue: "unavailable")

    /// The manifest does not declare this use for this feature.
    public static let notDeclared = Self(rawValue: "not_declared")

    /// The account is being deleted.
    public static let deletionPending = Self(rawValue: "deletion_pending")

    /// The account was deleted.
    public static let deleted = Self(rawValue: "deleted")

    /// A document that the feature needs is not accepted.
    public static let documentNotAccepted = Self(rawValue: "document_not_accepted")

    /// The age is unknown and the manifest asks for it.
    public static let ageUnknown = Self(rawValue: "age_unknown")

    /// The age does not allow it.
    public static let ageRestricted = Self(rawValue: "age_restricted")

    /// The person had the processing restricted.
    public static let processingRestricted = Self(rawValue: "processing_restricted")

    /// The person objected to the processing, and that was granted.
    public static let processingObjected = Self(rawValue: "processing_objected")

    /// Nobody has decided on the purpose.
    public static let consentNotDetermined = Self(rawValue: "consent_not_determined")

    /// The person said no to the purpose.
    public static let consentDenied = Self(rawValue: "consent_denied")

    /// The person took the consent back.
    public static let consentWithdrawn = Self(rawValue: "consent_withdrawn")

    /// The consent has run out.
    public static let consentExpired = Self(rawValue: "consent_expired")

    /// What was agreed to has changed.
    public static let consentInvalidated = Self(rawValue: "consent_invalidated")

    /// The purpose needs a consent of its own and nobody has decided on it (PIPL 14, 29).
    public static let separateConsentRequired = Self(rawValue: "separate_consent_required")

    /// A fact that the feature needs does not hold.
    public static let factRequired = Self(rawValue: "fact_required")

    /// The permission has not been asked for, by the system or for this feature.
    public static let permissionNotDetermined = Self(rawValue: "permission_not_determined")

    /// The permission was refused, by the system or for this feature.
    public static let permissionDenied = Self(rawValue: "permission_denied")

    /// The system does not let the person grant the permission.
    public static let permissionRestricted = Self(rawValue: "permission_restricted")

    /// No session of the feature is open.
    public static let featureNotInUse = Self(rawValue: "feature_not_in_use")

    /// The app is in the background and the feature may not go on there.
    public static let inBackground = Self(rawValue: "in_background")

    /// The use has happened as often as it may.
    public static let budgetExhausted = Self(rawValue: "budget_exhausted")
}

/// Why nothing can be decided. Its constants are what this version knows.
public struct Unavailability: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The stable code.
    public let rawValue: String

    /// Takes the code as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The stable code: a word that never changes its meaning.
    public var code: String { rawValue }

    /// The code itself.
    public var description: String { rawValue }

    /// Whether it may pass by itself: every call tries again, and nothing has to be opened or recovered.
    public var isRetryable: Bool {
        self == .diskFull || self == .outOfReach || self == .busy || self == .suspended
    }

    /// The rule that would decide is not built in this version.
    public static let ruleNotBuilt = Self(rawValue: "rule_not_built")

    /// The store cannot be read.
    public static let unreadable = Self(rawValue: "unreadable")

    /// The store was written by a newer version.
    public static let newer = Self(rawValue: "newer")

    /// The ledger does not match its own hashes.
    public static let tampered = Self(rawValue: "tampered")

    /// The disk is full; asking again may help.
    public static let diskFull = Self(rawValue: "disk_full")

    /// The store cannot be reached now: locked, protected, or no longer there; asking again may help.
    public static let outOfReach = Self(rawValue: "out_of_reach")

    /// Another process has recovered the store.
    public static let replaced = Self(rawValue: "replaced")

    /// The store is an earlier copy of itself.
    public static let rolledBack = Self(rawValue: "rolled_back")

    /// The store belongs to another app.
    public static let otherApp = Self(rawValue: "other_app")

    /// What can be erased is sealed under another key than the one supplied; ``Placet/useKey(_:)`` takes the right one.
    public static let wrongKey = Self(rawValue: "wrong_key")

    /// The file of keys is missing, damaged, or another store's.
    public static let keysLost = Self(rawValue: "keys_lost")

    /// Another process holds the store for too long; asking again may help.
    public static let busy = Self(rawValue: "busy")

    /// Placet was suspended and holds no file; asking again may help after ``Placet/resume()``.
    public static let suspended = Self(rawValue: "suspended")

    /// Placet was closed.
    public static let closed = Self(rawValue: "closed")

    /// Something failed inside; the store is untouched.
    public static let `internal` = Self(rawValue: "internal")
}

/// What kind of step would change a denial. Its constants are what this version knows.
public struct RemedyKind: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The stable code.
    public let rawValue: String

    /// Takes the code as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The stable code: a word that never changes its meaning.
    public var code: String { rawValue }

    /// The code itself.
    public var description: String { rawValue }

    /// Show the document and ask for a decision.
    public static let askDocument = Self(rawValue: "ask_document")

    /// Ask for the age.
    public static let askAge = Self(rawValue: "ask_age")

    /// Ask for consent to the purpose.
    public static let askConsent = Self(rawValue: "ask_consent")

    /// Ask for the separate consent to the purpose, by itself.
    public static let askSeparateConsent = Self(rawValue: "ask_separate_consent")

    /// Turn the switch on.
    public static let turnOn = Self(rawValue: "turn_on")

    /// Establish the fact.
    public static let setFact = Self(rawValue: "set_fact")

    /// Ask for the permission.
    public static let requestPermission = Self(rawValue: "request_permission")

    /// The person must go to the system's settings for the permission.
    public static let openSettings = Self(rawValue: "open_settings")

    /// Lift the request that stopped the purpose, where the person wants that.
    public static let liftRestriction = Self(rawValue: "lift_restriction")

    /// Enter the feature.
    public static let enter = Self(rawValue: "enter")

    /// Cancel the deletion, where the person wants to keep the account.
    public static let cancelDeletion = Self(rawValue: "cancel_deletion")

    /// Wait, or wait for the next act of the person.
    public static let waitUntil = Self(rawValue: "wait_until")

    /// Nothing the app can do.
    public static let none = Self(rawValue: "none")
}

/// What ended a session. Its constants are what this version knows.
public struct EndKind: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The stable code.
    public let rawValue: String

    /// Takes the code as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The stable code: a word that never changes its meaning.
    public var code: String { rawValue }

    /// The code itself.
    public var description: String { rawValue }

    /// The app closed it.
    public static let closed = Self(rawValue: "closed")

    /// The app went to the background and the feature may not go on there.
    public static let background = Self(rawValue: "background")

    /// The feature was in use as long as it may be.
    public static let timeLimit = Self(rawValue: "time_limit")

    /// A use that it relied on is no longer allowed; ``EndReason/denial`` says why.
    public static let denied = Self(rawValue: "denied")

    /// Somebody else is the current subject.
    public static let subjectChanged = Self(rawValue: "subject_changed")

    /// Placet was closed.
    public static let shutdown = Self(rawValue: "shutdown")
}
