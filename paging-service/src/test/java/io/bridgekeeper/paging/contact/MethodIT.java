package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.contact.Methods.PATH;
import static io.bridgekeeper.paging.contact.Methods.add;
import static io.bridgekeeper.paging.contact.Methods.addHook;
import static io.bridgekeeper.paging.contact.Methods.answer;
import static io.bridgekeeper.paging.contact.Methods.lastCode;
import static io.bridgekeeper.paging.contact.Methods.refused;
import static io.bridgekeeper.paging.contact.Methods.url;
import static io.bridgekeeper.paging.contact.Methods.verifiedHook;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People's own contact methods, verified by a code that must come back. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class MethodIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void nothingYet() {
        People.agreeToAll();
        Methods.forgetAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Receivers.webhooks().answerAllWell();
        Methods.forgetAll();
    }

    @Test
    void isVerifiedWhenTheCodeHasComeBack() {
        JsonPath added =
                addHook("alice", "/verify").then().statusCode(201).extract().jsonPath();
        String id = added.getString("contactMethod.id");
        assertThat(added.getBoolean("contactMethod.verified")).isFalse();
        assertThat(added.getBoolean("sent")).isTrue();
        String code = lastCode("/verify");
        assertThat(Table.select("select code_hash from contact_method where id = ?", UUID.fromString(id)))
                .singleElement()
                .isNotEqualTo(code);
        Response wrong = answer("alice", id, "AAAA2222");
        refused(wrong, 409, "wrong-code");
        assertThat(wrong.jsonPath().getInt("triesLeft")).isEqualTo(4);
        JsonPath verified = answer("alice", id, code.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(verified.getBoolean("contactMethod.verified")).isTrue();
        String mine = "contactMethods.find { it.id == '" + id + "' }";
        JsonPath all = Methods.of("alice");
        assertThat(all.getBoolean(mine + ".verified")).isTrue();
        assertThat(all.getString(mine + ".nextTestAt")).isNotNull();
        assertThat(all.getString(mine + ".lastDeliveredAt")).isNotNull();
        // Sent twice by a bad network, it is harmless.
        answer("alice", id, code).then().statusCode(200);
        refused(as("alice").post(PATH + "/" + id + "/verification-code"), 409, "contact-method-verified");
    }

    @Test
    void sendsTheCodeByMailToo() throws Exception {
        String id = add("alice", "email", "alice@home.example")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("contactMethod.id");
        MimeMessage[] mails = Receivers.mails().getReceivedMessagesForDomain("home.example");
        String code = Methods.code(mails[mails.length - 1].getContent().toString());
        answer("alice", id, code).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"ntfy, /ada-topic, /", "chat, /hooks/ada, /hooks/ada"})
    void sendsTheCodeOverEveryChannelThatIsSetUp(String channel, String target, String path) {
        String id = add(
                        "alice",
                        channel,
                        "http://127.0.0.1:" + Receivers.webhooks().port() + target)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("contactMethod.id");
        answer("alice", id, lastCode(path)).then().statusCode(200);
    }

    @Test
    void refusesAChannelThatIsNotSetUp() {
        Response refused = add("alice", "apprise", "alice");
        refused(refused, 400, "bad-request");
        assertThat(refused.jsonPath().getString("errors[0].message"))
                .isEqualTo("Apprise is not set up on this platform");
    }

    @Test
    void showsTheCatalogsContactsAndLetsNobodyChangeThem() {
        JsonPath mine = Methods.of("alice");
        assertThat(mine.getList("contactMethods.source", String.class)).containsExactly("catalog", "catalog");
        assertThat(mine.getList("contactMethods.verified", Boolean.class)).containsExactly(true, true);
        assertThat(mine.getList("contactMethods.target", String.class)).contains("alice@example.org");
        String id = Methods.catalogs("alice", "email");
        refused(as("alice").delete(PATH + "/" + id), 409, "contact-method-of-catalog");
        refused(
                as("alice")
                        .body(Map.of("channel", "email", "target", "x@y", "name", "x"))
                        .put(PATH + "/" + id),
                409,
                "contact-method-of-catalog");
    }

    @Test
    void refusesWhatIsWrongWithEveryFaultAndKeepsNothing() {
        Response answer =
                as("alice").body(Map.of("channel", "pager", "name", " ")).post(PATH);
        refused(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getList("errors.path", String.class)).containsExactly("channel", "target", "name");
        Response elsewhere = add("alice", "webhook", "https://evil.example.org/x");
        refused(elsewhere, 400, "bad-request");
        assertThat(elsewhere.jsonPath().getString("errors[0].message")).isEqualTo("the host is not in the allow-list");
        refused(add("alice", "webhook", "http://user:pw@127.0.0.1/x"), 400, "bad-request");
        refused(add("alice", "email", "alice@example.org, bob@example.org"), 400, "bad-request");
        refused(add("alice", "email", "Alice@example.org"), 400, "bad-request");
        refused(as("alice").body("null").post(PATH), 400, "bad-request");
        assertThat(Table.select("select id from contact_method where source = 'own'"))
                .isEmpty();
        assertThat(Table.select("select allowance_key from contact_allowance")).isEmpty();
    }

    @Test
    void isEachPersonsOwn() {
        String id = verifiedHook("alice", "/alices-own");
        String path = PATH + "/" + id;
        Map<String, String> body = Map.of("channel", "webhook", "target", url("/bobs"), "name", "x");
        refused(as("bob").body(body).put(path), 404, "unknown-contact-method");
        refused(as("bob").delete(path), 404, "unknown-contact-method");
        refused(as("bob").post(path + "/verification-code"), 404, "unknown-contact-method");
        refused(as("bob").post(path + "/test"), 404, "unknown-contact-method");
        refused(answer("bob", id, "ABCD2345"), 404, "unknown-contact-method");
        String alicesOfCatalog = Methods.catalogs("alice", "email");
        refused(as("bob").post(PATH + "/" + alicesOfCatalog + "/test"), 404, "unknown-contact-method");
        refused(
                as("bob")
                        .body(Map.of("high", List.of(Map.of("contactMethodId", id))))
                        .put("/api/paging/me/notification-rules"),
                400,
                "bad-request");
        assertThat(Methods.of("bob").getList("contactMethods.id", String.class)).doesNotContain(id);
        assertThat(Methods.of("alice").getList("contactMethods.id", String.class))
                .contains(id);
    }

    @Test
    void takesNoMoreAnswersAfterFiveWrongOnesUntilANewCodeIsSent() {
        String id = addHook("alice", "/tries").jsonPath().getString("contactMethod.id");
        String code = lastCode("/tries");
        for (int i = 0; i < 5; i++) {
            refused(answer("alice", id, "AAAA2222"), 409, "wrong-code");
        }
        refused(answer("alice", id, code), 409, "too-many-tries");
        as("alice").post(PATH + "/" + id + "/verification-code").then().statusCode(200);
        refused(answer("alice", id, code), 409, "wrong-code");
        answer("alice", id, lastCode("/tries")).then().statusCode(200);
    }

    @Test
    void takesNoCodeThatHasExpired() {
        String id = addHook("alice", "/expiry").jsonPath().getString("contactMethod.id");
        clock.forward(Duration.ofMinutes(15));
        refused(answer("alice", id, lastCode("/expiry")), 409, "code-expired");
    }

    @Test
    void floodsNobodyWithCodesWhoeverAsks() {
        String id = addHook("alice", "/flood").jsonPath().getString("contactMethod.id");
        for (int i = 0; i < 2; i++) {
            as("alice").post(PATH + "/" + id + "/verification-code").then().statusCode(200);
        }
        String bobs = addHook("bob", "/flood").jsonPath().getString("contactMethod.id");
        as("bob").post(PATH + "/" + bobs + "/verification-code").then().statusCode(200);
        int before = Receivers.webhooks().received("/flood").size();
        String code = lastCode("/flood");
        refused(as("bob").post(PATH + "/" + bobs + "/verification-code"), 429, "too-many-codes");
        refused(addHook("carol", "/flood"), 429, "too-many-codes");
        assertThat(Receivers.webhooks().received("/flood")).hasSize(before);
        assertThat(Table.select("select id from contact_method where person_id = 'carol' and source = 'own'"))
                .isEmpty();
        // The code that was refused has not ended the one before.
        answer("bob", bobs, code).then().statusCode(200);
        clock.forward(Duration.ofHours(1));
        as("alice").post(PATH + "/" + id + "/verification-code").then().statusCode(200);
    }

    @Test
    void tellsAtOnceWhenTheCodeCouldNotBeSent() {
        Receivers.webhooks().answer("/gone", 410);
        JsonPath added =
                addHook("alice", "/gone").then().statusCode(201).extract().jsonPath();
        assertThat(added.getBoolean("sent")).isFalse();
        assertThat(added.getString("problem")).isEqualTo("the receiver answered 410");
    }

    @Test
    void staysVerifiedUnderAnotherNameAndNotAtAnotherPlace() {
        String id = verifiedHook("alice", "/place");
        JsonPath renamed = as("alice")
                .body(Map.of("channel", "webhook", "target", url("/place"), "name", "Watch"))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(renamed.getBoolean("contactMethod.verified")).isTrue();
        assertThat(renamed.getString("contactMethod.name")).isEqualTo("Watch");
        assertThat(Receivers.webhooks().received("/place")).hasSize(1);
        JsonPath moved = as("alice")
                .body(Map.of("channel", "webhook", "target", url("/moved"), "name", "Watch"))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(moved.getBoolean("contactMethod.verified")).isFalse();
        refused(as("alice").post(PATH + "/" + id + "/test"), 409, "contact-method-not-verified");
        answer("alice", id, lastCode("/moved")).then().statusCode(200);
    }

    @Test
    void removesAMethodWithItsRules() {
        String id = verifiedHook("alice", "/removed");
        as("alice")
                .body(Map.of("high", List.of(Map.of("contactMethodId", id, "delay", "PT1M"))))
                .put("/api/paging/me/notification-rules")
                .then()
                .statusCode(200);
        as("alice").delete(PATH + "/" + id).then().statusCode(204);
        refused(as("alice").delete(PATH + "/" + id), 404, "unknown-contact-method");
        assertThat(as("alice")
                        .get("/api/paging/me/notification-rules")
                        .jsonPath()
                        .getList("high"))
                .isEmpty();
    }

    @Test
    void keepsOneOfTwoThatAreAddedAtOnce() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Response> one = two.submit(() -> addHook("alice", "/race"));
            Future<Response> other = two.submit(() -> addHook("alice", "/race"));
            assertThat(List.of(one.get().statusCode(), other.get().statusCode()))
                    .containsExactlyInAnyOrder(201, 400);
        }
    }

    @Test
    void sendsATestOnRequestAndNotWithoutEnd() {
        String id = Methods.catalogs("alice", "webhook");
        JsonPath tested = as("alice")
                .post(PATH + "/" + id + "/test")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(tested.getBoolean("sent")).isTrue();
        assertThat(Receivers.webhooks().received("/alice").getLast().body()).contains("contact-method-test");
        for (int i = 0; i < 4; i++) {
            as("alice").post(PATH + "/" + id + "/test").then().statusCode(200);
        }
        refused(as("alice").post(PATH + "/" + id + "/test"), 429, "too-many-tests");
    }
}
