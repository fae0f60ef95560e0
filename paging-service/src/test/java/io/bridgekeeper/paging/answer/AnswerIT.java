package io.bridgekeeper.paging.answer;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.pageByHand;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.TwoWriters;
import io.bridgekeeper.paging.WebhookSink;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages answered by the links of their notices. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class AnswerIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
    }

    @Test
    void showsThePageAndDoesNothingHoweverOftenItIsOpened() {
        UUID id = open("payments");
        String link = link(id, "alice");
        Response shown = RestAssured.get(link);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(shown.asString())
                .contains("Checkout answers 5xx", "SEV", "Payments", "UTC", "Step 1", "Accept", "Decline")
                .doesNotContain(link);
        RestAssured.head(link).then().statusCode(200);
        assertThat(RestAssured.get(link).asString()).isEqualTo(shown.asString());
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        assertThat(Table.select("select page_id::text from link_use where page_id = ?::uuid", page(id, "alice")))
                .isEmpty();
    }

    @Test
    void isKeptFoundAndFramedByNobody() {
        String link = link(open("payments"), "alice");
        for (Response answer :
                List.of(RestAssured.get(link), RestAssured.get("/answer/bka_x"), press(link, "accept"))) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .endsWith("form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(answer.asString()).contains("<style>" + AnswerStyle.CSS + "</style>");
        }
    }

    @Test
    void acceptsOnceAndTellsWhoHasItFromThenOn() {
        UUID id = open("payments");
        String link = link(id, "alice");
        Response accepted = press(link, "accept");
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(accepted.asString()).contains("You have it since").doesNotContain("<form");
        assertThat(incident(id).getString("state")).isEqualTo("acknowledged");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        for (String again : List.of("accept", "decline")) {
            Response answer = press(link, again);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString()).contains("You have it since").doesNotContain("<form");
        }
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        assertThat(incident(id).getList("history.what", String.class))
                .filteredOn(what -> what.startsWith("alice accepted"))
                .hasSize(1);
    }

    @Test
    void actsForOneOfTwoPressesAtOnce() {
        UUID id = open("payments");
        String link = link(id, "alice");
        List<Response> answers = TwoWriters.atOnce(() -> press(link, "accept"), () -> press(link, "decline"));
        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 409);
        assertThat(Table.select("select answer from link_use where page_id = ?::uuid", page(id, "alice")))
                .hasSize(1);
    }

    @Test
    void declinesWithAReasonAndTheNextIsCalled() {
        UUID id = open("payments");
        String link = link(id, "alice");
        Response declined = press(link, "decline&reason=on+a+train+%F0%9F%9A%86");
        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(declined.asString()).contains("You declined at").doesNotContain("<form");
        JsonPath then = incident(id);
        assertThat(then.getList("pages.personId", String.class)).containsExactly("alice", "bob");
        assertThat(then.getString("pages[0].state")).isEqualTo("declined");
        assertThat(then.getList("history.what", String.class)).anyMatch(what -> what.contains("on a train 🚆"));
        assertThat(press(link, "accept").statusCode()).isEqualTo(409);
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
    }

    @Test
    void tellsWhoWasFaster() {
        UUID id = open("payments");
        String link = link(id, "alice");
        clock.forward(Duration.ofMinutes(6));
        eventually().until(() -> page(id, "bob") != null);
        assertThat(RestAssured.get(link).asString()).contains("<form");
        accept("bob", page(id, "bob")).then().statusCode(200);
        assertThat(RestAssured.get(link).asString())
                .contains("Bob Moran has it since")
                .doesNotContain("<form");
        Response late = press(link, "accept");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("Bob Moran has it since");
        Response told = pressForJson(link, "accept");
        assertThat(told.jsonPath().getString("type")).endsWith("/already-accepted");
        assertThat(told.jsonPath().getString("acceptedBy")).isEqualTo("bob");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
    }

    @Test
    void answersAPageByNameAlsoWhereSomebodyHasIt() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        pageByHand("alice", id, "carol", "knows the database").then().statusCode(200);
        String link = link(id, "carol");
        assertThat(RestAssured.get(link).asString()).contains("Alice Ling has it since", "<form");
        assertThat(press(link, "accept").asString()).contains("Alice Ling has it since", "You accepted at");
        assertThat(incident(id).getString("pages.find { it.personId == 'carol' }.state"))
                .isEqualTo("accepted");
        assertThat(press(link, "decline").statusCode()).isEqualTo(409);
    }

    @Test
    void tellsHowItWasResolved() {
        UUID id = open("payments");
        String link = link(id, "alice");
        accept("alice", page(id, "alice")).then().statusCode(200);
        resolve("alice", id, "rollback").then().statusCode(200);
        assertThat(RestAssured.get(link).asString())
                .contains("Resolved by you at", "rollback", "You had it since")
                .doesNotContain("<form");
        assertThat(press(link, "accept").statusCode()).isEqualTo(409);
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
    }

    /** Whoever has it did not say so any more: people are called anew, and so is a new answer. */
    @Test
    void answersNoMoreOnceItWasUsed() {
        UUID id = open("payments");
        String link = link(id, "alice");
        press(link, "accept").then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        eventually().until(() -> isAsked(id));
        clock.forward(Duration.ofMinutes(61));
        eventually().until(() -> incident(id).getString("state"), "triggered"::equals);
        assertThat(RestAssured.get(link).asString())
                .contains("You answered at", "a link answers once")
                .doesNotContain("<form");
        Response again = pressForJson(link, "accept");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("/answer-link-used");
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
    }

    @Test
    void saysThatSomebodyIsStillOnIt() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        String link = question(id, "alice");
        Response shown = RestAssured.get(link);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString())
                .contains("Checkout answers 5xx", "Still on it?", "You have it since", "value=\"still-on-it\"")
                .doesNotContain("value=\"accept\"");
        assertThat(isAsked(id)).isTrue();
        for (String other : List.of("accept", "decline", "")) {
            assertThat(press(link, other).asString()).contains("answer must be still-on-it");
        }
        assertThat(isAsked(id)).isTrue();
        Response pressed = press(link, "still-on-it");
        assertThat(pressed.statusCode()).isEqualTo(200);
        assertThat(pressed.asString()).contains("You have it since").doesNotContain("<form");
        assertThat(isAsked(id)).isFalse();
        assertThat(incident(id).getString("state")).isEqualTo("acknowledged");
        assertThat(incident(id).getList("history.what", String.class))
                .filteredOn("alice still has it"::equals)
                .hasSize(1);

        Response again = pressForJson(link, "still-on-it");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("acceptedBy")).isEqualTo("alice");
        assertThat(incident(id).getList("history.what", String.class))
                .filteredOn("alice still has it"::equals)
                .hasSize(1);
    }

    @Test
    void handsBackToTheNextWithTheReasonOnce() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        String link = question(id, "alice");
        assertThat(RestAssured.get(link).asString()).contains("value=\"hand-back\"", "I cannot, call the next");
        assertThat(isAsked(id)).isTrue();
        Response pressed = RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .body("answer=hand-back&reason=my+shift+is+over")
                .post(link);
        assertThat(pressed.statusCode()).isEqualTo(200);
        assertThat(pressed.asString()).contains("You do not have it any more").doesNotContain("<form");
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        // Not alice, who is the first step.
        assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("alice", "bob");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice cannot go on: my shift is over; the next are called");

        Response again = pressForJson(link, "hand-back");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("/nobody-has-it");
        assertThat(press(link, "still-on-it").statusCode()).isEqualTo(409);
        accept("bob", page(id, "bob")).then().statusCode(200);
        assertThat(pressForJson(link, "hand-back").jsonPath().getString("acceptedBy"))
                .isEqualTo("bob");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
    }

    @Test
    void actsForOneOfTwoAnswersToAQuestionAtOnce() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        String link = question(id, "alice");
        TwoWriters.atOnce(() -> press(link, "hand-back"), () -> accept("alice", page(id, "alice")));
        // Either she still has it, and it was nothing to hand back; or she handed it back, and took it again.
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        List<String> history = incident(id).getList("history.what", String.class);
        assertThat(history.stream()
                        .filter(what -> what.startsWith("alice cannot go on") || what.equals("alice still has it")))
                .hasSize(1);
        if (history.contains("alice still has it")) {
            assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("alice");
        } else {
            assertThat(incident(id).getString("pages.find { it.personId == 'bob' }.state"))
                    .isEqualTo("withdrawn");
        }
    }

    @Test
    void handsBackNothingOfANotice() {
        UUID id = open("payments");
        String link = link(id, "alice");
        assertThat(press(link, "hand-back").statusCode()).isEqualTo(400);
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
    }

    @Test
    void answersNoQuestionThatHasRunOut() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        String link = question(id, "alice");
        assertThat(Table.select("select id from message where path like '%bka_%'"))
                .isEmpty();
        clock.forward(Duration.ofMinutes(11));
        eventually().until(() -> incident(id).getString("state"), "triggered"::equals);
        assertThat(RestAssured.get(link).statusCode()).isEqualTo(410);
        assertThat(RestAssured.get(link).asString())
                .contains("You do not have it any more", "This link has expired.")
                .doesNotContain("<form");
        assertThat(press(link, "still-on-it").statusCode()).isEqualTo(410);
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
    }

    /** What accepts a page says nothing about still having it, and the other way round. */
    @Test
    void keepsAnswersAndQuestionsApart() {
        UUID id = open("payments");
        String answer = link(id, "alice");
        assertThat(press(answer, "still-on-it").statusCode()).isEqualTo(400);
        press(answer, "accept").then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        String question = question(id, "alice");
        assertThat(press(answer, "accept").statusCode()).isEqualTo(409);
        assertThat(isAsked(id)).isTrue();
        resolve("alice", id, "fix").then().statusCode(200);
        assertThat(press(question, "still-on-it").statusCode()).isEqualTo(409);
        assertThat(RestAssured.get(question).asString()).contains("Resolved by you at");
    }

    /** As it stands in the message that asks, without its host. */
    private static String question(UUID incidentId, String person) {
        eventually().until(() -> isAsked(incidentId));
        String message = Table.select(
                        "select id from message where path like '/answer/still-on-it/' || ? || '/%'",
                        page(incidentId, person))
                .getFirst();
        eventually().until(() -> !asked(person, message).isEmpty());
        String url = JsonPath.from(asked(person, message).getFirst().body()).getString("url");
        assertThat(url).matches("http://127\\.0\\.0\\.1:18000/answer/bka_[A-Za-z0-9_-]{76}");
        return URI.create(url).getPath();
    }

    private static List<WebhookSink.Received> asked(String person, String message) {
        return Receivers.webhooks().received("/" + person).stream()
                .filter(received -> received.headers().get("webhook-id").contains(message))
                .toList();
    }

    @Test
    void expires() {
        UUID id = open("payments");
        String link = link(id, "alice");
        clock.forward(Duration.ofHours(23).plusMinutes(59));
        assertThat(RestAssured.get(link).asString()).contains("<form");
        clock.forward(Duration.ofMinutes(1));
        Response shown = RestAssured.get(link);
        assertThat(shown.statusCode()).isEqualTo(410);
        assertThat(shown.asString()).contains("This link has expired").doesNotContain("<form");
        assertThat(press(link, "accept").statusCode()).isEqualTo(410);
        Response told = RestAssured.given().accept("application/json").get(link);
        assertThat(told.statusCode()).isEqualTo(410);
        assertThat(told.contentType()).startsWith("application/problem+json");
        assertThat(told.jsonPath().getString("type")).endsWith("/answer-link-expired");
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        accept("alice", page(id, "alice")).then().statusCode(200);
        assertThat(RestAssured.get(link).statusCode()).isEqualTo(410);
        assertThat(RestAssured.get(link).asString()).contains("You have it since", "This link has expired.");
    }

    @Test
    void isNothingToWhoeverChangesIt() {
        UUID id = open("payments");
        String link = link(id, "alice");
        UUID other = open("payments");
        String forged = link.substring(0, 50) + link(other, "alice").substring(50);
        for (String path : List.of(
                forged,
                link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"),
                link + "A",
                "/answer/bka_" + "A".repeat(76),
                "/answer/" + page(id, "alice"))) {
            for (Response answer : List.of(RestAssured.get(path), press(path, "accept"))) {
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.contentType()).isEqualTo("text/html; charset=utf-8");
                assertThat(answer.asString()).contains("There is nothing here").doesNotContain("Checkout answers 5xx");
            }
            assertThat(pressForJson(path, "accept").jsonPath().getString("type"))
                    .endsWith("/not-found");
        }
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        assertThat(incident(other).getString("state")).isEqualTo("triggered");
    }

    /** It is for one person: were the page another's, the same link would be none. */
    @Test
    void isOfItsPersonAlone() {
        UUID id = open("payments");
        String link = link(id, "alice");
        Table.update("update page set person_id = 'bob' where incident_id = ?", id);
        assertThat(RestAssured.get(link).statusCode()).isEqualTo(404);
        assertThat(press(link, "accept").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "resolve", "accept%00", "ACCEPT", "decline&reason=%zz"})
    void canDoNothingElse(String answer) {
        UUID id = open("payments");
        String link = link(id, "alice");
        Response refused = press(link, answer);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("Nothing was answered");
        assertThat(pressForJson(link, answer).jsonPath().getList("errors")).isNotEmpty();
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
    }

    @Test
    void refusesWhatIsNoForm() {
        String link = link(open("payments"), "alice");
        assertThat(RestAssured.post(link).statusCode()).isEqualTo(400);
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{\"answer\":\"accept\"}")
                        .post(link)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        String link = link(open("payments"), "alice");
        assertThat(press(link, "decline&reason=" + "r".repeat(501)).asString())
                .contains("reason must be at most 500 characters");
        assertThat(press(link, "decline&reason=" + "%E2%82%AC".repeat(500)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsWhatAToolWroteAsTextAlone() {
        String dedupKey = UUID.randomUUID().toString();
        String title = "</title></h1><script>alert(1)</script><img src=x onerror=\"alert('2')\"> {title.raw} & co";
        SignalReceived s = signal("firing", dedupKey, null, Map.of("service", "payments", "alertname", dedupKey));
        hand(
                UUID.randomUUID(),
                new SignalReceived(
                        s.integrationId(),
                        s.format(),
                        s.state(),
                        s.dedupKey(),
                        s.groupKey(),
                        title,
                        s.severity(),
                        s.startsAt(),
                        s.receivedAt(),
                        s.labels(),
                        s.links(),
                        s.evidence()));
        String html = RestAssured.get(link(incidentOf(dedupKey), "alice")).asString();
        assertThat(html)
                .contains("<h1>&lt;/title&gt;&lt;/h1&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x"
                        + " onerror=&quot;alert(&#39;2&#39;)&quot;&gt; {title.raw} &amp; co</h1>")
                .doesNotContain("<script", "<img");
    }

    @Test
    void standsInNoMetric() {
        String link = link(open("payments"), "alice");
        RestAssured.get(link);
        press(link, "accept");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("/answer/{secret}")
                .doesNotContain(link.substring("/answer/".length(), 40));
    }

    private static boolean isAsked(UUID id) {
        return !Table.select("select id::text from incident where id = ? and asked_at is not null", id)
                .isEmpty();
    }

    /** As it stands in the notice, without its host. */
    private static String link(UUID incidentId, String person) {
        eventually()
                .untilAsserted(() -> assertThat(Receivers.webhooks().about(incidentId))
                        .anyMatch(received -> received.path().equals("/" + person)));
        String url = Receivers.webhooks().about(incidentId).stream()
                .filter(received -> received.path().equals("/" + person))
                .map(received -> JsonPath.from(received.body()).getString("answerUrl"))
                .findFirst()
                .orElseThrow();
        assertThat(url).matches("http://127\\.0\\.0\\.1:18000/answer/bka_[A-Za-z0-9_-]{76}");
        return URI.create(url).getPath();
    }

    private static Response press(String link, String answer) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .body("answer=" + answer)
                .post(link);
    }

    private static Response pressForJson(String link, String answer) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .accept("application/json")
                .body("answer=" + answer)
                .post(link);
    }
}
