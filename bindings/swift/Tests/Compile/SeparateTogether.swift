// error: cannot convert value of type 'SeparatePurposeId' to expected argument type 'PurposeId'

import Placet

func agree(_ placet: Placet, to purpose: SeparatePurposeId) throws {
    try placet.consents.change(on: .dialog) { $0.grant(purpose) }
}
