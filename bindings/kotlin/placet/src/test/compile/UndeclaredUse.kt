// error: 7: unresolved reference 'readRoomNumber' on receiver of type 'App.Features.VoiceSpeak'.

import dev.placet.Decision
import dev.placet.Session
import dev.placet.demo.keke.App

fun speak(room: Session): Decision = room.take(App.Features.voiceSpeak.readRoomNumber)
