package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.tag.EntityTag;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContactTagTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final Rule AT_ONCE = new Rule(ID, Duration.ZERO);
    private static final Rule LATER = new Rule(ID, Duration.ofMinutes(5));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void differsWhereAPersonHasChangedAMethod() {
        ContactMethod method = method("email", "a@example.org", "ABCD2345", NOW);
        assertThat(Stream.of(
                                List.<ContactMethod>of(),
                                List.of(method),
                                List.of(method.named("Other")),
                                List.of(method.verified(NOW)),
                                List.of(method("webhook", "a@example.org", "ABCD2345", NOW)),
                                List.of(method("email", "b@example.org", "ABCD2345", NOW)),
                                List.of(method("email", "a@example.org", "ABCD2345", NOW.plusSeconds(1))))
                        .map(ContactTag::ofMethods))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsNothingOfACodeThatCouldBeTriedAgainstIt() {
        assertThat(tag(method("email", "a@example.org", "ABCD2345", NOW)))
                .isEqualTo(tag(method("email", "a@example.org", "WXYZ6789", NOW)));
        ContactMethod method = method("email", "a@example.org", "ABCD2345", NOW);
        ContactMethod tried = method.waitingFor(method.code().orElseThrow().triedOnceMore());
        assertThat(tag(tried)).isEqualTo(tag(method));
    }

    @Test
    void differsWithTheOrderAndTheUrgencyOfRules() {
        assertThat(Stream.of(
                        rules(List.of(), List.of()),
                        rules(List.of(AT_ONCE), List.of()),
                        rules(List.of(), List.of(AT_ONCE)),
                        rules(List.of(LATER), List.of()),
                        rules(List.of(AT_ONCE, LATER), List.of()),
                        rules(List.of(LATER, AT_ONCE), List.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void differsWithTheZoneAndTheWindowsOfQuietHoursAndNotWithTheirOrder() {
        Window night = window(Set.of(DayOfWeek.values()), 22);
        Window friday = window(Set.of(DayOfWeek.FRIDAY), 20);
        assertThat(Stream.of(
                                Optional.<QuietHours>empty(),
                                Optional.of(new QuietHours(BERLIN, List.of())),
                                Optional.of(new QuietHours(BERLIN, List.of(night))),
                                Optional.of(new QuietHours(ZoneId.of("Asia/Tokyo"), List.of(night))),
                                Optional.of(new QuietHours(BERLIN, List.of(friday))),
                                Optional.of(new QuietHours(BERLIN, List.of(night, friday))))
                        .map(ContactTag::ofQuiet))
                .doesNotHaveDuplicates();
        assertThat(ContactTag.ofQuiet(Optional.of(new QuietHours(BERLIN, List.of(night, friday)))))
                .isEqualTo(ContactTag.ofQuiet(Optional.of(new QuietHours(BERLIN, List.of(friday, night)))));
    }

    private static EntityTag tag(ContactMethod method) {
        return ContactTag.ofMethods(List.of(method));
    }

    private static EntityTag rules(List<Rule> high, List<Rule> low) {
        return ContactTag.ofRules(new OwnContacts(List.of(), high, low, Optional.empty()));
    }

    private static Window window(Set<DayOfWeek> days, int from) {
        return new Window(days, LocalTime.of(from, 0), LocalTime.of(7, 0), Window.Holidays.AS_OTHER_DAYS);
    }

    private static ContactMethod method(String channel, String target, String code, Instant expiresAt) {
        SentCode sent = new SentCode(new VerificationCode(code).hash(ID), expiresAt, 0);
        return ContactMethod.unverified(ID, "alice", new MethodProposal(channel, target, "Mine"), NOW, sent);
    }
}
