// Words of closed sets, each with the code that the manifest, the stories and the ledger write.

/// Where a decision was made.
public enum Surface: String, CaseIterable, Sendable {
    /// The first launch.
    case firstLaunch = "first_launch"
    /// A dialog.
    case dialog
    /// The privacy centre.
    case privacyCentre = "privacy_centre"
    /// The app's settings.
    case settings
    /// The way into a feature.
    case featureEntry = "feature_entry"
    /// A web page.
    case web
    /// A letter or mail.
    case mail
    /// A guardian's screen.
    case guardian
    /// An import from an earlier version.
    case `import`
    /// A test.
    case test

    /// The stable code.
    public var code: String { rawValue }
}

/// A way into a feature.
public enum Opened: String, CaseIterable, Sendable {
    /// The app starts.
    case launch
    /// The app goes to the background.
    case toBackground = "to_background"
    /// The person does something.
    case userAction = "user_action"
    /// A push message arrives.
    case push

    /// The stable code.
    public var code: String { rawValue }
}

/// Who told the time.
public enum TimeSource: String, CaseIterable, Sendable {
    /// The app's server, in an answer that cannot have been held back.
    case server
    /// The platform's network time, where the person cannot set it.
    case platform

    /// The stable code.
    public var code: String { rawValue }
}

/// Where the subject stands with a document.
public enum DocumentStatus: String, CaseIterable, Sendable {
    /// It was not shown in its present text.
    case notPresented = "not_presented"
    /// It was shown; nothing was decided.
    case presented
    /// It was accepted in its present text.
    case accepted
    /// It was declined.
    case declined
    /// Its acceptance was withdrawn.
    case withdrawn
    /// An earlier text was accepted and still counts; the present one is to be shown.
    case noticeDue = "notice_due"
    /// An earlier text was accepted, and no longer counts.
    case outdated

    /// The stable code.
    public var code: String { rawValue }
}

/// Where the subject stands with a purpose; never a boolean.
public enum ConsentStatus: String, CaseIterable, Sendable {
    /// Nothing was decided.
    case notDetermined = "not_determined"
    /// Yes, and it holds.
    case granted
    /// No.
    case denied
    /// Taken back.
    case withdrawn
    /// Run out.
    case expired
    /// What was agreed to has changed.
    case invalidated

    /// The stable code.
    public var code: String { rawValue }
}

/// What a person decided on a document or a purpose.
public enum ConsentDecision: String, CaseIterable, Sendable {
    /// Yes.
    case granted
    /// No.
    case denied
    /// A yes taken back.
    case withdrawn

    /// The stable code.
    public var code: String { rawValue }
}

/// What a subject of this install is.
public enum SubjectStanding: String, CaseIterable, Sendable {
    /// Somebody who is not signed in.
    case guest
    /// Somebody whom the app knows by an identifier.
    case account
    /// A guest who signed in; an account goes on with what was decided.
    case merged
    /// Erased: nothing is left but a chain that names nobody.
    case erased
    /// Of another device, from which the store was copied.
    case copied

    /// The stable code.
    public var code: String { rawValue }
}

/// What is known of the subject's age.
public enum AgeBand: String, CaseIterable, Sendable {
    /// Nothing.
    case unknown
    /// Below 14: a guardian decides (PIPL 31).
    case under14 = "under_14"
    /// From 14 to below 18.
    case under18 = "under_18"
    /// 18 or older.
    case adult

    /// The stable code.
    public var code: String { rawValue }
}

/// What the system says of a permission.
public enum PermissionState: String, CaseIterable, Sendable {
    /// It was not asked for, or the dialog was closed without an answer.
    case notDetermined = "not_determined"
    /// It is granted.
    case granted
    /// It is refused or switched off.
    case denied
    /// The system does not let the person grant it.
    case restricted

    /// The stable code.
    public var code: String { rawValue }
}

