// What is allowed, in one word of memory: an answer for each frame is copied and let go of without being counted.

/// What may be done now.
public struct Allowance: Hashable, Sendable {
    /// What it says: the one of its content, which is never let go of.
    private unowned(unsafe) let terms: Terms

    init(purpose: PurposeId, basis: Basis, data: DataId, act: Act, only: Only?) {
        terms = .one(Terms.Content(purpose: purpose, basis: basis, data: data, act: act, only: only))
    }

    /// The purpose it serves.
    public var purpose: PurposeId { terms.content.purpose }
    /// The legal ground (PIPL 13).
    public var basis: Basis { terms.content.basis }
    /// The data that may be touched.
    public var data: DataId { terms.content.data }
    /// What may be done with it.
    public var act: Act { terms.content.act }
    /// What of the data may pass; `nil` is all of it.
    public var only: Only? { terms.content.only }

    /// Whether both say the same.
    public static func == (one: Self, other: Self) -> Bool { one.terms === other.terms }

    /// What says the same has one hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(terms)) }
}

extension Allowance: CustomReflectable {
    /// Its parts by their names.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: ["purpose": purpose, "basis": basis, "data": data, "act": act, "only": only as Any],
            displayStyle: .struct
        )
    }
}

/// What an allowance says. The manifests of the process alone make up which there are, so all of them are held for good: as
/// many as there are uses, and nothing that is asked makes another.
private final class Terms: Sendable {
    struct Content: Hashable {
        let purpose: PurposeId
        let basis: Basis
        let data: DataId
        let act: Act
        let only: Only?
    }

    // INVARIANT: nothing is ever taken out, which is what lets an allowance point to its terms without holding them.
    private static let all = Locked<[Content: Terms]>([:])

    let content: Content

    private init(_ content: Content) { self.content = content }

    /// The one that says this.
    static func one(_ content: Content) -> Terms {
        all.withLock { all in
            if let known = all[content] { return known }
            let new = Terms(content)
            all[content] = new
            return new
        }
    }
}
