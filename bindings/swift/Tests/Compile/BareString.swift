// error: cannot convert value of type 'String' to expected argument type 'UseRef'

import Placet

func speak(in room: Session) -> Decision { room.take("voice_speak.speak") }
