import Foundation
internal import PlacetFFI

/// The documents a person is shown and decides on.
///
/// Every call blocks while it reads or writes the store, so keep it off the main thread; may be made from any thread and from
/// within listeners; throws ``PlacetError``, after ``Placet/close()`` one of kind `closed`. A change is on disk and visible
/// to every process when it returns.
public struct Documents: Sendable {
    let engine: Engine

    /// Records that the document was shown, in `locale` or in the manifest's default one.
    public func present(_ document: DocumentId, in locale: Locale? = nil) throws(PlacetError) {
        try engine.call { try $0.present(document: document.border, locale: locale.map { LocaleTag($0.tag) }) }
    }

    /// Records that the person accepted the document; it must have been presented before.
    @discardableResult
    public func accept(
        _ document: DocumentId,
        on surface: Surface,
        prompt: PromptId? = nil
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.accept(document: document.border, evidence: evidence(on: surface, prompt: prompt))
            }
        )
    }

    /// Records that the person declined the document.
    @discardableResult
    public func decline(
        _ document: DocumentId,
        on surface: Surface,
        prompt: PromptId? = nil
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.decline(document: document.border, evidence: evidence(on: surface, prompt: prompt))
            }
        )
    }

    /// Records that the person withdrew the acceptance; ends what relied on it (PIPL 15).
    @discardableResult
    public func withdraw(
        _ document: DocumentId,
        on surface: Surface,
        prompt: PromptId? = nil
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.withdrawDocument(document: document.border, evidence: evidence(on: surface, prompt: prompt))
            }
        )
    }

    /// Takes in a decision that the person made elsewhere: on the web, by mail, at your server.
    ///
    /// A denial binds; an acceptance counts where it has the version and the text that the manifest has now. Refused with
    /// `another_text`, `still_to_come`, and with `decided_since` where the person has decided here since. Told again, it changes
    /// nothing. A denial that the store would not take throws, and this process denies it, as with
    /// ``Consents/change(on:prompt:_:)``.
    @discardableResult
    public func observe(
        _ told: DecidedElsewhere,
        on document: DocumentId,
        at surface: Surface
    ) throws(PlacetError) -> ChangeReport {
        ChangeReport(
            try engine.call {
                try $0.observeAcceptance(document: document.border, told: told.border, evidence: evidence(on: surface))
            }
        )
    }

    /// Where the subject stands with the document.
    public func status(of document: DocumentId) throws(PlacetError) -> DocumentStatus {
        DocumentStatus(try engine.call { try $0.documentStatus(document: document.border) })
    }
}

extension Locale {
    /// The language tag as manifests write it (BCP 47), such as `zh-CN`.
    var tag: String {
        let identifier = identifier.prefix { $0 != "@" }
        return identifier.replacingOccurrences(of: "_", with: "-")
    }
}
