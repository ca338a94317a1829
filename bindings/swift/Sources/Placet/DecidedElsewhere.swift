import Foundation
internal import PlacetFFI

/// A decision that the person made elsewhere, as whoever took it tells it.
public struct DecidedElsewhere: Hashable, Sendable {
    /// Which decision.
    public let decision: ConsentDecision
    /// When the person decided.
    public let at: Date
    /// The version of what it was about: of the document, or `app.version` of the manifest for a purpose.
    public let version: String?
    /// The hash of what it was about: of the document's text, or of the manifest's bytes for a purpose. A grant needs it.
    public let hash: Hash?

    /// A decision that was made at a moment.
    public init(_ decision: ConsentDecision, at moment: Date, version: String? = nil, hash: Hash? = nil) {
        self.decision = decision
        at = moment
        self.version = version
        self.hash = hash
    }

    var border: PlacetFFI.DecidedElsewhere {
        PlacetFFI.DecidedElsewhere(
            to: decision.border,
            version: version,
            hash: hash.map { PlacetFFI.Hash($0.value) },
            at: at
        )
    }
}
