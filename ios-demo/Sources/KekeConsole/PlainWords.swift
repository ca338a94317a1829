// The gate's answers in plain words. An app has these in its own screens; what a code means is never decided here.

import Placet

extension Decision {
    /// What a person would be told.
    var inWords: String {
        switch self {
        case .allowed(let allowance):
            let what = "\(allowance.act.code) \(allowance.data) for \(allowance.purpose)"
            let limit = allowance.only?.pattern.map { ", only what matches \($0)" } ?? ""
            return "allowed: \(what) (\(allowance.basis.code))\(limit)"
        case .denied(let denial):
            return denial.inWords
        }
    }
}

extension Denial {
    /// Why not, and what would help.
    var inWords: String {
        let about = about.map { " (\($0))" } ?? ""
        let why = why.map { ", \($0)" } ?? ""
        return "denied, \(reason): \(reason.inWords)\(about)\(why); \(remedy.inWords)"
    }
}

extension Reason {
    fileprivate var inWords: String {
        switch self {
        case .unavailable: "nothing can be decided now"
        case .notDeclared: "the app never declared it"
        case .deletionPending: "the account is being deleted"
        case .deleted: "the account was deleted"
        case .documentNotAccepted: "a document has not been accepted"
        case .ageUnknown: "the age is not known"
        case .ageRestricted: "the age does not allow it"
        case .processingRestricted: "the person had the processing restricted"
        case .processingObjected: "the person objected to it"
        case .consentNotDetermined: "nobody has been asked for consent yet"
        case .consentDenied: "the person said no"
        case .consentWithdrawn: "the person took the consent back"
        case .consentExpired: "the consent has run out"
        case .consentInvalidated: "what was agreed to has changed"
        case .separateConsentRequired: "it needs a consent of its own"
        case .factRequired: "something about the person has to be established first"
        case .permissionNotDetermined: "the permission has not been asked for here"
        case .permissionDenied: "the permission was refused"
        case .permissionRestricted: "this device does not let the person permit it"
        case .featureNotInUse: "the feature is not in use"
        case .inBackground: "the app is in the background"
        case .budgetExhausted: "it has been done as often as it may"
        default: "a reason that is newer than this app"
        }
    }
}

extension Remedy {
    fileprivate var inWords: String {
        let about = about.map { " \($0)" } ?? ""
        return switch kind {
        case .askDocument: "what helps: show\(about) and ask"
        case .askAge: "what helps: ask for the age"
        case .askConsent: "what helps: ask for consent to\(about)"
        case .askSeparateConsent: "what helps: ask for\(about) by itself"
        case .turnOn: "what helps: turn on\(about)"
        case .setFact: "what helps: establish\(about)"
        case .requestPermission: "what helps: ask for\(about)"
        case .openSettings: "what helps: the system's settings for\(about)"
        case .enter: "what helps: enter\(about)"
        case .cancelDeletion: "what helps: cancel the deletion"
        case .liftRestriction: "what helps: the person lifts what was restricted"
        case .waitUntil: "what helps: wait"
        default: "the app can do nothing about it"
        }
    }
}

extension Availability {
    /// What a screen would show.
    var inWords: String {
        switch self {
        case .open: "open"
        case .degraded(let uses):
            "runs without " + uses.map { "\($0.use) (\($0.denial.reason))" }.joined(separator: ", ")
        case .blocked(let denials): "closed: " + denials.map(\.reason.code).joined(separator: ", ")
        }
    }
}
