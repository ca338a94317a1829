// error: 7: argument type mismatch: actual type is 'SeparatePurposeId', but 'PurposeId' was expected.

import dev.placet.Placet
import dev.placet.Surface
import dev.placet.demo.keke.App

fun agree(placet: Placet) = placet.consents.change(Surface.DIALOG) { grant(App.Purposes.identityVerification) }
