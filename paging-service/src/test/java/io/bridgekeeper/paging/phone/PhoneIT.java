package io.bridgekeeper.paging.phone;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.PhoneProvider;
import io.bridgekeeper.paging.PhoneProvider.Ordered;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.TwoWriters;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People paged and answering by phone, over a provider that speaks Twilio's API. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class PhoneIT {

    @Inject
    MovableClock clock;

    private String number;

    @BeforeEach
    void nothingYet() {
        People.agreeToAll();
        Phones.forgetAll();
        number = Phones.number();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Phones.forgetAll();
    }

    private String alicesPhone(String channel) {
        String id = Phones.verified("alice", channel, number);
        Phones.rule("alice", id);
        return id;
    }

    private static String state(UUID incidentId) {
        return incident(incidentId).getString("state");
    }

    private static List<String> noticesOf(UUID incidentId, String person) {
        return Table.select(
                "select channel || ' ' || state || coalesce(': ' || error, '') from notice where incident_id = ?::uuid"
                        + " and person_id = ? order by contact",
                incidentId.toString(),
                person);
    }

    @Test
    void verifiesANumberInWhateverGroupsItIsWritten() {
        String grouped = number.substring(0, 3) + " (" + number.substring(3, 6) + ") " + number.substring(6, 9) + "-"
                + number.substring(9);
        Response added = Phones.add("alice", "sms", grouped);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.jsonPath().getString("contactMethod.target")).isEqualTo(number);
        assertThat(Receivers.phones().messagesTo(number)).hasSize(1);
        assertThat(Phones.add("alice", "sms", number).jsonPath().getString("errors[0].message"))
                .isEqualTo("is one of your contact methods already");
        assertThat(Phones.add("alice", "voice", "0151 1234567").statusCode()).isEqualTo(400);
    }

    @Test
    void acceptsByReplyOnce() {
        alicesPhone("sms");
        UUID id = open("payments");
        Ordered message = Phones.page(number, 1);
        assertThat(message.get("Body")).contains("SEV", "Payments", "Checkout answers 5xx", "/answer/bka_");
        String accepted = PhoneProvider.text(number, Phones.code(message) + "a").asString();
        assertThat(accepted).contains("<Message>You have it since", "Checkout answers 5xx");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        assertThat(PhoneProvider.text(number, Phones.code(message) + "a").asString())
                .contains("You have it since");
        assertThat(PhoneProvider.text(number, Phones.code(message) + "d").asString())
                .contains("You have it since");
        assertThat(incident(id).getList("history.what", String.class))
                .filteredOn(what -> what.startsWith("alice accepted"))
                .hasSize(1);
        assertThat(incident(id).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void actsForOneOfTwoRepliesAtOnce() {
        alicesPhone("sms");
        UUID id = open("payments");
        String code = Phones.code(Phones.page(number, 1));
        TwoWriters.atOnce(() -> PhoneProvider.text(number, code + "a"), () -> PhoneProvider.text(number, code + "d"));
        assertThat(Table.select("select answer from link_use where page_id = ?::uuid", page(id, "alice")))
                .hasSize(1);
    }

    @Test
    void declinesByReplyWithAReasonAndTheNextIsCalled() {
        alicesPhone("sms");
        UUID id = open("payments");
        String code = Phones.code(Phones.page(number, 1));
        assertThat(PhoneProvider.text(number, code + "d on a Train").asString()).contains("You declined at");
        assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("alice", "bob");
        assertThat(incident(id).getList("history.what", String.class)).anyMatch(what -> what.contains("on a Train"));
    }

    @Test
    void tellsByReplyWhoWasFaster() {
        alicesPhone("sms");
        UUID id = open("payments");
        String code = Phones.code(Phones.page(number, 1));
        clock.forward(Duration.ofMinutes(6));
        eventually().until(() -> page(id, "bob") != null);
        accept("bob", page(id, "bob")).then().statusCode(200);
        assertThat(PhoneProvider.text(number, code + "a").asString()).contains("Bob Moran has it since");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
    }

    @Test
    void asksWhichPageWhereSeveralAreOpen() {
        alicesPhone("sms");
        UUID one = open("payments");
        String first = Phones.code(Phones.page(number, 1));
        UUID two = open("payments");
        String second = Phones.code(Phones.page(number, 2));
        assertThat(PhoneProvider.text(number, "a").asString())
                .contains("Reply", first + " SEV", second + " SEV", "Checkout answers 5xx");
        assertThat(List.of(state(one), state(two))).containsOnly("triggered");
        PhoneProvider.text(number, first + "a").then().statusCode(200);
        assertThat(List.of(state(one), state(two))).containsExactly("acknowledged", "triggered");
        // Now it is clear which one is meant.
        PhoneProvider.text(number, "A").then().statusCode(200);
        assertThat(state(two)).isEqualTo("acknowledged");
    }

    /** Codes are no secret: they count from the number alone that the page went to. */
    @Test
    void answersNothingForAnotherNumber() {
        alicesPhone("sms");
        UUID id = open("payments");
        String code = Phones.code(Phones.page(number, 1));
        String stranger = Phones.number();
        for (String words : List.of(code + "a", "a", "hello")) {
            assertThat(PhoneProvider.text(stranger, words).asString()).doesNotContain("<Message>");
        }
        Phones.verified("carol", "sms", stranger);
        assertThat(PhoneProvider.text(stranger, code + "a").asString()).doesNotContain("<Message>");
        assertThat(state(id)).isEqualTo("triggered");
    }

    @Test
    void hearsNothingThatIsNotSigned() {
        alicesPhone("sms");
        UUID id = open("payments");
        Ordered message = Phones.page(number, 1);
        String url = message.get("StatusCallback").replaceAll("/provider/.*", "/provider/twilio/sms");
        Map<String, String> reply = Map.of("From", number, "Body", Phones.code(message) + "a");
        for (String signature : List.of(
                "",
                "0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
                PhoneProvider.sign(url, reply, "another-token"),
                PhoneProvider.sign(url + "x", reply, PhoneProvider.TOKEN),
                PhoneProvider.sign(url.replace("18000", "19101"), reply, PhoneProvider.TOKEN),
                PhoneProvider.sign(url, Map.of("From", number, "Body", "hello"), PhoneProvider.TOKEN))) {
            Response refused = PhoneProvider.callBack(url, reply, signature);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.jsonPath().getString("type")).endsWith("/wrong-signature");
        }
        for (String path : List.of(
                "/voice",
                "/sms/" + UUID.randomUUID() + "/status",
                "/voice/" + id + "/status",
                "/voice/" + id + "/key?round=1")) {
            assertThat(PhoneProvider.callBack(url.replace("/sms", path), reply, "x")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        PhoneProvider.callBack(url, Map.of("From", number, "Body", "STOP"), "x")
                .then()
                .statusCode(403);
        assertThat(state(id)).isEqualTo("triggered");
        assertThat(Table.select("select number from stopped_number")).isEmpty();
    }

    @Test
    void sendsNothingAfterStopUntilStart() {
        String method = alicesPhone("sms");
        assertThat(PhoneProvider.text(number, "Stop").asString()).doesNotContain("<Message>");
        PhoneProvider.text(number, "STOP").then().statusCode(200);
        assertThat(Phones.method("alice", method).getString("lastFailure")).contains("has said STOP");
        assertThat(Phones.method("alice", method).getString("failingSince")).isNotNull();
        int sent = Receivers.phones().messagesTo(number).size();
        UUID id = open("payments");
        eventually().until(() -> noticesOf(id, "alice").size() > 1);
        assertThat(noticesOf(id, "alice").getFirst()).startsWith("sms failed-permanent: the number has said STOP");
        eventually().until(() -> noticesOf(id, "alice").get(1).equals("webhook sent"));
        assertThat(as("alice")
                        .post(Phones.METHODS + "/" + method + "/test")
                        .jsonPath()
                        .getString("problem"))
                .contains("has said STOP");
        assertThat(Receivers.phones().messagesTo(number)).hasSize(sent);
        assertThat(PhoneProvider.text(number, "start").asString()).contains("reaches this number again");
        assertThat(Phones.method("alice", method).getString("failingSince")).isNull();
        open("payments");
        Phones.page(number, 1);
    }

    @Test
    void tellsWhetherATestHasArrived() {
        String method = alicesPhone("sms");
        String path = Phones.METHODS + "/" + method;
        as("alice").post(path + "/test").then().statusCode(200);
        Ordered test = Receivers.phones().messagesTo(number).getLast();
        assertThat(as("alice").get(path + "/attempts").jsonPath().getList("attempts.what", String.class))
                .containsExactly("test", "code");
        assertThat(as("alice").get(path + "/attempts").jsonPath().getString("attempts[0].state"))
                .isEqualTo("sent");
        PhoneProvider.tell(test, Map.of("MessageStatus", "undelivered", "ErrorCode", "30003"))
                .then()
                .statusCode(204);
        assertThat(as("alice").get(path + "/attempts").jsonPath().getString("attempts[0].state"))
                .isEqualTo("failed");
        assertThat(as("alice").get(path + "/attempts").jsonPath().getString("attempts[0].reason"))
                .isNotBlank();
        assertThat(Phones.method("alice", method).getString("failingSince")).isNotNull();

        // Where both are heard it has arrived.
        PhoneProvider.tell(test, Map.of("MessageStatus", "delivered")).then().statusCode(204);
        assertThat(as("alice").get(path + "/attempts").jsonPath().getString("attempts[0].state"))
                .isEqualTo("delivered");
        assertThat(as("alice").get(path + "/attempts").jsonPath().getString("attempts[0].heardAt"))
                .isNotNull();
        assertThat(Phones.method("alice", method).getString("failingSince")).isNull();
        as("bob").get(path + "/attempts").then().statusCode(404);
    }

    /** The signature of a callback is good for ever. */
    @Test
    void hearsEachMessageOnce() {
        String method = alicesPhone("sms");
        String stop = "SM" + UUID.randomUUID();
        String start = "SM" + UUID.randomUUID();
        PhoneProvider.text(number, "STOP", stop).then().statusCode(200);
        assertThat(PhoneProvider.text(number, "START", start).asString()).contains("reaches this number again");
        // A copy of the old STOP takes nothing away, and one of the old START gives nothing back.
        PhoneProvider.text(number, "STOP", stop).then().statusCode(200);
        assertThat(Phones.method("alice", method).getString("failingSince")).isNull();
        PhoneProvider.text(number, "STOP").then().statusCode(200);
        assertThat(PhoneProvider.text(number, "START", start).asString()).doesNotContain("<Message>");
        assertThat(Table.select("select channel from stopped_number where number = ?", number))
                .containsExactly("sms");
        assertThat(PhoneProvider.text(number, "UNSTOP").asString()).contains("reaches this number again");
    }

    @Test
    void hearsOneOfTwoCopiesAtOnce() {
        alicesPhone("sms");
        PhoneProvider.text(number, "STOP").then().statusCode(200);
        String start = "SM" + UUID.randomUUID();
        TwoWriters.atOnce(
                () -> PhoneProvider.text(number, "START", start), () -> PhoneProvider.text(number, "START", start));
        assertThat(Table.select("select id from heard_message where id = ?", start))
                .containsExactly(start);
        assertThat(Table.select("select channel from stopped_number where number = ?", number))
                .isEmpty();
    }

    /** An "a" of last week names no page, and would take the one that is open today. */
    @Test
    void acceptsNoLaterPageByACopyOfAnOldAnswer() {
        alicesPhone("sms");
        UUID first = open("payments");
        Phones.page(number, 1);
        String id = "SM" + UUID.randomUUID();
        assertThat(PhoneProvider.text(number, "a", id).asString()).contains("You have it since");
        assertThat(state(first)).isEqualTo("acknowledged");
        resolve("alice", first, "fix").then().statusCode(200);
        UUID later = open("payments");
        Phones.page(number, 2);
        assertThat(PhoneProvider.text(number, "a", id).asString()).doesNotContain("<Message>");
        assertThat(state(later)).isEqualTo("triggered");
    }

    @Test
    void beginsNoCallsByACopyOfAnOldCall() {
        alicesPhone("voice");
        PhoneProvider.text(number, "STOPALL").then().statusCode(200);
        String asked = PhoneProvider.call(number).asString().replaceAll("(?s).*action=\"([^\"]+)\".*", "$1");
        Map<String, String> pressed = Map.of("From", number, "Digits", "1", "CallSid", "CA" + UUID.randomUUID());
        assertThat(PhoneProvider.callBack(asked, pressed).asString()).contains("calls this number again");
        PhoneProvider.text(number, "STOPALL").then().statusCode(200);
        PhoneProvider.callBack(asked, pressed).then().statusCode(200);
        assertThat(Table.select("select channel from stopped_number where number = ? order by channel", number))
                .containsExactly("sms", "voice");
    }

    /** Yes is also how people answer; it begins messages only where they were ended. */
    @Test
    void doesNotTakeYesForMoreThanItSays() {
        alicesPhone("sms");
        UUID id = open("payments");
        String code = Phones.code(Phones.page(number, 1));
        assertThat(PhoneProvider.text(number, "yes").asString()).contains("Reply " + code + "a to accept");
        assertThat(state(id)).isEqualTo("triggered");
    }

    @Test
    void triesTheNextContactAtOnceWhereTheProviderRefuses() {
        alicesPhone("sms");
        Receivers.phones().refuse(number, "21610");
        UUID id = open("payments");
        eventually().until(() -> noticesOf(id, "alice").size() > 1);
        assertThat(noticesOf(id, "alice").getFirst())
                .isEqualTo("sms failed-permanent: the number has said STOP to the provider (21610)");
    }

    @Test
    void acceptsByAKey() {
        alicesPhone("voice");
        UUID id = open("payments");
        Ordered call = Phones.call(number);
        assertThat(call.get("Twiml")).contains("Severity 1 on Payments. Checkout answers 5xx", "Press 1 to accept");
        assertThat(Phones.press(call, "3")).contains("Checkout answers 5xx", "<Gather");
        assertThat(Phones.press(call, "7")).contains("This key does nothing here. This is Bridgekeeper");
        assertThat(Phones.press(call, "3", "1")).contains("You have it since", "<Hangup/>");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        assertThat(Phones.press(call, "3")).contains("You have it since").doesNotContain("<Gather");
    }

    @Test
    void declinesByAKey() {
        alicesPhone("voice");
        UUID id = open("payments");
        assertThat(Phones.press(Phones.call(number), "2")).contains("You declined at");
        assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("alice", "bob");
    }

    @Test
    void callsNoMoreAfterNineWasPressedTwiceUntilTheNumberCalls() {
        String method = alicesPhone("voice");
        UUID id = open("payments");
        Ordered call = Phones.call(number);
        assertThat(Phones.press(call, "9")).contains("Press 9 once more");
        assertThat(Phones.press(call, "9", "3")).contains("Checkout answers 5xx");
        assertThat(Table.select("select number from stopped_number")).isEmpty();
        assertThat(Phones.press(call, "9", "9")).contains("is called no more");
        assertThat(state(id)).isEqualTo("triggered");
        assertThat(Table.select("select channel from stopped_number where number = ?", number))
                .containsExactly("voice");
        assertThat(Phones.method("alice", method).getString("failingSince")).isNotNull();
        UUID next = open("payments");
        eventually().until(() -> noticesOf(next, "alice").size() > 1);
        assertThat(noticesOf(next, "alice").getFirst()).startsWith("voice failed-permanent: the number has said STOP");
        String asked = PhoneProvider.call(number).asString();
        assertThat(asked).contains("Press 1 to be called again");
        assertThat(Phones.press(new Ordered("", Map.of("To", "x", "Twiml", asked)), "2"))
                .doesNotContain("again.");
        String url = PhoneProvider.call(number).asString().replaceAll("(?s).*action=\"([^\"]+)\".*", "$1");
        assertThat(PhoneProvider.callBack(url, Map.of("From", number, "Digits", "1"))
                        .asString())
                .contains("calls this number again");
        assertThat(Table.select("select number from stopped_number")).isEmpty();
        assertThat(Phones.method("alice", method).getString("failingSince")).isNull();
        assertThat(PhoneProvider.call(number).asString())
                .contains("takes no calls")
                .doesNotContain("<Gather");
    }

    /** The notice went to another number: whoever is called there answers nothing. */
    @Test
    void answersNothingByAKeyOnAnotherPhone() {
        alicesPhone("voice");
        UUID id = open("payments");
        Ordered call = Phones.call(number);
        Ordered another = new Ordered("", Map.of("To", Phones.number(), "Twiml", call.get("Twiml")));
        assertThat(Phones.press(another, "1")).contains("Goodbye").doesNotContain("You have it");
        String unknown = call.get("Twiml").replaceAll("/voice/[0-9a-f-]{36}/", "/voice/" + UUID.randomUUID() + "/");
        assertThat(Phones.press(new Ordered("", Map.of("To", number, "Twiml", unknown)), "1"))
                .contains("Goodbye");
        assertThat(state(id)).isEqualTo("triggered");
    }

    @Test
    void isDeliveredWhereThePhoneHasIt() {
        alicesPhone("sms");
        UUID id = open("payments");
        Ordered message = Phones.page(number, 1);
        PhoneProvider.tell(message, Map.of("MessageStatus", "sent")).then().statusCode(204);
        eventually().until(() -> noticesOf(id, "alice").equals(List.of("sms sent")));
        // Twice, late, and in the wrong order.
        for (String status : List.of("delivered", "delivered", "sent", "queued", "undelivered")) {
            PhoneProvider.tell(message, Map.of("MessageStatus", status)).then().statusCode(204);
            assertThat(noticesOf(id, "alice")).as(status).containsExactly("sms delivered");
        }
    }

    @Test
    void triesTheNextContactAtOnceWhereAMessageDoesNotArrive() {
        alicesPhone("sms");
        UUID id = open("payments");
        Ordered message = Phones.page(number, 1);
        PhoneProvider.tell(message, Map.of("MessageStatus", "undelivered", "ErrorCode", "30003"))
                .then()
                .statusCode(204);
        assertThat(noticesOf(id, "alice").getFirst())
                .isEqualTo("sms failed-permanent: the phone is off or out of reach (30003)");
        eventually().until(() -> noticesOf(id, "alice").size() == 2);
    }

    @Test
    void triesTheNextContactAtOnceWhereNobodyPicksUp() {
        alicesPhone("voice");
        UUID id = open("payments");
        PhoneProvider.tell(Phones.call(number), Map.of("CallStatus", "no-answer"))
                .then()
                .statusCode(204);
        assertThat(noticesOf(id, "alice").getFirst()).isEqualTo("voice failed-permanent: nobody picked up");
        eventually().until(() -> noticesOf(id, "alice").size() == 2);
    }

    @Test
    void isDeliveredWhereAPersonPicksUpAndNotWhereAMachineDoes() {
        alicesPhone("voice");
        UUID machine = open("payments");
        PhoneProvider.tell(Phones.call(number), Map.of("CallStatus", "completed", "AnsweredBy", "machine_start"))
                .then()
                .statusCode(204);
        assertThat(noticesOf(machine, "alice").getFirst())
                .isEqualTo("voice failed-permanent: an answering machine picked up");
        UUID human = open("payments");
        eventually().until(() -> noticesOf(human, "alice").getFirst(), "voice sent"::equals);
        PhoneProvider.tell(Phones.call(number), Map.of("CallStatus", "completed", "AnsweredBy", "human"))
                .then()
                .statusCode(204);
        assertThat(noticesOf(human, "alice")).containsExactly("voice delivered");
    }

    @Test
    void triesTheNextContactWhereNothingIsHeardInTime() {
        alicesPhone("sms");
        UUID id = open("payments");
        Phones.page(number, 1);
        eventually().until(() -> noticesOf(id, "alice").equals(List.of("sms sent")));
        clock.forward(Duration.ofSeconds(70));
        eventually().until(() -> noticesOf(id, "alice").size() == 2);
        assertThat(noticesOf(id, "alice").getFirst())
                .isEqualTo("sms failed-permanent: nothing was heard of it within PT1M");
    }

    @Test
    void tellsNoNumberAndNoTokenToOthers() {
        alicesPhone("sms");
        UUID id = open("payments");
        Phones.page(number, 1);
        assertThat(incident(id).prettify()).doesNotContain(number.substring(1));
        assertThat(as("ada").get("/api/paging/unreachable").asString()).doesNotContain(number.substring(1));
    }
}
