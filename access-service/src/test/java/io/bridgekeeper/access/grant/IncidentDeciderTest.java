package io.bridgekeeper.access.grant;

import static io.bridgekeeper.access.grant.Grants.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.IncidentEvent.AccessGiven;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.grant.IncidentEvent.Reopened;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Carried;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What is heard of an incident, in every order in which it may be heard. */
class IncidentDeciderTest {

    private static final UUID INCIDENT = Grants.id(2);
    private static final UUID ALICES = Grants.id(10);
    private static final UUID CAROLS = Grants.id(11);

    private static final IncidentEvent ASKED = new PageAsked(ALICES, "alice", "checkout", null, T);
    private static final IncidentEvent TAKEN = new PageTaken(ALICES, "alice", "checkout", T.plusSeconds(10));
    private static final IncidentEvent DECLINED =
            new PageOver(ALICES, "alice", "checkout", EndReason.DECLINED, T.plusSeconds(10));
    private static final IncidentEvent STOOD_DOWN = new StoodDown("alice", T.plusSeconds(20));
    private static final IncidentEvent RESOLVED = new Resolved(T.plusSeconds(30));

    private static final GrantState NO_GRANT = null;
    private static final GrantState PREPARED = new Prepared();
    private static final GrantState ACTIVATING = new Activating(T.plusSeconds(10), null);

    private record Case(String name, List<IncidentEvent> given, GrantState then) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> TABLE = List.of(
            new Case("asked", List.of(ASKED), PREPARED),
            new Case("accepted", List.of(ASKED, TAKEN), ACTIVATING),
            new Case("accepted, never heard of before", List.of(TAKEN), ACTIVATING),
            new Case("declined", List.of(ASKED, DECLINED), ended(EndReason.DECLINED)),
            new Case("declined, then heard of", List.of(DECLINED, ASKED), NO_GRANT),
            new Case("declined, then a late acceptance", List.of(ASKED, DECLINED, TAKEN), ended(EndReason.DECLINED)),
            new Case("stood down", List.of(ASKED, TAKEN, STOOD_DOWN), ending(EndReason.STOOD_DOWN)),
            new Case("stood down, heard of first", List.of(STOOD_DOWN, ASKED, TAKEN), ended(EndReason.STOOD_DOWN)),
            new Case("stood down, between", List.of(ASKED, STOOD_DOWN, TAKEN), ended(EndReason.STOOD_DOWN)),
            new Case(
                    "stood down before, accepted after",
                    List.of(ASKED, new StoodDown("alice", T.plusSeconds(5)), TAKEN),
                    ACTIVATING),
            new Case(
                    "stood down before, heard of after the acceptance",
                    List.of(ASKED, TAKEN, new StoodDown("alice", T.plusSeconds(5))),
                    ACTIVATING),
            new Case("another stood down", List.of(ASKED, TAKEN, new StoodDown("carol", T)), ACTIVATING),
            new Case("resolved while asked", List.of(ASKED, RESOLVED), ended(EndReason.RESOLVED)),
            new Case("resolved while activating", List.of(ASKED, TAKEN, RESOLVED), ending(EndReason.RESOLVED)),
            new Case("resolved, then a late acceptance", List.of(ASKED, RESOLVED, TAKEN), ended(EndReason.RESOLVED)),
            new Case("resolved, then all late", List.of(RESOLVED, ASKED, TAKEN), NO_GRANT),
            new Case(
                    "reopened: what ended stays ended",
                    List.of(ASKED, TAKEN, RESOLVED, new Reopened()),
                    ending(EndReason.RESOLVED)),
            new Case(
                    "the first reason stays",
                    List.of(ASKED, TAKEN, STOOD_DOWN, RESOLVED),
                    ending(EndReason.STOOD_DOWN)));

