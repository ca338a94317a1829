import Foundation
import Placet
import PlacetTesting
import Testing

@Suite("Consent records and receipts, what is past its evidence period, and lines for the app's log")
struct RecordsTests {
    @Test("There is a record for each purpose that was decided on, and the receipt has them all")
    func records() throws {
        let it = try InMemory.readyToSpeak()
        try it.placet.consents.change(on: .dialog) { $0.deny(Example.nearbyPurpose) }

        let records = try it.placet.ledger.records()

        let purposes = records.map(\.purpose)
        #expect(purposes.contains(Example.voiceChat) && purposes.contains(Example.nearbyPurpose))
        #expect(!purposes.contains(Example.roomEntry))
        let denied = try #require(records.first { $0.purpose == Example.nearbyPurpose })
        #expect(denied.json.contains(#""stands_now": "denied""#))
        let receipt = try it.placet.ledger.receipt(in: Locale(identifier: "en"))
        #expect(receipt.contains(#""@type": "dpv:ConsentReceipt""#))
        #expect(receipt.components(separatedBy: #""@type": "dpv:ConsentRecord""#).count == records.count + 1)
        #expect(try it.placet.ledger.receipt(in: Locale(identifier: "zh-Hans-CN")).contains("同意"))
    }

    @Test("What is older than three years can be swept, and answers stay as they are")
    func sweep() throws {
        let it = try InMemory.readyToSpeak()
        let before = try it.placet.ledger.verify().entries
        #expect(try it.placet.ledger.sweep().removed == 0)
        try it.wait(4 * 365 * 86_400)

        let swept = try it.placet.ledger.sweep(keepingMonths: 36)

        #expect(swept.removed > 0)
        #expect(try it.placet.ledger.verify().entries < before + 3)
        #expect(try it.placet.ledger.heads() == swept.heads)
        #expect(try it.placet.ledger.holds(swept.heads))
        #expect(try it.placet.consents.status(of: Example.voiceChat) == .granted)
    }

    @Test("Evidence is kept for three years at least", arguments: [35, 0, -1, Int.min])
    func tooShort(_ months: Int) throws {
        let it = try InMemory(manifest: try Example.manifest())
        let refused = expectFailure("evidence_period_too_short") {
            try it.placet.ledger.sweep(keepingMonths: months)
        }
        #expect(refused?.kind == .refused)
        #expect(try it.placet.ledger.sweep(keepingMonths: Int.max).removed == 0)
    }

    @Test("A log gets lines with stable codes, and what it throws harms nobody", arguments: [false, true])
    func log(_ isBroken: Bool) throws {
        let logger = BreakableLogger(isBroken: isBroken)
        let placet = try Placet.openInMemory(manifest: try Example.manifest(), watchInterval: 0, logger: logger)
        expectFailure("document_not_presented") {
            try placet.documents.accept(Example.privacyPolicy, on: .firstLaunch)
        }
        placet.close()

        let lines = logger.lines.all
        #expect(lines.map(\.code) == [.opened, .refused, .closed])
        #expect(lines.allSatisfy { $0.level == .info })
        #expect(lines.contains { $0.text.hasPrefix("document_not_presented: ") })
    }
}

/// A log that can be broken.
private struct BreakableLogger: Logger {
    struct Full: Error {}

    let isBroken: Bool
    let lines = Heard<LogLine>()

    func log(_ line: LogLine) throws {
        lines.add(line)
        if isBroken { throw Full() }
    }
}
