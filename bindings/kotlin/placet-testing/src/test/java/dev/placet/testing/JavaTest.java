package dev.placet.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.placet.AgeBand;
import dev.placet.Allowed;
import dev.placet.Change;
import dev.placet.ConsentChange;
import dev.placet.ConsentStatus;
import dev.placet.Decision;
import dev.placet.Denied;
import dev.placet.DocumentId;
import dev.placet.EndKind;
import dev.placet.EndReason;
import dev.placet.FactId;
import dev.placet.FeatureId;
import dev.placet.GrantStatus;
import dev.placet.Health;
import dev.placet.Opened;
import dev.placet.Options;
import dev.placet.PermissionId;
import dev.placet.PermissionState;
import dev.placet.Placet;
import dev.placet.PlacetException;
import dev.placet.PromptId;
import dev.placet.PurposeId;
import dev.placet.Reading;
import dev.placet.Reason;
import dev.placet.RemedyKind;
import dev.placet.SeparatePurposeId;
import dev.placet.SubjectStanding;
import dev.placet.Surface;
import dev.placet.UseRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same API from Java: ids, builders, lambdas, typed errors. */
class JavaTest {
    private static final DocumentId PRIVACY_POLICY = new DocumentId("privacy_policy");
    private static final PurposeId VOICE_CHAT = new PurposeId("voice_chat");
    private static final PurposeId NEARBY = new PurposeId("nearby");
    private static final SeparatePurposeId FACE_CHECK = new SeparatePurposeId("face_check");
    private static final PermissionId MICROPHONE = new PermissionId("microphone");
    private static final FeatureId VOICE_ROOM = new FeatureId("voice_room");
    private static final UseRef SPEAK = new UseRef("voice_room.speak");

    private static void agree(Placet placet) {
        placet.getDocuments().present(PRIVACY_POLICY);
        placet.getDocuments().accept(PRIVACY_POLICY, Surface.FIRST_LAUNCH);
        placet.getAge().set(AgeBand.ADULT);
        placet.getFacts().set(new FactId("real_name_verified"), true, Surface.FEATURE_ENTRY);
        placet.getPermissions().report(MICROPHONE, PermissionState.GRANTED);
        placet.getConsents().change(Surface.DIALOG, null, new ConsentChange().grant(VOICE_CHAT));
    }

    @Test
    @DisplayName("A folder is opened with options that are built step by step, and closed by try")
    void options(@TempDir Path folder) {
        var reading = new Reading(Instant.parse("2024-06-01T01:00:00Z"), "boot", 1000);
        var options =
                new Options()
                        .withClock(() -> reading)
                        .withPermissions((request, answer) -> answer.give(PermissionState.GRANTED))
                        .withWatchInterval(Duration.ZERO)
                        .withListenerFailure(failure -> {});
        try (var placet = Placet.open(folder, Example.manifest(), options)) {
            assertEquals(Health.Ok.INSTANCE, placet.getHealth());
            agree(placet);
        }
        try (var placet = Placet.open(folder, Example.manifest(), options)) {
            assertEquals(ConsentStatus.GRANTED, placet.getConsents().status(VOICE_CHAT));
        }
    }

    @Test
    @DisplayName("Who is signed in is said by an identifier that is kept nowhere, and a key is bytes")
    void subjects(@TempDir Path folder) {
        var options = new Options().withWatchInterval(Duration.ZERO).withKey(new byte[32]).withDevice(new byte[32]);
        try (var placet = Placet.open(folder, Example.manifest(), options)) {
            agree(placet);
            var change = placet.getSubjects().signIn("anna");
            assertTrue(change.isNew());
            placet.getAge().set(AgeBand.UNDER_18, Instant.parse("2101-01-01T00:00:00Z"));
            var hash = placet.getTexts().keep("called on Monday");
            assertEquals("called on Monday", placet.getTexts().read(hash));
            placet.rotateKey(null);
            var erasure = placet.getSubjects().erase();
            assertEquals(change.getSubject(), erasure.getErased());
            assertEquals(SubjectStanding.ERASED, placet.getSubjects().all().get(1).getStanding());
        }
    }

