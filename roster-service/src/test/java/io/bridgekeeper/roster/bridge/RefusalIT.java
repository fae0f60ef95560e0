package io.bridgekeeper.roster.bridge;

import static io.bridgekeeper.roster.bridge.RosterClient.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.bridgekeeper.roster.problem.ProblemType;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every no that the service says, over HTTP with real tokens. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "roster"), @ResourceArg(name = "keycloak", value = "true")})
class RefusalIT {

    private static final RosterClient ROSTER = new RosterClient();
    private static PagingTopic paging;

    /** Limit 1, empty. */
    private static UUID empty;
    /** Limit 1, alice sits. */
    private static UUID full;
    /** Limit 3, carol commands, alice sits. */
    private static UUID commanded;

    private static UUID closed;

    /**
     * @param ask     what is asked
     * @param type    the answer
     * @param members members of the answer beside the standard ones
     */
    record Case(String name, Function<RosterClient, Response> ask, ProblemKind type, Map<String, Object> members) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void playUpToTheRefusals() {
        paging = new PagingTopic(TestStack.start(Part.KAFKA).kafkaBootstrap());
        empty = paging.incident("Empty", 1);
        full = paging.incident("Full", 1);
        paging.accepted(full, "alice");
        commanded = paging.incident("Commanded", 3);
        paging.accepted(commanded, "alice");
        closed = paging.incident("Closed", 1);
        paging.resolved(closed);
        ROSTER.awaitOpen(empty);
        ROSTER.awaitSeats(full, "alice responder taken");
        ROSTER.awaitSeats(commanded, "alice responder taken");
        ROSTER.awaitClosed(closed);
        ROSTER.invite("carol", commanded, "erin", "commander").then().statusCode(201);
    }

    @AfterAll
    static void disconnect() {
        paging.close();
    }

