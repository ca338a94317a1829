// error: cannot convert value of type 'PurposeId' to expected argument type 'SeparatePurposeId'

import Placet

func agree(_ placet: Placet) throws {
    try placet.consents.grantSeparately(App.Purposes.roomEntry, on: .dialog)
}
