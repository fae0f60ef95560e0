package io.bridgekeeper.paging.loadguard;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.MovableLimits;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is called where one person has carried enough: two pages of a shift, whatever the hour. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class LoadGuardIT {

    private static final Duration STEP = Duration.ofMinutes(5);

    @Inject
    MovableClock clock;

    @Inject
    MovableLimits limits;

    @BeforeEach
    void nobodyIsTired() {
        Table.update(
                "update page set queued_at = queued_at - interval '30 days' where queued_at > now() - interval '8 days'");
        People.agreeToAll();
        limits.pagesPerShift(2);
    }

    @AfterEach
    void presentTime() {
        limits.off();
        clock.back();
    }

    @Test
    void callsTheNextInLineAndGoesBackBeforeTheFallbackIsCalled() {
        open("search");
        open("search");
        UUID third = open("search");
        assertThat(people(third)).containsExactly("carol");
        assertThat(incident(third).getList("history.what", String.class))
                .contains("Step 1: bob has had 2 pages this shift; the next in line is called first");

        clock.forward(STEP);
        eventually().untilAsserted(() -> assertThat(people(third)).containsExactly("carol", "bob"));
        assertThat(incident(third).getBoolean("nobodyAnswered")).isFalse();
        assertThat(incident(third).getList("pages.state", String.class)).first().isEqualTo("expired");

        clock.forward(STEP);
        eventually().untilAsserted(() -> assertThat(people(third)).containsExactly("carol", "bob", "oscar"));
        assertThat(incident(third).getBoolean("nobodyAnswered")).isTrue();
        assertThat(incident(third).getList("pages.state", String.class).subList(0, 2))
                .containsExactly("expired", "expired");
    }

    @Test
    void tellsTheServiceOwnerOfTheSystemAndBlamesNobody() {
        open("search");
        open("search");
        UUID third = open("search");
        JsonPath gaps = as("ada").get("/api/paging/ownership-gaps").jsonPath();
        String mine = "ownershipGaps.find { it.incidentId == '" + third + "' }.";
        assertThat(gaps.getString(mine + "reason")).isEqualTo("load-guard");
        assertThat(gaps.getString(mine + "systemId")).isEqualTo("search");
        assertThat(gaps.getString(mine + "detail"))
                .isEqualTo("Step 1 has reached a limit of the load guard: 2 pages in one shift."
                        + " The next in line is called first.");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(third, "page.queued"))
                    .containsExactly("incident.opened", "ownership-gap.found", "page.queued");
        }
    }

    @Test
    void callsWhoIsTiredAtOnceWhereNobodyElseExpectsTheCall() {
        open("search");
        open("search");
        withdraw("carol", "search");
        UUID third = open("search");
        assertThat(people(third)).containsExactly("bob");
        assertThat(incident(third).getBoolean("nobodyAnswered")).isFalse();
    }

    @Test
    void callsAgainWhoHadTheirPagesMoreThanADayAgo() {
        open("search");
        open("search");
        clock.forward(Duration.ofHours(25));
        assertThat(people(open("search"))).containsExactly("bob");
    }

    @Test
    void seesThatTheNextInLineIsTiredBehindHowOftenTheFirstWasPaged() {
        open("search");
        Table.update(copies("bob", 250, "1 second"));
        Table.update(copies("carol", 2, "1 hour"));
        assertThat(people(open("search"))).containsExactly("bob");
    }

    /** Pages of a person like the one that bob has, so long before it. */
    private static String copies(String personId, int count, String before) {
        return """
                insert into page
                select (jsonb_populate_record(p, jsonb_build_object(
                    'id', gen_random_uuid(), 'person_id', '%s', 'state', 'expired', 'round', 100 + n,
                    'queued_at', p.queued_at - interval '%s'))).*
                from page p, generate_series(1, %d) as n
                where p.person_id = 'bob' and p.state in ('queued', 'sent') and p.queued_at > now() - interval '1 minute'""".formatted(personId, before, count);
    }

    private static List<String> people(UUID incident) {
        return incident(incident).getList("pages.personId", String.class);
    }
}
