package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that grow for ever: each is read to its end in small parts, also where several items are of one moment. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ListingIT {

    private static final UUID WINDOW = UUID.randomUUID();
    private static boolean seeded;
    private static final Instant START = Instant.now();
    /** Three of one moment, and two of another. */
    private static final int ITEMS = 5;

    enum Listed {
        CORRECTIONS("catalog-corrections?", "corrections.correctionId"),
        CORRECTIONS_OF_A_STATE("catalog-corrections?state=dismissed&", "corrections.correctionId"),
        CHANGES("changes?", "changes.changeId"),
        CHANGES_OF_A_SYSTEM("changes?system=listed&", "changes.changeId"),
        WINDOWS("maintenance-windows?", "windows.windowId"),
        HELD_BACK("maintenance-windows/" + WINDOW + "/held-back?", "incidents.incidentId"),
        SHADOWING("me/shadowing?", "shadowing.incidentId");

        final String path;
        final String ids;

        Listed(String path, String ids) {
            this.path = "/api/paging/" + path;
            this.ids = ids;
        }
    }

    /** Once: what is asked over HTTP has no address before the first test. */
    @BeforeEach
    void items() {
        if (!seeded) {
            seeded = true;
            seed();
        }
    }

    private static void seed() {
        for (int i = 0; i < ITEMS; i++) {
            UUID incident = open("search");
            UUID id = UUID.randomUUID();
            UUID window = i == 0 ? WINDOW : UUID.randomUUID();
            Table.update(
                    "insert into catalog_correction (id, incident_id, title, labels, to_system, proposed_by, at,"
                            + " dismissed_by, dismissed_reason, dismissed_at)"
                            + " values (?, ?, 't', '{}', 'search', 'bob', ?::timestamptz, 'ada', 'r', now())",
                    id,
                    incident,
                    moment(i));
            Table.update(
                    "insert into change_event (id, told_by, kind, summary, at, system_ids, labels, received_at)"
                            + " values (?, 'ada', 'DEPLOY', 's', ?::timestamptz, '[\"listed\"]', '{}', now())",
                    id,
                    moment(i));
            Table.update("insert into change_event_system values (?, 'listed', ?::timestamptz)", id, moment(i));
            Table.update(
                    "insert into maintenance_window (id, systems, from_at, until_at, over_at, hold_back, reason, made_by,"
                            + " made_at, version, changed_number) values (?, 'none', now() - interval '2 h',"
                            + " now() - interval '1 h', now() - interval '1 h', 'SEV3', 'r', 'ada', ?::timestamptz, 1, 0)",
                    window,
                    moment(i));
            Table.update(
                    "insert into held_incident values (?, ?, ?::timestamptz, now() - interval '1 h', 0)",
                    incident,
                    WINDOW,
                    moment(i));
            Table.update(
                    "insert into shadowed_incident values (?, 'frank', 'search', ?::timestamptz)", incident, moment(i));
        }
    }

    private static String moment(int i) {
        return START.plusMillis(i < 3 ? 0 : 1).toString();
    }

    @ParameterizedTest
    @EnumSource
    void isReadToItsEndInPartsAndNothingTwice(Listed listed) {
        List<String> walked = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonPath part = get(
                    listed, "limit=2" + cursor.map(text -> "&cursor=" + text).orElse(""));
            List<String> ids = part.getList(listed.ids);
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            walked.addAll(ids);
            cursor = Optional.ofNullable(part.getString("next"));
        } while (cursor.isPresent());
        assertThat(walked).hasSizeGreaterThanOrEqualTo(ITEMS).doesNotHaveDuplicates();
        assertThat(walked.stream().limit(200).toList())
                .isEqualTo(get(listed, "limit=200").getList(listed.ids));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryFaultOfWhatIsAskedFor(Listed listed) {
        String ofAnother = as("frank")
                .get("/api/paging/incidents?state=all&limit=1")
                .jsonPath()
                .getString("next");
        assertThat(as("frank")
                        .get(listed.path + "limit=201&cursor=" + ofAnother)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.path"))
                .containsExactlyInAnyOrder("cursor", "limit");
    }

    private static JsonPath get(Listed listed, String part) {
        return as("frank")
                .get(listed.path + part)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
