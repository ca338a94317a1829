// error: 7: argument type mismatch: actual type is 'PurposeId', but 'SeparatePurposeId' was expected.

import dev.placet.Placet
import dev.placet.Surface
import dev.placet.demo.keke.App

fun agree(placet: Placet) = placet.consents.grantSeparately(App.Purposes.roomEntry, Surface.DIALOG)
