// What is denied, in one word of memory: so an answer of either kind is one word, and goes by a register.

import Foundation

/// Why something may not be done now, and what would change that.
public struct Denial: Hashable, Sendable {
    private let terms: Terms

    init(
        reason: Reason,
        why: Unavailability?,
        about: String?,
        remedy: Remedy,
        alternative: UseRef?,
        retryAt: Date?
    ) {
        terms = Terms(
            Terms.Content(
                reason: reason,
                why: why,
                about: about,
                remedy: remedy,
                alternative: alternative,
                retryAt: retryAt
            )
        )
    }

    /// The first reason in the gate's order.
    public var reason: Reason { terms.content.reason }
    /// For ``Reason/unavailable``, what stands in the way.
    public var why: Unavailability? { terms.content.why }
    /// The id that the reason is about: of a document, purpose, fact or permission.
    public var about: String? { terms.content.about }
    /// What would change the answer.
    public var remedy: Remedy { terms.content.remedy }
    /// The first alternative that is allowed now for this reason.
    public var alternative: UseRef? { terms.content.alternative }
    /// When asking again is worth while.
    public var retryAt: Date? { terms.content.retryAt }

    /// Whether both say the same.
    public static func == (one: Self, other: Self) -> Bool { one.terms.content == other.terms.content }

    /// What says the same has one hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(terms.content) }
}

extension Denial: CustomReflectable {
    /// Its parts by their names.
    public var customMirror: Mirror {
        let parts: KeyValuePairs<String, Any> = [
            "reason": reason,
            "why": why as Any,
            "about": about as Any,
            "remedy": remedy,
            "alternative": alternative as Any,
            "retryAt": retryAt as Any,
        ]
        return Mirror(self, children: parts, displayStyle: .struct)
    }
}

/// What a denial says.
private final class Terms: Sendable {
    struct Content: Hashable {
        let reason: Reason
        let why: Unavailability?
        let about: String?
        let remedy: Remedy
        let alternative: UseRef?
        let retryAt: Date?
    }

    let content: Content

    init(_ content: Content) { self.content = content }
}
