package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPlanTest {

    /** A Monday, 03:00 in Berlin. */
    private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
    private static final Way HOOK = way(1, "webhook", "https://hooks.example.org/alice");
    private static final Way MAIL = way(2, "email", "alice@example.org");
    private static final Way OWN_HOOK = way(3, "webhook", "https://push.example.org/a");
    private static final Way OWN_MAIL = way(4, "email", "alice@home.example");
    private static final Way APPRISE = way(5, "apprise", "alice");
    private static final List<Way> CATALOG = List.of(HOOK, MAIL);
    private static final QuietHours AT_NIGHT = new QuietHours(
            ZoneId.of("Europe/Berlin"),
            List.of(new Window(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.of(22, 0),
                    LocalTime.of(7, 0),
                    Window.Holidays.AS_OTHER_DAYS)));

    @Test
    void triesTheCatalogsContactsInOrderWhereAPersonSetNothing() {
        ContactPlan plan = plan(OwnContacts.NONE, Urgency.HIGH);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(HOOK);
        assertThat(plan.notices().getFirst().at()).isEqualTo(NIGHT);
        assertThat(plan.notices().getFirst().why()).isEqualTo("a contact of the catalog");
        assertThat(plan.reserve()).extracting(ContactPlan.Planned::way).containsExactly(MAIL);
    }

    @Test
    void keepsOwnMethodsThatNoRuleNamesInReserve() {
        ContactPlan plan = plan(own(List.of(), List.of(), List.of(OWN_HOOK)), Urgency.HIGH);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(HOOK);
        assertThat(plan.reserve()).extracting(ContactPlan.Planned::way).containsExactly(MAIL, OWN_HOOK);
        assertThat(plan.reserve().getLast().why()).isEqualTo("a contact method of the person");
    }

    @Test
    void goesByTheRulesOfTheUrgencyEarliestFirst() {
        OwnContacts own = own(
                List.of(rule(MAIL, 10), rule(OWN_HOOK, 0), rule(OWN_MAIL, 0), rule(OWN_HOOK, 5)),
                List.of(rule(OWN_MAIL, 30)),
                List.of(OWN_HOOK, OWN_MAIL));
        assertThat(lines(plan(own, Urgency.HIGH).notices()))
                .containsExactly(OWN_HOOK.id() + " 0", OWN_MAIL.id() + " 0", OWN_HOOK.id() + " 5", MAIL.id() + " 10");
        assertThat(plan(own, Urgency.HIGH).reserve())
                .extracting(ContactPlan.Planned::way)
                .containsExactly(HOOK);
        assertThat(lines(plan(own, Urgency.LOW).notices())).containsExactly(OWN_MAIL.id() + " 30");
        assertThat(plan(own, Urgency.HIGH).notices().get(2).why())
                .isEqualTo("the person's rule for high urgency, after 5M");
    }

    @Test
    void fallsBackToTheCatalogWhereEveryRuleNamesAMethodThatIsNotVerifiedAnyMore() {
        OwnContacts own = own(List.of(rule(OWN_HOOK, 0)), List.of(), List.of());
        assertThat(plan(own, Urgency.HIGH).notices())
                .extracting(ContactPlan.Planned::way)
                .containsExactly(HOOK);
    }

    @Test
    void waitsForTheEndOfQuietHoursWithWhatCanWaitAlone() {
        OwnContacts own =
                new OwnContacts(List.of(OWN_HOOK), List.of(), List.of(rule(OWN_HOOK, 5)), Optional.of(AT_NIGHT));
        ContactPlan low = plan(own, Urgency.LOW);
        assertThat(low.notices().getFirst().at()).isEqualTo(MORNING.plus(Duration.ofMinutes(5)));
        assertThat(low.notices().getFirst().why())
                .isEqualTo("the person's rule for low urgency, after 5M, when the quiet hours are over");
        assertThat(plan(own, Urgency.HIGH).notices().getFirst().at()).isEqualTo(NIGHT);
        assertThat(own.quietFor(Urgency.LOW, NIGHT)).isEqualTo(Duration.ofHours(4));
        assertThat(own.quietFor(Urgency.HIGH, NIGHT)).isZero();
        assertThat(own.quietFor(Urgency.LOW, MORNING)).isZero();
    }

    @Test
    void keepsToTheChannelsThatWereAgreedTo() {
        OwnContacts own = own(List.of(rule(OWN_HOOK, 0)), List.of(), List.of(OWN_HOOK, OWN_MAIL));
        ContactPlan plan = ContactPlan.of(CATALOG, own, Urgency.HIGH, Optional.of(Set.of("email")), NIGHT);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(MAIL);
        assertThat(plan.reserve()).extracting(ContactPlan.Planned::way).containsExactly(OWN_MAIL);
    }

    @Test
    void leavesNobodyWithoutAWayForAChannelThatTheyHaveNot() {
        ContactPlan plan =
                ContactPlan.of(List.of(HOOK), OwnContacts.NONE, Urgency.HIGH, Optional.of(Set.of("email")), NIGHT);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(HOOK);
    }

    @Test
    void neverCallsOverAppriseAloneForWhatIsBad() {
        OwnContacts own = own(List.of(new Rule(APPRISE.id(), Duration.ZERO)), List.of(), List.of(APPRISE, OWN_HOOK));
        ContactPlan plan = plan(own, Urgency.HIGH);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(APPRISE, HOOK);
        assertThat(plan.notices().getLast())
                .isEqualTo(new ContactPlan.Planned(
                        HOOK, NIGHT, "beside Apprise, which never tells whether it has delivered"));
        assertThat(plan.reserve()).extracting(ContactPlan.Planned::way).containsExactly(MAIL, OWN_HOOK);
    }

    @Test
    void callsBesideAppriseOverAChannelThatWasNotAgreedToWhereThereIsNoOther() {
        ContactPlan plan = ContactPlan.of(
                List.of(APPRISE, MAIL), OwnContacts.NONE, Urgency.HIGH, Optional.of(Set.of("apprise")), NIGHT);
        assertThat(plan.notices()).extracting(ContactPlan.Planned::way).containsExactly(APPRISE, MAIL);
        assertThat(plan.reserve()).isEmpty();
    }

    @Test
    void callsOverAppriseAloneForWhatCanWait() {
        OwnContacts own = own(List.of(), List.of(new Rule(APPRISE.id(), Duration.ZERO)), List.of(APPRISE));
        assertThat(plan(own, Urgency.LOW).notices())
                .extracting(ContactPlan.Planned::way)
                .containsExactly(APPRISE);
    }

    @Test
    void triesOnePlaceOnceThoughItIsKnownTwice() {
        Way again = way(5, "email", "Alice@Example.org");
        assertThat(plan(own(List.of(), List.of(), List.of(again)), Urgency.HIGH).reserve())
                .extracting(ContactPlan.Planned::way)
                .containsExactly(MAIL);
    }

    /** Whatever is set, everybody has a first way, and none is forgotten. */
    @Property
    void plansEveryWayAndNeverNone(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 6) Integer> ruled,
            @ForAll @IntRange(min = 0, max = 5) int methods,
            @ForAll Urgency urgency,
            @ForAll boolean quiet) {
        List<Way> own = IntStream.range(0, methods)
                .mapToObj(i -> way(10 + i, "email", i + "@example.org"))
                .toList();
        List<Rule> rules = ruled.stream()
                .map(i -> new Rule(new UUID(0, 10 + i), Duration.ofMinutes(i)))
                .toList();
        ContactPlan plan = ContactPlan.of(
                CATALOG,
                new OwnContacts(own, rules, rules, quiet ? Optional.of(AT_NIGHT) : Optional.empty()),
                urgency,
                Optional.empty(),
                NIGHT);
        assertThat(plan.notices()).isNotEmpty().isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        Set<Way> planned = new HashSet<>();
        plan.notices().forEach(one -> planned.add(one.way()));
        plan.reserve().forEach(one -> assertThat(planned.add(one.way())).isTrue());
        List<Way> all = new ArrayList<>(CATALOG);
        all.addAll(own);
        assertThat(planned).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource({"SEV1, HIGH", "SEV2, HIGH", "SEV3, LOW", "SEV4, LOW", "SEV5, LOW"})
    void wakesPeopleForWhatIsBadAlone(Severity severity, Urgency urgency) {
        assertThat(Urgency.of(severity)).isEqualTo(urgency);
    }

    private static ContactPlan plan(OwnContacts own, Urgency urgency) {
        return ContactPlan.of(CATALOG, own, urgency, Optional.empty(), NIGHT);
    }

    private static OwnContacts own(List<Rule> high, List<Rule> low, List<Way> methods) {
        return new OwnContacts(methods, high, low, Optional.empty());
    }

    private static Rule rule(Way way, int minutes) {
        return new Rule(way.id(), Duration.ofMinutes(minutes));
    }

    private static Way way(int id, String channel, String target) {
        return new Way(new UUID(0, id), channel, target);
    }

    private static List<String> lines(List<ContactPlan.Planned> planned) {
        return planned.stream()
                .map(one ->
                        one.way().id() + " " + Duration.between(NIGHT, one.at()).toMinutes())
                .toList();
    }
}
