import Foundation
import Placet
import Testing

import func PlacetFFI.instant
import func PlacetFFI.knownCodes
import func PlacetFFI.milliseconds

@Suite("Words and instants that cross the border")
struct WordsTests {
    @Test("Every reason that the engine knows has a constant of that code, and no other has")
    func reasons() {
        let constants: [Reason] = [
            .unavailable, .notDeclared, .deletionPending, .deleted, .documentNotAccepted, .ageUnknown, .ageRestricted,
            .processingRestricted, .processingObjected, .consentNotDetermined, .consentDenied, .consentWithdrawn,
            .consentExpired, .consentInvalidated, .separateConsentRequired,
            .factRequired, .permissionNotDetermined, .permissionDenied, .permissionRestricted, .featureNotInUse,
            .inBackground, .budgetExhausted,
        ]
        #expect(constants.map(\.code).sorted() == knownCodes().reasons.sorted())
    }

    @Test("Everything that may stand in the way has a constant of that code, and nothing else has")
    func unavailabilities() {
        let constants: [Unavailability] = [
            .ruleNotBuilt, .unreadable, .newer, .tampered, .diskFull, .outOfReach, .replaced, .rolledBack, .otherApp,
            .wrongKey, .keysLost, .busy, .suspended, .closed, .internal,
        ]
        #expect(constants.map(\.code).sorted() == knownCodes().unavailabilities.sorted())
    }

    @Test("Every kind of end of a session has a constant of its code, and no other has")
    func ends() {
        let constants: [EndKind] = [.closed, .background, .timeLimit, .denied, .subjectChanged, .shutdown]
        #expect(constants.map(\.code) == knownCodes().ends)
    }

    @Test("Every line for the log has a constant of its code, and no other has")
    func logCodes() {
        let constants: [LogCode] = [
            .opened, .notOpened, .gaveUp, .failed, .refused, .clockJumped, .recovered, .swept, .suspended, .closed,
        ]
        #expect(constants.map(\.code) == knownCodes().log)
    }

    @Test("What may pass by itself is what the engine tries again")
    func retryable() {
        let passing = knownCodes().unavailabilities.filter {
            Health.unavailable(Unavailability(rawValue: $0)).isRetryable
        }
        #expect(passing == knownCodes().retryable)
        #expect(!Health.ok.isRetryable)
    }

    @Test(
        "An instant crosses to the millisecond and back",
        arguments: [0, 1, -1, 1_717_203_600_123, 253_402_300_799_999]
    )
    func instants(_ written: Int64) {
        #expect(milliseconds(of: instant(milliseconds: written)) == written)
    }

    @Test("A date beyond what fits is taken for the furthest one")
    func distantDates() {
        #expect(milliseconds(of: .distantFuture) == 64_092_211_200_000)
        #expect(milliseconds(of: Date(timeIntervalSince1970: 1e300)) == .max)
        #expect(milliseconds(of: Date(timeIntervalSince1970: -.infinity)) == .min)
    }
}