    @ParameterizedTest
    @FieldSource("TABLE")
    void decidesAsTheTableSays(Case row) {
        assertThat(state(hear(row.given(), List.of(Grants.PROFILE)))).isEqualTo(row.then());
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void hearingEverythingTwiceChangesNothing(Case row) {
        List<IncidentEvent> doubled = new ArrayList<>();
        row.given().forEach(event -> doubled.addAll(List.of(event, event)));
        assertThat(state(hear(doubled, List.of(Grants.PROFILE)))).isEqualTo(row.then());
        List<IncidentEvent> again = new ArrayList<>(row.given());
        again.addAll(row.given());
        assertThat(hear(again, List.of(Grants.PROFILE)).grants()).hasSizeLessThanOrEqualTo(1);
        if (row.then() instanceof Ended || row.then() instanceof Ending) {
            assertThat(state(hear(again, List.of(Grants.PROFILE)))).isEqualTo(row.then());
        }
    }

    @Test
    void givesAccessAgainForANewPageOnceItIsReopened() {
        UUID anew = Grants.id(12);
        Incident incident = hear(
                List.of(
                        ASKED,
                        TAKEN,
                        RESOLVED,
                        new Reopened(),
                        new PageAsked(anew, "alice", "checkout", null, T.plusSeconds(40)),
                        new PageTaken(anew, "alice", "checkout", T.plusSeconds(50))),
                List.of(Grants.PROFILE));
        assertThat(incident.grants())
                .extracting(Grant::pageId, grant -> grant.state().getClass().getSimpleName())
                .containsExactly(tuple(ALICES, "Ending"), tuple(anew, "Activating"));
        assertThat(decide(incident, new Resolved(T.plusSeconds(60)), List.of(Grants.PROFILE))
                        .grants())
                .extracting(grant -> grant.state().getClass().getSimpleName())
                .containsExactly("Ending", "Ending");
    }

    @Test
    void preparesEveryProfileOfTheSystemAndOfNoOther() {
        Profile database = new Profile(
                "checkout-db", "checkout", List.of(new Target.Group("/systems/checkout/dba")), Duration.ofHours(1));
        Profile search = new Profile(
                "search-prod", "search", List.of(new Target.Group("/systems/search/responders")), Duration.ofHours(1));
        Incident incident = hear(List.of(ASKED, TAKEN), List.of(Grants.PROFILE, database, search));
        assertThat(incident.grants())
                .extracting(grant -> grant.profile().profileId())
                .containsExactly("checkout-prod", "checkout-db");
        assertThat(incident.grants()).extracting(Grant::state).containsOnly(ACTIVATING);
    }

    @Test
    void givesNothingForASystemThatNobodyKnows() {
        IncidentEvent asked = new PageAsked(ALICES, "alice", null, null, T);
        IncidentEvent taken = new PageTaken(ALICES, "alice", null, T);
        assertThat(hear(List.of(asked, taken), List.of(Grants.PROFILE)).grants())
                .isEmpty();
    }

    @Test
    void catchesUpWhenTheCatalogIsHeardOfAfterTheAcceptance() {
        Incident before = hear(List.of(ASKED, TAKEN), List.of());
        assertThat(before.grants()).isEmpty();
        Incident after = decide(before, new ProfilesTold(), List.of(Grants.PROFILE));
        assertThat(state(after)).isEqualTo(ACTIVATING);
        assertThat(decide(after, new ProfilesTold(), List.of(Grants.PROFILE))).isEqualTo(after);
    }

    @Test
    void doesNotCatchUpForAPageThatIsOver() {
        Incident over = hear(List.of(ASKED, TAKEN, RESOLVED), List.of());
        assertThat(decide(over, new ProfilesTold(), List.of(Grants.PROFILE)).grants())
                .isEmpty();
    }

    @Test
    void leavesTheGrantsOfOthersAlone() {
        Incident incident = hear(
                List.of(
                        ASKED,
                        new PageAsked(CAROLS, "carol", "checkout", null, T.plusSeconds(5)),
                        new PageTaken(CAROLS, "carol", "checkout", T.plusSeconds(10)),
                        new PageOver(ALICES, "alice", "checkout", EndReason.WITHDRAWN, T.plusSeconds(11))),
                List.of(Grants.PROFILE));
        assertThat(incident.grants())
                .extracting(Grant::personId, Grant::state)
                .containsExactly(tuple("alice", ended(EndReason.WITHDRAWN)), tuple("carol", ACTIVATING));
    }

    @Test
    void endsOneGrantByHandAndKeepsItEnded() {
        Incident incident = hear(List.of(ASKED, TAKEN), List.of(Grants.PROFILE));
        UUID grantId = incident.grants().getFirst().grantId();
        Incident ended = decide(incident, new GrantEndAsked(grantId, EndReason.WITHDRAWN), List.of(Grants.PROFILE));
        assertThat(state(ended)).isEqualTo(ending(EndReason.WITHDRAWN));
        assertThat(decide(ended, new ProfilesTold(), List.of(Grants.PROFILE))).isEqualTo(ended);
        assertThat(state(decide(ended, TAKEN, List.of(Grants.PROFILE)))).isEqualTo(ending(EndReason.WITHDRAWN));
    }

    private static final Profile WITH_GRACE =
            new Profile("checkout-prod", "checkout", List.of(Grants.GROUP), Grants.MAX, Duration.ofMinutes(30), true);
    private static final Instant GRACE_ENDS = T.plusSeconds(30).plus(Duration.ofMinutes(30));

    @Test
    void leavesAnAcceptedPageItsAccessForTheGraceAndGivesNothingNewInIt() {
        Incident incident = hear(List.of(ASKED, TAKEN, RESOLVED), List.of(WITH_GRACE));
        assertThat(state(incident)).isEqualTo(ACTIVATING);
        assertThat(incident.grants()).extracting(Grant::endsBy).containsExactly(GRACE_ENDS);
        assertThat(decide(incident, RESOLVED, List.of(WITH_GRACE))).isEqualTo(incident);
        Profile another = new Profile("more", "checkout", List.of(Grants.GROUP), Grants.MAX);
        assertThat(decide(incident, new ProfilesTold(), List.of(WITH_GRACE, another)))
                .isEqualTo(incident);
        assertThat(state(hear(List.of(ASKED, RESOLVED), List.of(WITH_GRACE)))).isEqualTo(ended(EndReason.RESOLVED));
    }

    @Test
    void takesAccessAwayFromWhoStandsDownInTheGrace() {
        Incident incident = hear(List.of(ASKED, TAKEN, RESOLVED), List.of(WITH_GRACE));
        assertThat(state(decide(incident, new StoodDown("alice", T.plusSeconds(60)), List.of())))
                .isEqualTo(ending(EndReason.STOOD_DOWN));
        assertThat(decide(incident, new StoodDown("bob", T.plusSeconds(60)), List.of())
                        .grants())
                .isEqualTo(incident.grants());
    }

    @Test
    void givesTheTimeBackWhenItIsReopenedInTheGraceAndTakesItAgain() {
        Incident reopened = hear(List.of(ASKED, TAKEN, RESOLVED, new Reopened()), List.of(WITH_GRACE));
        assertThat(state(reopened)).isEqualTo(ACTIVATING);
        assertThat(reopened.grants().getFirst().endsBy()).isNull();
        Incident again = decide(reopened, new Resolved(T.plusSeconds(90)), List.of(WITH_GRACE));
        assertThat(again.grants().getFirst().endsBy())
                .isEqualTo(T.plusSeconds(90).plus(Duration.ofMinutes(30)));
        assertThat(state(decide(reopened, new StoodDown("alice", T.plusSeconds(60)), List.of())))
                .isEqualTo(ending(EndReason.STOOD_DOWN));
    }

    @Test
    void givesWhatWasAskedForOnceAndForAnOpenIncidentAlone() {
        IncidentEvent given = new AccessGiven(Grants.id(70), "dave", Map.of(Grants.id(71), WITH_GRACE));
        Incident open = hear(List.of(ASKED, given, given), List.of(WITH_GRACE));
        assertThat(open.grants())
                .extracting(
                        Grant::personId,
                        Grant::requestId,
                        grant -> grant.state().getClass().getSimpleName())
                .containsExactly(tuple("alice", null, "Prepared"), tuple("dave", Grants.id(70), "Activating"));
        assertThat(decide(open, RESOLVED, List.of())
                        .grant(Grants.id(71))
                        .orElseThrow()
                        .endsBy())
                .isEqualTo(GRACE_ENDS);
        assertThat(hear(List.of(RESOLVED, given), List.of()).grants()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // area of the page: what it carries; the second profile is of payments, the third of payments and refunds
        "'',       checkout-prod",
        "payments, checkout-prod checkout-payments checkout-both",
        "refunds,  checkout-prod checkout-both",
        "search,   checkout-prod"
    })
    void carriesTheProfilesOfTheSystemAndOfThePagesAreaAndOfNoOther(String area, String profiles) {
        Profile payments = new Profile("checkout-payments", "checkout", List.of(Grants.GROUP), Grants.MAX);
        Profile both = new Profile("checkout-both", "checkout", List.of(Grants.GROUP), Grants.MAX);
        Profile elsewhere = new Profile("shop-payments", "shop", List.of(Grants.GROUP), Grants.MAX);
        List<Carried> carried = List.of(
                new Carried(Grants.PROFILE, null),
                new Carried(payments, "payments"),
                new Carried(both, "payments"),
                new Carried(both, "refunds"),
                new Carried(elsewhere, "payments"));
        IncidentEvent asked = new PageAsked(ALICES, "alice", "checkout", area.isEmpty() ? null : area, T);
        AtomicLong next = new AtomicLong(100);
        Incident incident = Incident.unheardOf(INCIDENT);
        // Told of again: whoever has it already is not given it anew, and the acceptance does not forget the area.
        for (IncidentEvent event : List.of(asked, new ProfilesTold(), TAKEN, new ProfilesTold())) {
            incident = IncidentDecider.decide(incident, event, carried, () -> Grants.id(next.getAndIncrement()), T);
        }
        assertThat(incident.grants())
                .extracting(grant -> grant.profile().profileId())
                .containsExactly(profiles.split(" "));
        assertThat(incident.grants()).extracting(Grant::state).containsOnly(ACTIVATING);
    }

    private static Incident hear(List<IncidentEvent> events, List<Profile> profiles) {
        AtomicLong next = new AtomicLong(100);
        Incident incident = Incident.unheardOf(INCIDENT);
        for (IncidentEvent event : events) {
            incident = IncidentDecider.decide(
                    incident, event, carried(profiles), () -> Grants.id(next.getAndIncrement()), T);
        }
        return incident;
    }

    private static Incident decide(Incident incident, IncidentEvent event, List<Profile> profiles) {
        return IncidentDecider.decide(incident, event, carried(profiles), () -> Grants.id(500), T);
    }

    private static List<Carried> carried(List<Profile> profiles) {
        return profiles.stream().map(profile -> new Carried(profile, null)).toList();
    }

    private static GrantState state(Incident incident) {
        return incident.grants().stream().map(Grant::state).findFirst().orElse(null);
    }

    private static GrantState ended(EndReason reason) {
        return new Ended(reason, null, T, null);
    }

    private static GrantState ending(EndReason reason) {
        return new Ending(reason, null, Revocation.begun(T), null);
    }
}
