// error: cannot convert value of type 'SeparatePurposeId' to expected argument type 'PurposeId'

import Placet

func agree(_ placet: Placet) throws {
    try placet.consents.change(on: .dialog) { $0.grant(App.Purposes.identityVerification) }
}