    static Stream<Case> cases() {
        return Stream.of(
                is("no token", r -> given().get(path(empty)), RequestProblem.NOT_AUTHENTICATED),
                is(
                        "a broken token",
                        r -> given().auth().oauth2("a.b.c").get(path(empty)),
                        RequestProblem.NOT_AUTHENTICATED),
                is("no role of ours", r -> r.asService("gateway").get(path(empty)), RequestProblem.WRONG_ROLE),
                is("an unknown incident", r -> r.bridge("alice", UUID.randomUUID()), ProblemType.UNKNOWN_BRIDGE),
                is(
                        "the gallery of an unknown incident",
                        r -> r.gallery("dave", UUID.randomUUID()),
                        ProblemType.UNKNOWN_BRIDGE),
                is(
                        "a seat on an unknown bridge",
                        r -> r.take("alice", UUID.randomUUID(), "responder"),
                        ProblemType.UNKNOWN_BRIDGE),
                is(
                        "an invitation to an unknown bridge",
                        r -> r.invite("alice", UUID.randomUUID(), "erin", "responder"),
                        ProblemType.UNKNOWN_BRIDGE),
                is(
                        "standing down from an unknown bridge",
                        r -> r.standDown("alice", UUID.randomUUID(), "me"),
                        ProblemType.UNKNOWN_BRIDGE),
                is(
                        "an id that is none",
                        r -> r.as("alice").get("/api/roster/bridges/1%20or%201"),
                        ProblemType.UNKNOWN_BRIDGE),
                is("an address that is none", r -> r.as("alice").get("/api/roster/bridge"), RequestProblem.NOT_FOUND),
                is("a method that is none", r -> r.as("alice").patch(path(empty)), RequestProblem.METHOD_NOT_ALLOWED),
                is(
                        "a body that is not JSON",
                        r -> r.as("alice").contentType("text/plain").body("hi").post(seats()),
                        RequestProblem.UNSUPPORTED_MEDIA_TYPE),
                bad("no body", r -> r.as("alice").post(seats()), ""),
                bad("malformed JSON", r -> r.as("alice").body("{\"role\":").post(seats()), ""),
                bad("JSON of another shape", r -> r.as("alice").body("[]").post(seats()), ""),
                bad(
                        "a value of another kind",
                        r -> r.as("alice").body("{\"role\":{}}").post(seats()),
                        "role"),
                bad(
                        "no purpose and no such role",
                        r -> r.as("alice").body(Map.of("role", "boss")).post(seats()),
                        "role",
                        "purpose"),
                bad(
                        "an invitation of nobody",
                        r -> r.as("alice").body("{}").post(path(empty) + "/invitations"),
                        "personId",
                        "role",
                        "purpose"),
                is("the uninvited", r -> r.take("frank", empty, "responder"), ProblemType.NOT_INVITED, gallery(empty)),
                is(
                        "the uninvited senior",
                        r -> r.take("dave", full, "responder"),
                        ProblemType.NOT_INVITED,
                        gallery(full)),
                is(
                        "the uninvited who would command",
                        r -> r.take("dave", empty, "commander"),
                        ProblemType.NOT_INVITED,
                        gallery(empty)),
                is(
                        "a full bridge",
                        r -> r.take("carol", full, "commander"),
                        ProblemType.BRIDGE_FULL,
                        Map.of("seatLimit", 1, "gallery", path(full) + "/gallery")),
                is(
                        "an invitation to a full bridge",
                        r -> r.invite("alice", full, "erin", "responder"),
                        ProblemType.BRIDGE_FULL,
                        Map.of("seatLimit", 1, "gallery", path(full) + "/gallery")),
                is(
                        "a second commander",
                        r -> r.take("carol", commanded, "commander"),
                        ProblemType.COMMAND_TAKEN,
                        Map.of("commander", "erin", "gallery", path(commanded) + "/gallery")),
                is(
                        "a responder who would command",
                        r -> r.take("alice", commanded, "commander"),
                        ProblemType.NOT_COMMANDER,
                        gallery(commanded)),
                is(
                        "a responder who would name the commander",
                        r -> r.invite("alice", commanded, "bob", "commander"),
                        ProblemType.NOT_COMMANDER,
                        gallery(commanded)),
                is(
                        "an invitation by the uninvited",
                        r -> r.invite("dave", empty, "dave", "responder"),
                        ProblemType.NOT_SEATED,
                        gallery(empty)),
                is(
                        "a seat on a closed bridge",
                        r -> r.take("alice", closed, "responder"),
                        ProblemType.BRIDGE_CLOSED,
                        gallery(closed)),
                is(
                        "an invitation to a closed bridge",
                        r -> r.invite("carol", closed, "erin", "responder"),
                        ProblemType.BRIDGE_CLOSED,
                        gallery(closed)),
                is(
                        "standing down another person without the role",
                        r -> r.standDown("erin", full, "alice"),
                        RequestProblem.WRONG_ROLE),
                is(
                        "standing down who does not sit",
                        r -> r.standDown("carol", full, "bob"),
                        ProblemType.UNKNOWN_SEAT,
                        gallery(full)),
                is(
                        "standing down on a closed bridge",
                        r -> r.standDown("carol", closed, "alice"),
                        ProblemType.BRIDGE_CLOSED,
                        gallery(closed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredWithAProblemAndNothingInternal(Case refused) {
        Response answer = refused.ask().apply(ROSTER);

        assertThat(answer.statusCode()).isEqualTo(refused.type().status());
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getString("type")).isEqualTo(refused.type().uri().toString());
        assertThat(problem.getString("title")).isEqualTo(refused.type().title());
        assertThat(problem.getInt("status")).isEqualTo(refused.type().status());
        refused.members().forEach((name, value) -> {
            if (name.equals("errors")) {
                assertThat(problem.getList("errors.path")).isEqualTo(value);
                assertThat(problem.getList("errors.message", String.class))
                        .allSatisfy(message -> assertThat(message).isNotBlank());
            } else {
                assertThat(problem.<Object>get(name)).isEqualTo(value);
            }
        });
        assertThat(problem.<Map<String, Object>>get())
                .containsOnlyKeys(Stream.concat(
                                Stream.of("type", "title", "status", "instance"), refused.members().keySet().stream())
                        .toList());
        assertThat(answer.asString()).doesNotContainPattern("Exception|io\\.|org\\.|java\\.");
    }

    @Test
    void leaveEverythingAsItWas() {
        cases().forEach(refused -> refused.ask().apply(ROSTER));

        assertThat(ROSTER.seats(empty)).isEmpty();
        assertThat(ROSTER.seats(full)).containsExactly("alice responder taken");
        assertThat(ROSTER.seats(commanded)).containsExactly("alice responder taken", "erin commander reserved");
    }

    @Test
    void tellATooLongRequestSo() {
        Response answer = ROSTER.as("alice")
                .body(Map.of("role", "responder", "purpose", "x".repeat(100_000)))
                .post(seats());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static Case is(String name, Function<RosterClient, Response> ask, ProblemKind type) {
        return new Case(name, ask, type, Map.of());
    }

    private static Case is(
            String name, Function<RosterClient, Response> ask, ProblemKind type, Map<String, Object> members) {
        return new Case(name, ask, type, members);
    }

    private static Case bad(String name, Function<RosterClient, Response> ask, String... paths) {
        return new Case(name, ask, RequestProblem.BAD_REQUEST, Map.of("errors", List.of(paths)));
    }

    private static Map<String, Object> gallery(UUID incident) {
        return Map.of("gallery", path(incident) + "/gallery");
    }

    private static String seats() {
        return path(empty) + "/seats";
    }
}
