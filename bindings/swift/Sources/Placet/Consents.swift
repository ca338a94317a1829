internal import PlacetFFI

/// What a person decided on purposes.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`. A change is on disk and visible
/// to every process when it returns.
public struct Consents: Sendable {
    let engine: Engine

    /// Decides on any number of purposes in one transaction and one ledger entry: all of it happens, or nothing.
    ///
    /// A withdrawal or a denial that the store would not take throws, and this process denies it from then on; the store goes
    /// on saying what it said, and so does a process that opens it. Try again until it is written.
    @discardableResult
    public func change(
        on surface: Surface,
        prompt: PromptId? = nil,
        _ lines: (inout ConsentChange) -> Void
    ) throws(PlacetError) -> ChangeReport {
        var change = ConsentChange()
        lines(&change)
        return ChangeReport(
            try engine.call {
                try $0.changeConsents(evidence: evidence(on: surface, prompt: prompt), lines: change.lines)
            }
        )
    }

    /// Grants a purpose that needs a consent of its own, asked for by itself (PIPL 14, 29).
    @discardableResult
    public func grantSeparately(
        _ purpose: SeparatePurposeId,
        on surface: Surface,
        prompt: PromptId? = nil
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.grantSeparately(
                    purpose: PlacetFFI.PurposeId(purpose.value),
                    evidence: evidence(on: surface, prompt: prompt)
                )
            }
        )
    }

    /// Takes in a decision on one purpose that the person made elsewhere: on the web, by mail, at your server.
    ///
    /// A denial binds; a grant counts where it has the version and the hash of the manifest in force here. Refused as
    /// ``Documents/observe(_:on:at:)`` is, and with `purpose_follows_document`. Told again, it changes nothing. A denial that
    /// the store would not take throws, and this process denies it, as with ``change(on:prompt:_:)``.
    @discardableResult
    public func observe(
        _ told: DecidedElsewhere,
        on purpose: some Purpose,
        at surface: Surface
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.observeConsent(
                    purpose: PlacetFFI.PurposeId(purpose.value),
                    told: told.border,
                    evidence: evidence(on: surface)
                )
            }
        )
    }

    /// Where the subject stands with the purpose.
    public func status(of purpose: some Purpose) throws(PlacetError) -> ConsentStatus {
        ConsentStatus(try engine.call { try $0.consentStatus(purpose: PlacetFFI.PurposeId(purpose.value)) })
    }
}

/// The lines of one consent transaction.
public struct ConsentChange: Sendable {
    private(set) var lines: [PlacetFFI.ConsentLine] = []

    /// The person said yes. A ``SeparatePurposeId`` does not fit here: ask for it by itself.
    public mutating func grant(_ purpose: PurposeId) { add(purpose, .granted) }

    /// The person said no.
    public mutating func deny(_ purpose: some Purpose) { add(purpose, .denied) }

    /// The person took the consent back.
    public mutating func withdraw(_ purpose: some Purpose) { add(purpose, .withdrawn) }

    private mutating func add(_ purpose: some Purpose, _ decision: PlacetFFI.ConsentDecision) {
        lines.append(PlacetFFI.ConsentLine(purpose: PlacetFFI.PurposeId(purpose.value), to: decision))
    }
}
