// error: value of type 'App.Features.VoiceSpeak' has no member 'readRoomNumber'

import Placet

func speak(in room: Session) -> Decision { room.take(App.Features.voiceSpeak.readRoomNumber) }
