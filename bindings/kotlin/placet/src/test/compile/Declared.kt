// error: none

import dev.placet.Decision
import dev.placet.Placet
import dev.placet.Session
import dev.placet.Surface
import dev.placet.demo.keke.App

fun speak(room: Session): Decision = room.take(App.Features.voiceSpeak.speak)

fun agree(placet: Placet) = placet.consents.change(Surface.DIALOG) { grant(App.Purposes.roomEntry) }

fun agreeSeparately(placet: Placet) {
    placet.consents.grantSeparately(App.Purposes.identityVerification, Surface.DIALOG)
    placet.consents.change(Surface.PRIVACY_CENTRE) { withdraw(App.Purposes.identityVerification) }
}
