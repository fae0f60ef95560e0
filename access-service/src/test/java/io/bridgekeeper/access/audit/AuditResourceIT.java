package io.bridgekeeper.access.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.World;
import io.bridgekeeper.auditchain.AuditChain.Head;
import io.bridgekeeper.auditchain.ExportCheck;
import io.bridgekeeper.auditchain.Verdict;
import io.bridgekeeper.auditchain.Verdict.Intact;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What auditors see of what happened. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class AuditResourceIT {

    private static final String AUDIT = "/api/access/audit";

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void tellsTheWholeLifeOfAGrant() {
        String system = world.system();
        String grant = activeGrant(system, "alice");
        world.as("carol").post("/api/access/grants/" + grant + "/end").then().statusCode(200);
        world.awaitWords(incident, "prepared", "activated", "ended withdrawn");

        JsonPath told = entries("incident=" + incident);
        assertThat(told.getList("entries.action"))
                .containsExactly(
                        "grant.ended",
                        "grant.ending",
                        "grant.end-asked",
                        "grant.activated",
                        "grant.activating",
                        "grant.prepared");
        assertThat(told.getList("entries.actor"))
                .containsExactly(
                        "access-service", "access-service", "carol", "access-service", "alice", "access-service");
        assertThat(told.getString("entries[2].subject")).isEqualTo("alice");
        assertThat(told.getString("entries[2].system")).isEqualTo(system);
        assertThat(told.getString("entries[2].grant")).isEqualTo(grant);
        assertThat(told.getString("entries[2].facts.reason")).isEqualTo("withdrawn");
        assertThat(told.getString("entries[2].facts.targets")).isEqualTo(World.group(system));
    }

    @Test
    void tellsOfWhoWasRefusedAnothersGrant() {
        String grant = activeGrant(world.system(), "alice");
        world.as("bob").get("/api/access/grants/" + grant).then().statusCode(403);
        world.as("dave").post("/api/access/grants/" + grant + "/end").then().statusCode(403);
        JsonPath told = entries("incident=" + incident + "&action=grant.refused");
        assertThat(told.getList("entries.actor")).containsExactly("dave", "bob");
        assertThat(told.getList("entries.subject")).containsExactly("alice", "alice");
        assertThat(told.getList("entries.facts.asked")).containsExactly("end", "read");
    }

    @Test
    void tellsOfWhoWasRefusedForWantOfARoleButNotOfStrangers() {
        String path = AUDIT + "/export?from=" + incident;
        long before = world.count("select count(*) from audit_entry where action = 'request.refused'");
        given().get(path).then().statusCode(401);
        given().auth().oauth2("not.a.token").get(path).then().statusCode(401);
        assertThat(world.count("select count(*) from audit_entry where action = 'request.refused'"))
                .isEqualTo(before);
        world.as("erin").get(path).then().statusCode(403);
        JsonPath told = entries("actor=erin&action=request.refused&limit=1");
        assertThat(told.getString("entries[0].facts.method")).isEqualTo("GET");
        assertThat(told.getString("entries[0].facts.path")).isEqualTo(AUDIT + "/export");
    }

    @Test
    void findsEntriesByEachConditionAndByAllAtOnce() {
        String system = world.system();
        activeGrant(system, "alice");
        assertThat(entries("system=" + system).getList("entries")).hasSize(3);
        assertThat(entries("system=" + system + "&person=alice").getList("entries"))
                .hasSize(3);
        assertThat(entries("system=" + system + "&person=bob").getList("entries"))
                .isEmpty();
        assertThat(entries("system=" + system + "&actor=alice").getList("entries.action"))
                .containsExactly("grant.activating");
        // The last of the three: the two before it may have been heard of together, and at the same time.
        String at = entries("system=" + system).getString("entries[0].at");
        assertThat(entries("system=" + system + "&from=" + at).getList("entries.action"))
                .containsExactly("grant.activated");
        assertThat(entries("system=" + system + "&to=" + at).getList("entries.action"))
                .containsExactly("grant.activating", "grant.prepared");
    }

    @Test
    void givesOnePageAfterTheOther() {
        String system = world.system();
        activeGrant(system, "alice");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = entries("system=" + system + "&limit=2" + cursor);
            seen.addAll(page.getList("entries.action"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        assertThat(seen).containsExactly("grant.activated", "grant.activating", "grant.prepared");
    }

    @Test
    void namesEverythingThatIsWrongWithARequest() {
        world.as("ivy")
                .get(AUDIT + "?incident=x&action=none&from=monday&to=x&cursor=a&limit=501")
                .then()
                .statusCode(400)
                .body("errors.path", equalTo(List.of("incident", "action", "from", "to", "cursor", "limit")));
        world.as("ivy").get(AUDIT + "/export?from=0").then().statusCode(400).body("errors[0].path", equalTo("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "dave", "ada"})
    void isForAuditorsOnly(String person) {
        world.as(person).get(AUDIT).then().statusCode(403);
        world.as(person).get(AUDIT + "/export").then().statusCode(403);
        given().get(AUDIT).then().statusCode(401);
    }

    @Test
    void givesAnExportThatIsIntactAndGoesOnFromTheOneBefore() {
        activeGrant(world.system(), "alice");
        Intact first = intact(export(1), Optional.empty());
        activeGrant(world.system(), "bob");
        List<String> second = export(first.head().seq() + 1);
        Intact intact = intact(second, Optional.of(first.head()));
        assertThat(intact.from()).isEqualTo(first.head().seq() + 1);
        assertThat(second.get(second.size() - 2)).contains("\"action\":\"audit.exported\"", "\"actor\":\"ivy\"");
        assertThat(world.count(
                        "select count(*) from audit_entry where seq <= ?",
                        intact.head().seq()))
                .isEqualTo(intact.head().seq());
    }

    /** More than is read at once. */
    @Test
    void givesALongExportWhole() {
        long before = world.count("select count(*) from audit_entry");
        world.update("insert into audit_pending (at, actor, action, facts)"
                + " select now(), 'it', 'grant.prepared', '{}' from generate_series(1, 1200)");
        assertThat(intact(export(1), Optional.empty()).entries()).isGreaterThanOrEqualTo(before + 1200);
    }

    private Intact intact(List<String> lines, Optional<Head> before) {
        Verdict verdict = ExportCheck.of(lines.iterator(), before, Optional.empty());
        assertThat(verdict).isInstanceOf(Intact.class);
        return (Intact) verdict;
    }

    private List<String> export(long from) {
        Response answer = world.as("ivy").get(AUDIT + "/export?from=" + from);
        answer.then().statusCode(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
    }

    private JsonPath entries(String query) {
        Response answer = world.as("ivy").get(AUDIT + "?" + query);
        answer.then().statusCode(200);
        return answer.jsonPath();
    }

    private String activeGrant(String system, String person) {
        UUID own = person.equals("alice") ? incident : UUID.randomUUID();
        world.responder(own, system, person);
        world.awaitWords(own, "prepared", "activated");
        return world.told(own).getFirst().data().path("grantId").asText();
    }
}
