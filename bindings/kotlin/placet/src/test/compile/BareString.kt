// error: 6: argument type mismatch: actual type is 'String', but 'UseRef' was expected.

import dev.placet.Decision
import dev.placet.Session

fun speak(room: Session): Decision = room.take("voice_speak.speak")