    @Test
    @DisplayName("An answer is looked at by its type")
    void decisions() {
        try (var it = PlacetTesting.inMemory(Example.manifest())) {
            agree(it.getPlacet());
            try (var room = it.getPlacet().enter(VOICE_ROOM, Opened.USER_ACTION)) {
                Decision before = room.take(SPEAK);
                var denied = assertInstanceOf(Denied.class, before);
                assertEquals(Reason.PERMISSION_NOT_DETERMINED, denied.getReason());
                assertEquals(RemedyKind.REQUEST_PERMISSION, denied.getRemedy().getKind());
                assertEquals(GrantStatus.GRANTED, room.requestBlocking(MICROPHONE));
                var allowed = assertInstanceOf(Allowed.class, room.take(SPEAK));
                assertEquals(VOICE_CHAT, allowed.getPurpose());
                assertTrue(room.check(SPEAK).isAllowed());
            }
        }
    }

    @Test
    @DisplayName("Several decisions are one change, with the prompt as evidence, and a separate one is by itself")
    void change() {
        try (var it = PlacetTesting.inMemory(Example.manifest())) {
            var consents = it.getPlacet().getConsents();
            agree(it.getPlacet());
            var lines = new ConsentChange().withdraw(VOICE_CHAT).deny(NEARBY).deny(FACE_CHECK);
            var report = consents.change(Surface.PRIVACY_CENTRE, new PromptId("evening"), lines);
            assertTrue(report.getSessionsEnded().isEmpty());
            assertEquals(ConsentStatus.WITHDRAWN, consents.status(VOICE_CHAT));
            assertEquals(ConsentStatus.DENIED, consents.status(FACE_CHECK));
            consents.grantSeparately(FACE_CHECK, Surface.DIALOG);
            assertEquals(ConsentStatus.GRANTED, consents.status(FACE_CHECK));
        }
    }

    @Test
    @DisplayName("Listeners are lambdas")
    void listeners() throws Exception {
        try (var it = PlacetTesting.inMemory(Example.manifest())) {
            var ends = new ArrayList<EndReason>();
            var changes = new ArrayList<Change>();
            agree(it.getPlacet());
            try (var listening = it.getPlacet().onChange(changes::add)) {
                var room = it.getPlacet().enter(VOICE_ROOM, Opened.USER_ACTION);
                room.onEnded(ends::add);
                room.requestBlocking(MICROPHONE, Surface.FEATURE_ENTRY);
                assertTrue(room.take(SPEAK).isAllowed());
                var withdrawal = new ConsentChange().withdraw(VOICE_CHAT);
                it.getPlacet().getConsents().change(Surface.SETTINGS, null, withdrawal);
            }
            assertEquals(List.of(new EndReason(EndKind.DENIED, Reason.CONSENT_WITHDRAWN)), ends);
            assertTrue(changes.contains(Change.CONSENTS));
        }
    }

    @Test
    @DisplayName("Failures are unchecked and of one type, with a code to compare and a subclass to catch")
    void failures() {
        try (var it = PlacetTesting.inMemory(Example.manifest(), Instant.parse("2024-06-01T01:00:00Z"))) {
            var documents = it.getPlacet().getDocuments();
            var refused =
                    assertThrows(
                            PlacetException.Refused.class, () -> documents.accept(PRIVACY_POLICY, Surface.DIALOG));
            assertEquals("document_not_presented", refused.getCode());
            documents.present(PRIVACY_POLICY, Locale.ENGLISH);
            it.getPlacet().close();
            var closed = assertThrows(PlacetException.Closed.class, () -> documents.status(PRIVACY_POLICY));
            assertEquals("closed", closed.getCode());
        }
    }

    @Test
    @DisplayName("Ids are equal by kind and text, and codes by their word")
    void equality() {
        assertEquals(new PurposeId("a"), new PurposeId("a"));
        assertEquals(new PurposeId("a").hashCode(), new PurposeId("a").hashCode());
        assertNotEquals(new PurposeId("a"), new SeparatePurposeId("a"));
        assertEquals("a", new PurposeId("a").getValue());
        assertEquals("a", new PurposeId("a").toString());
        assertEquals(Reason.CONSENT_DENIED, Reason.of("consent_denied"));
        assertNotEquals(Reason.UNAVAILABLE, dev.placet.Unavailability.of("unavailable"));
    }

    @Test
    @DisplayName("A source that is read without a take fails a test in Java as well")
    void fakeSources() {
        try (var it = PlacetTesting.inMemory(Example.manifest())) {
            var clipboard = new FakeClipboard(it.getPlacet(), "123456", new UseRef("room_paste.read_room_number"));
            assertThrows(
                    UncoveredCollection.class,
                    () -> FakeSourcesKt.assertNothingCollected(new FakeSource[] {clipboard}, clipboard::read));
        }
    }
}
