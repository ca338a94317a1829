// error: none

import Placet

func speak(in room: Session) -> Decision { room.take(App.Features.voiceSpeak.speak) }

func agree(_ placet: Placet) throws {
    try placet.consents.change(on: .dialog) { $0.grant(App.Purposes.roomEntry) }
}

func agreeSeparately(_ placet: Placet) throws {
    try placet.consents.grantSeparately(App.Purposes.identityVerification, on: .dialog)
    try placet.consents.change(on: .privacyCentre) { $0.withdraw(App.Purposes.identityVerification) }
}
