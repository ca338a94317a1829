// Who is signed in, and what is kept of a subject where it can be erased.

import Foundation
internal import PlacetFFI

/// The subjects of this install: guests, and the accounts that signed in on it. One is the current one: what is decided, asked
/// and recorded is about it alone.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`. A change is on disk and visible to
/// every process when it returns.
public struct Subjects: Sendable {
    let engine: Engine

    /// Every subject, in the order in which they began.
    public func all() throws(PlacetError) -> [Subject] {
        try engine.call { try $0.subjects() }.map { Subject($0) }
    }

    /// Makes the account that the app knows by `identifier` the current subject.
    ///
    /// A guest is merged into it: whatever either of them refused stays refused, and what is granted afterwards was granted by
    /// one of them and refused by neither. From another account nothing is taken over. Sessions of the subject before end, in
    /// every process.
    ///
    /// The identifier itself is kept nowhere, only a keyed hash of it that can be erased; an empty one is a ``PlacetError`` of
    /// kind `invalidArgument` with code `identifier_empty`. Where the account is the current subject already, nothing happens,
    /// so call it at every launch with somebody signed in.
    @discardableResult
    public func signIn(_ identifier: String) throws(PlacetError) -> SubjectChange {
        SubjectChange(try engine.call { try $0.signIn(identifier: identifier) })
    }

    /// Leaves the account: a new guest, who has decided nothing, is the current subject.
    ///
    /// ``signIn(_:)`` finds the account again. Sessions end, in every process. Where a guest is current already, nothing happens.
    @discardableResult
    public func signOut() throws(PlacetError) -> SubjectChange {
        SubjectChange(try engine.call { try $0.signOut() })
    }

    /// Erases the current subject, and leaves a new guest.
    ///
    /// Ends the subject's chain, destroys the key of everything that can be erased, and removes it. The chain stays, still
    /// verifies, and names nobody. The same identifier begins anew, with nothing. Data that the app itself holds is owed to be
    /// erased, and listed by ``Obligations/open()``.
    @discardableResult
    public func erase() throws(PlacetError) -> Erasure {
        Erasure(try engine.call { try $0.eraseSubject() })
    }

    /// The erased subjects of which a trace may be left, because a reader in another process kept a file from being emptied.
    /// Every change and every ``Placet/tick()`` tries to end that.
    public func erasures() throws(PlacetError) -> [SubjectRef] {
        try engine.call { try $0.erasures() }.map { SubjectRef($0) }
    }
}

/// Free texts of the current subject, such as a reason that the person gave, kept where they can be erased.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`.
public struct Texts: Sendable {
    let engine: Engine

    /// Keeps a text, and returns the salted hash by which evidence may name it. More than 16 KiB are a ``PlacetError`` of kind
    /// `invalidArgument` with code `text_too_long`.
    public func keep(_ text: String) throws(PlacetError) -> Hash {
        Hash(try engine.call { try $0.keepText(text: text) })
    }

    /// The text with that hash; nothing where it was erased, or is somebody else's.
    public func read(_ hash: Hash) throws(PlacetError) -> String? {
        try engine.call { try $0.text(hash: hash.border) }
    }
}

/// A subject of this install, without anything that names a person.
public struct Subject: Hashable, Sendable {
    /// Its random reference.
    public let subject: SubjectRef
    /// What it is.
    public let standing: SubjectStanding
    /// Whether it is the current one.
    public let isCurrent: Bool
}

/// What signing in or out brought about.
public struct SubjectChange: Hashable, Sendable {
    /// The current subject now.
    public let subject: SubjectRef
    /// Whether it began with this call.
    public let isNew: Bool
    /// What a guest who signed in changed in the account; empty where nobody merged, or nothing changed.
    public let merged: Merge
    /// Sessions that ended, uses that closed, what is to be erased.
    public let report: ChangeReport
}

/// What erasing a subject brought about.
public struct Erasure: Hashable, Sendable {
    /// The subject that was erased.
    public let erased: SubjectRef
    /// Whether no trace is left; else ``Subjects/erasures()`` lists it until then.
    public let isComplete: Bool
    /// The guest who is current now, and what the erasure ended.
    public let change: SubjectChange
}

/// What a guest who signed in changed in the account, each with what it became.
public struct Merge: Hashable, Sendable {
    /// Documents.
    public let documents: [MergedDocument]
    /// Consents.
    public let consents: [MergedConsent]
    /// Grants and refusals of permissions.
    public let permissions: [MergedPermission]
    /// Facts that hold no longer, because the guest's were taken back.
    public let facts: [FactId]
    /// Switches that the guest had turned off, and the account had not.
    public let switches: [SwitchId]
    /// What was owed to the guest, under the account's numbers.
    public let obligations: [Obligation]

    /// Whether nothing changed.
    public var isEmpty: Bool {
        documents.isEmpty && consents.isEmpty && permissions.isEmpty && facts.isEmpty && switches.isEmpty
            && obligations.isEmpty
    }
}

/// Where a document stands after a merge.
public struct MergedDocument: Hashable, Sendable {
    /// The document.
    public let document: DocumentId
    /// The decision; nothing where the document was only shown.
    public let decision: ConsentDecision?
}

/// Where a consent stands after a merge.
public struct MergedConsent: Hashable, Sendable {
    /// The purpose.
    public let purpose: PurposeId
    /// The decision.
    public let decision: ConsentDecision
    /// When a grant ends.
    public let expires: Date?
}

/// Where a permission stands for a feature after a merge.
public struct MergedPermission: Hashable, Sendable {
    /// The permission.
    public let permission: PermissionId
    /// The feature.
    public let feature: FeatureId
    /// Whether the person allowed it.
    public let isGranted: Bool
}
