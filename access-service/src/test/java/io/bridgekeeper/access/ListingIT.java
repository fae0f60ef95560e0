package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that grow for ever: each is read to its end in small parts, also where several items are of one moment. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class ListingIT {

    /** Three of one moment, and two of another. */
    private static final int ITEMS = 5;

    private final World world = World.get();

    enum Listed {
        REQUESTS("requests", "requests.requestId", """
                insert into access_request (request_id, person_id, system_id, profile_id, reason, duration, asked_at,
                    decide_by, needed, state, lasts_until)
                values (?, 'frank', 'listed', 'p', 'r', 'PT1H', ?::timestamptz, now(), 1, 'expired', now())"""),
        GRANTS("grants", "grants.grantId", """
                with i as (insert into incident (incident_id) values (gen_random_uuid()) returning incident_id)
                insert into access_grant (grant_id, incident_id, request_id, person_id, system_id, profile_id, max_duration,
                    state, prepared_at, ended_at, end_reason, targets)
                select ?, incident_id, gen_random_uuid(), 'frank', 'listed', 'p', 'PT1H', 'ended', ?::timestamptz, now(),
                    'withdrawn', '{}' from i"""),
        REVIEWS("reviews", "reviews.reviewId", """
                insert into break_glass_use (use_id, person_id, system_id, profile_id, reason, duration, grant_id, used_at)
                values (?, 'frank', 'listed', 'p', 'r', 'PT1H', gen_random_uuid(), ?::timestamptz)"""),
        SWEEP_FINDINGS("sweep-findings", "findings.findingId", """
                insert into sweep_finding (finding_id, kind, person_id, target, found_at)
                values (?, 'removed', 'frank', '/listed', ?::timestamptz)"""),
        FINDINGS("findings", "findings.findingId", """
                insert into access_finding (finding_id, kind, person_id, system_id, what, mend, found_at, closed_at)
                values (?, 'not-ready', 'frank', 'listed', 'w', 'm', ?::timestamptz, now())""");

        final String path;
        final String ids;
        final String insert;

        Listed(String path, String ids, String insert) {
            this.path = "/api/access/" + path + "?";
            this.ids = ids;
            this.insert = insert;
        }
    }

    @BeforeEach
    void open() {
        world.door.open();
    }

    @ParameterizedTest
    @EnumSource
    void isReadToItsEndInPartsAndNothingTwice(Listed listed) {
        Instant start = Instant.now();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            UUID id = UUID.randomUUID();
            world.update(listed.insert, id, start.plusMillis(i < 3 ? 0 : 1).toString());
            items.add(id.toString());
        }
        List<String> walked = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        Map<String, Object> last;
        do {
            JsonPath part = get(
                    listed, "limit=2" + cursor.map(text -> "&cursor=" + text).orElse(""));
            List<String> ids = part.getList(listed.ids);
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            walked.addAll(ids);
            cursor = Optional.ofNullable(part.getString("next"));
            last = part.getMap("");
        } while (cursor.isPresent());
        assertThat(last).as("at the end it is absent").doesNotContainKey("next");
        assertThat(walked).doesNotHaveDuplicates().containsAll(items);
        assertThat(walked.stream().filter(items::contains).limit(2))
                .containsExactlyInAnyOrderElementsOf(items.subList(3, ITEMS));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryFaultOfWhatIsAskedFor(Listed listed) {
        assertThat(world.as("ivy")
                        .get(listed.path + "limit=0&cursor=none")
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.path"))
                .containsExactlyInAnyOrder("cursor", "limit");
    }

    private JsonPath get(Listed listed, String part) {
        return world.as("ivy")
                .get(listed.path + part)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
