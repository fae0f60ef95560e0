package io.bridgekeeper.followup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bridgekeeper.followup.Broker.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one person is accountable, and nobody says yes for another. */
@QuarkusTest
class AccountabilityIT extends RealParts {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void makesThePersonWhoIsAskedAccountableOnce() {
        String id = openFollowUp("erin");

        String acceptedAt = accept("erin", id)
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("accountable", equalTo("erin"))
                .body("proposed", nullValue())
                .extract()
                .path("acceptedAt");
        accept("erin", id).statusCode(200).body("acceptedAt", equalTo(acceptedAt));
        accept("frank", id)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("https://bridgekeeper.io/problems/already-accepted"))
                .body("acceptedBy", equalTo("erin"))
                .body("acceptedAt", equalTo(acceptedAt));

        List<Told> told = told(id, "followup.followup.accepted.v1", "erin");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().data().get("acceptedAt").asText()).isEqualTo(acceptedAt);
    }

    @Test
    void answersAPhoneThatLostTheAnswerAsTheFirstTime() {
        String id = openFollowUp("erin");
        String key = UUID.randomUUID().toString();

        String first = acceptUnder(key, id)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .asString();

        assertThat(acceptUnder(key, id)
                        .header("Idempotency-Replayed", equalTo("true"))
                        .extract()
                        .asString())
                .isEqualTo(first);
        assertThat(told(id, "followup.followup.accepted.v1", "erin")).hasSize(1);
    }

    private ValidatableResponse acceptUnder(String key, String id) {
        return as("erin")
                .header("Idempotency-Key", key)
                .post(FOLLOW_UPS + "/" + id + "/accept")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frank", "carol", "ada", "ivy"})
    void letsNobodyAcceptForAnotherWhateverTheRole(String stranger) {
        String id = openFollowUp("erin");

        accept(stranger, id)
                .statusCode(403)
                .contentType(PROBLEM)
                .body("type", equalTo("https://bridgekeeper.io/problems/not-proposed"))
                .body("proposed", equalTo("erin"));
        assertThat(show(id).getString("state")).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                            | Name one person
                    {"personId": null}            | Name one person
                    {"personId": ""}              | Name one person
                    {"personId": "  "}            | Name one person
                    {"personId": "\\u0000"}       | Name one person
                    {"personId": "nobody"}        | 'nobody' is nobody
                    {"personId": "TBD"}           | 'TBD' is nobody
                    {"personId": "team-checkout"} | 'team-checkout' is a group
                    {"personId": "alice, bob"}    | 'alice, bob' is a group
                    {"personId": "zoe"}           | 'zoe' is not a person of the catalog
                    """)
    void refusesWhatIsNotExactlyOneKnownPerson(String body, String because) {
        String id = openFollowUp("erin");

        propose("erin", id, body)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("https://bridgekeeper.io/problems/not-a-person"))
                .body("title", equalTo("Exactly one known person is accountable"))
                .body("detail", startsWith(because));
        assertThat(show(id).getString("proposed")).isEqualTo("erin");
    }

    @Test
    void refusesAnEscalationPolicyAsAPerson() {
        String id = openFollowUp("erin");
        String policy = "policy-" + show(id).getString("systemId");

        propose("erin", id, "{\"personId\": \"%s\"}".formatted(policy))
                .statusCode(422)
                .body("detail", containsString("is a group"));
    }

    @Test
    void keepsTheOldPersonAccountableUntilTheNewOneAccepts() {
        String id = openFollowUp("erin");
        accept("erin", id).statusCode(200);
        openFollowUp("frank");

        propose("erin", id, "{\"personId\": \"frank\"}")
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("accountable", equalTo("erin"))
                .body("proposed", equalTo("frank"));
        accept("frank", id)
                .statusCode(200)
                .body("accountable", equalTo("frank"))
                .body("proposed", nullValue());
        accept("erin", id).statusCode(409).body("acceptedBy", equalTo("frank"));

        Told proposed = told(id, "followup.accountable.proposed.v1", "frank").getFirst();
        assertThat(proposed.data().get("proposedBy").asText()).isEqualTo("erin");
    }

    @Test
    void letsOnlyTheseNameAnotherPerson() {
        String id = openFollowUp("erin");
        openFollowUp("frank");

        propose("frank", id, "{\"personId\": \"frank\"}")
                .statusCode(403)
                .contentType(PROBLEM)
                .body("type", equalTo("https://bridgekeeper.io/problems/not-your-follow-up"));
        propose("carol", id, "{\"personId\": \"frank\"}").statusCode(200);
        propose("ada", id, "{\"personId\": \"erin\"}").statusCode(200).body("proposed", equalTo("erin"));
    }

    @Test
    void answersWhoHasNoRightToReadWithoutTellingWhatIsThere() {
        String id = openFollowUp("erin");

        given().get(FOLLOW_UPS + "/" + id)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("https://bridgekeeper.io/problems/not-authenticated"));
        given().auth()
                .oauth2("not.a.token")
                .get(FOLLOW_UPS)
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        given().auth()
                .oauth2(stack.serviceToken("gateway"))
                .get(FOLLOW_UPS + "/" + id)
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        as("dave").get(FOLLOW_UPS + "/" + id).then().statusCode(200);
    }

    @Test
    void answersBadRequestsWithProblemDetails() {
        String id = openFollowUp("erin");

        as("erin")
                .get(FOLLOW_UPS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("https://bridgekeeper.io/problems/unknown-follow-up"));
        accept("erin", UUID.randomUUID().toString()).statusCode(404).contentType(PROBLEM);
        propose("erin", UUID.randomUUID().toString(), "{\"personId\":\"erin\"}").statusCode(404);
        as("erin").get(FOLLOW_UPS + "/not-an-id").then().statusCode(404).contentType(PROBLEM);
        as("erin")
                .queryParam("state", "closed")
                .get(FOLLOW_UPS)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].path", equalTo("state"))
                .body("errors[0].message", equalTo("must be open or all"));
        propose("erin", id, "{\"personId\": ")
                .statusCode(400)
                .contentType(PROBLEM)
                .body(not(containsString("jackson")));
        propose("erin", id, "{\"personId\": [\"erin\", \"frank\"]}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].path", equalTo("personId"));
        as("erin")
                .contentType(ContentType.JSON)
                .put(FOLLOW_UPS + "/" + id + "/accountable")
                .then()
                .statusCode(422);
    }

    /** What was told of this kind about a follow-up and a person, once it is there. */
    private static List<Told> told(String followUpId, String type, String personId) {
        String key = show(followUpId).getString("incidentId");
        return Awaitility.await()
                .until(
                        () -> broker.hear(TOPIC, key, 2).stream()
                                .filter(event -> event.type().equals(type)
                                        && event.data().get("personId").asText().equals(personId))
                                .toList(),
                        events -> !events.isEmpty());
    }
}
