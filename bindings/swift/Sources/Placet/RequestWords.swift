// Words of requests about rights, each with the code that the manifest, the stories and the ledger write.

/// What a person may ask for (PIPL 44–48).
public enum RightKind: String, CaseIterable, Sendable {
    /// To see the data.
    case access
    /// To get a copy of it.
    case copy
    /// To have it moved to another handler.
    case portability
    /// To have it corrected.
    case rectify
    /// To have it completed.
    case supplement
    /// To have it erased.
    case erase
    /// To have consent taken back.
    case withdraw
    /// To have processing restricted.
    case restrict
    /// To object to processing.
    case object
    /// To have the rules explained.
    case explain
    /// To complain.
    case complaint

    /// The stable code.
    public var code: String { rawValue }
}

/// Where a request's time starts.
public enum RightClock: String, CaseIterable, Sendable {
    /// It was received.
    case received
    /// Who asks was verified.
    case identityVerified = "identity_verified"
    /// It was checked: all that it needs is there.
    case checked

    /// The stable code.
    public var code: String { rawValue }
}

/// What is owed by the due day.
public enum Owed: String, CaseIterable, Sendable {
    /// What was asked for.
    case action
    /// An answer.
    case reply

    /// The stable code.
    public var code: String { rawValue }
}

/// Who asks.
public enum Role: String, CaseIterable, Sendable {
    /// The person.
    case own = "self"
    /// The guardian of a minor (PIPL 31).
    case guardian
    /// A close relative of a person who has died (PIPL 49).
    case nextOfKin = "next_of_kin"
    /// Somebody whom the person has authorised.
    case agent

    /// The stable code.
    public var code: String { rawValue }
}

/// Whether the operator knows who asks.
public enum Identity: String, CaseIterable, Sendable {
    /// It does: the person is signed in, or was verified before.
    case known
    /// It is to be verified first.
    case toBeVerified = "to_be_verified"

    /// The stable code.
    public var code: String { rawValue }
}

/// Where the time that a request has comes from.
public enum DueSource: String, CaseIterable, Sendable {
    /// The manifest promises it.
    case declared
    /// Nothing is promised, so the general rule holds (IDM 6.3).
    case statutory

    /// The stable code.
    public var code: String { rawValue }
}

/// The states of a request.
public enum RequestPhase: String, CaseIterable, Sendable {
    /// Who asks has to be verified first.
    case identityPending = "identity_pending"
    /// It is worked on.
    case inProgress = "in_progress"
    /// The person has the answer that was owed.
    case answered
    /// All that was asked for was done.
    case completed
    /// It was refused.
    case refused

    /// The stable code.
    public var code: String { rawValue }
}

/// What happened to a request.
public enum RequestStep: String, CaseIterable, Sendable {
    /// It was received.
    case received
    /// Who asks was verified.
    case identityVerified = "identity_verified"
    /// It was checked: all that it needs is there.
    case checked
    /// It was given more time.
    case extended
    /// A newer calendar gave another date.
    case moved
    /// The person was answered.
    case answered
    /// Something that it asks for was done.
    case taskDone = "task_done"
    /// All that was asked for was done.
    case completed
    /// It was refused.
    case refused
    /// What it restricted is processed again.
    case lifted
    /// It was taken over from another record, and goes on.
    case salvaged

    /// The stable code.
    public var code: String { rawValue }
}