/// Where Placet's own grant of a permission to a feature stands.
public enum GrantStatus: String, CaseIterable, Sendable {
    /// It was not asked for.
    case notDetermined = "not_determined"
    /// The person allowed it for this feature.
    case granted
    /// The person refused it for this feature.
    case refused

    /// The stable code.
    public var code: String { rawValue }
}

/// The seven legal grounds of PIPL 13.
public enum Basis: String, CaseIterable, Sendable {
    /// The person's consent.
    case consent
    /// A contract with the person, or employment rules.
    case contract
    /// A duty by law.
    case legalDuty = "legal_duty"
    /// A public-health emergency, or life and property in danger.
    case vitalInterest = "vital_interest"
    /// News and supervision in the public interest.
    case publicInterest = "public_interest"
    /// What the person or the law has made public.
    case madePublic = "made_public"
    /// What another law says.
    case otherLaw = "other_law"

    /// The stable code.
    public var code: String { rawValue }
}

/// What is done with data.
public enum Act: String, CaseIterable, Sendable {
    /// First access.
    case collect
    /// Use of what is already held.
    case use
    /// Working out new data.
    case derive
    /// Giving it to a recipient.
    case share
    /// Showing it to the public or to other users.
    case publish
    /// Writing it to the device.
    case write

    /// The stable code.
    public var code: String { rawValue }
}

/// What is owed.
public enum ObligationKind: String, CaseIterable, Sendable {
    /// To erase data.
    case erase

    /// The stable code.
    public var code: String { rawValue }
}

/// The states of a deletion.
public enum DeletionPhase: String, CaseIterable, Sendable {
    /// There is none: the account lives.
    case active
    /// It was begun; conditions, texts and choices are gone through.
    case preparing
    /// It was submitted; there is no appeal, and the server decides.
    case submitted
    /// It was submitted; the person may think again.
    case appealPeriod = "appeal_period"
    /// The appeal is over; the server decides.
    case appealElapsed = "appeal_elapsed"
    /// It is suspended.
    case held
    /// It is being carried out.
    case executing
    /// Nothing is left.
    case completed
    /// It was refused; the account lives.
    case refused

    /// The stable code.
    public var code: String { rawValue }
}

/// What cancels a deletion.
public enum CancelMeans: String, CaseIterable, Sendable {
    /// A login by the person, with its notice shown before.
    case interactiveLogin = "interactive_login"
    /// An explicit choice.
    case choice

    /// The stable code.
    public var code: String { rawValue }
}

/// One option of a choice.
public enum ChoiceOption: String, CaseIterable, Sendable {
    /// What it is about is erased.
    case erase
    /// It stays and no longer names the person.
    case detach

    /// The stable code.
    public var code: String { rawValue }
}

/// What a task asks for.
public enum TaskWork: String, CaseIterable, Sendable {
    /// Erase it.
    case erase
    /// Anonymise it.
    case anonymise
    /// Either of the two.
    case eraseOrAnonymise = "erase_or_anonymise"
    /// Leave it where it is, without its author.
    case detach
    /// Set it aside, used for nothing, until its time is over (PIPL 47).
    case keep
    /// Tell the recipient to erase what it was given.
    case notify
    /// Take back the recipient's own authorisation.
    case unbind
    /// Let the backups run out.
    case expire
    /// Keep the logs apart until they may go (CSL 23).
    case setAside = "set_aside"
    /// Erase what the device holds.
    case wipe

    /// The stable code.
    public var code: String { rawValue }
}

/// What kind of thing changed, here or in another process.
public enum Change: String, CaseIterable, Sendable {
    /// Documents: shown, accepted, declined, withdrawn.
    case documents
    /// Consents.
    case consents
    /// Permissions: the system's or our own grants.
    case permissions
    /// Facts about the subject.
    case facts
    /// The age band.
    case age
    /// What is owed to the person.
    case obligations
    /// The deletion of the account.
    case deletion
    /// A request about rights.
    case requests
    /// How the store is.
    case health

    /// The stable code.
    public var code: String { rawValue }
}
