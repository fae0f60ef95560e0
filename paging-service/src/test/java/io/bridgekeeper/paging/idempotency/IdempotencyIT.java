package io.bridgekeeper.paging.idempotency;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone that lost the answer asks again, and hears what it would have heard. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class IdempotencyIT {

    private final String key = UUID.randomUUID().toString();

    @Inject
    MovableClock clock;

    @BeforeEach
    void peopleWhoAreCalled() {
        People.agreeToAll();
    }

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWasAndNotDoneAgain() {
        UUID incident = open("payments");
        String accept = "/api/paging/pages/" + page(incident, "alice") + "/accept";
        Response first = post("alice", accept, key, "");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        int history = incident(incident).getList("history").size();
        Response again = post("alice", accept, "\"" + key + "\"", "");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(incident(incident).getList("history")).hasSize(history);
        assertThat(post("alice", accept, UUID.randomUUID().toString(), "").statusCode())
                .as("accepting twice bears it by itself")
                .isEqualTo(200);
    }

    @Test
    void twoAtATimeAreDoneOnce() {
        UUID incident = open("payments");
        String path = "/api/paging/incidents/" + incident + "/pages";
        String body = "{\"personId\":\"carol\",\"reason\":\"" + key + "\"}";
        List<Response> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> post("carol", path, key, body))
                .toList();
        assertThat(answers).allMatch(answer -> answer.statusCode() < 300 || answer.statusCode() == 409);
        assertThat(answers).anyMatch(answer -> answer.statusCode() < 300);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allMatch(answer -> "1".equals(answer.header("Retry-After"))
                        && answer.jsonPath().getString("type").endsWith("/request-under-way"));
        assertThat(Table.select("select id from page where incident_id = ? and person_id = 'carol'", incident))
                .hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndWithAnotherCallerOrPathItIsAnotherKey() {
        UUID incident = open("payments");
        String resolve = "/api/paging/incidents/" + incident + "/resolve";
        Response refused = post("carol", resolve, key, "{\"how\":\"nonsense\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        Response again = post("carol", resolve, key, "{\"how\":\"nonsense\"}");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.contentType()).isEqualTo("application/problem+json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(refused.asString());
        Response other = post("carol", resolve, key, "{\"how\":\"fixed\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).endsWith("/idempotency-key-reused");
        assertThat(post("oscar", resolve, key, "{\"how\":\"nonsense\"}").header("Idempotency-Replayed"))
                .isNull();
        assertThat(post("carol", "/api/paging/incidents/" + open("payments") + "/resolve", key, "{\"how\":\"x\"}")
                        .header("Idempotency-Replayed"))
                .isNull();
        assertThat(post("carol", resolve, "two words", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void aKeyWhoseRequestWasLostIsFreeAgainAfterItsLeaseAndAnAnswerAfterADay() {
        UUID incident = open("payments");
        String accept = "/api/paging/pages/" + page(incident, "alice") + "/accept";
        assertThat(post("alice", accept, key, "").statusCode()).isEqualTo(200);
        // As if the service had ended between the work and the keeping of its answer.
        Table.update("update kept_answer set status = null, answer = null where key = ?", key);
        assertThat(post("alice", accept, key, "").statusCode()).isEqualTo(409);
        clock.forward(Duration.ofSeconds(31));
        Response done = post("alice", accept, key, "");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.header("Idempotency-Replayed")).isNull();
        clock.forward(Duration.ofHours(23));
        assertThat(post("alice", accept, key, "").header("Idempotency-Replayed"))
                .isEqualTo("true");
        clock.forward(Duration.ofHours(1));
        assertThat(post("alice", accept, key, "").header("Idempotency-Replayed"))
                .isNull();
    }

    @Test
    void aRepeatTellsTheTagOfWhatTheFirstMade() {
        String window = "{\"systems\":[\"payments\"],\"reason\":\"once " + key + "\",\"until\":\""
                + clock.instant().plus(Duration.ofHours(1)) + "\"}";
        Response made = post("carol", "/api/paging/maintenance-windows", key, window);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("ETag")).isNotBlank();
        Response again = post("carol", "/api/paging/maintenance-windows", key, window);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("ETag")).isEqualTo(made.header("ETag"));
        String windowId = made.jsonPath().getString("windowId");
        assertThat(as("carol")
                        .delete("/api/paging/maintenance-windows/" + windowId)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAnswerWithASecretIsNotKept() {
        Response made = post("ada", "/api/paging/integrations", key, "{\"name\":\"Once\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        Response again = post("ada", "/api/paging/integrations", key, "{\"name\":\"Once\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("/answered-once");
        assertThat(Table.select("select octet_length(answer) from kept_answer where key = ?", key))
                .containsExactly("0");
    }

    private static Response post(String person, String path, String key, String body) {
        return as(person).header("Idempotency-Key", key).body(body).post(path);
    }
}
