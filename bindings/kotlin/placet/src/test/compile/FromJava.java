import com.example.in.app.App;
import dev.placet.ConsentChange;
import dev.placet.Decision;
import dev.placet.Placet;
import dev.placet.Session;
import dev.placet.Surface;

class FromJava {
    static byte[] manifest() {
        return App.getManifest();
    }

    static Decision speak(Session room) {
        return room.take(App.Features.voiceRoom.speak);
    }

    static Decision whereAnIdIsAKeyword(Session room) {
        return room.take(App.Features.class_().new_());
    }

    static void agree(Placet placet) {
        placet.getConsents().change(Surface.DIALOG, null, new ConsentChange().grant(App.Purposes.default_()));
        placet.getConsents().grantSeparately(App.Purposes.faceCheck, Surface.DIALOG);
    }
}
