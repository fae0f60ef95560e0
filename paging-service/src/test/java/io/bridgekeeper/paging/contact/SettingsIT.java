package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.TwoWriters.atOnce;
import static io.bridgekeeper.paging.TwoWriters.documentsIfMatch;
import static io.bridgekeeper.paging.TwoWriters.documentsTheTag;
import static io.bridgekeeper.paging.TwoWriters.refusedAsStale;
import static io.bridgekeeper.paging.contact.Methods.PATH;
import static io.bridgekeeper.paging.contact.Methods.addHook;
import static io.bridgekeeper.paging.contact.Methods.lastCode;
import static io.bridgekeeper.paging.contact.Methods.url;
import static io.bridgekeeper.paging.contact.Methods.verifiedHook;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two devices of one person that change what both have read: methods, rules and quiet hours. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class SettingsIT {

    private static final String RULES = "/api/paging/me/notification-rules";
    private static final String QUIET = "/api/paging/me/quiet-hours";

    @BeforeEach
    void nothingYet() {
        Methods.forgetAll();
    }

    @AfterEach
    void asBefore() {
        Receivers.webhooks().answerAllWell();
        Methods.forgetAll();
    }

    @Test
    void changesNoMethodForWhoHasNotSeenThoseThatThereAre() {
        String verified = verifiedHook("alice", "/tag-verified");
        String waiting = addHook("alice", "/tag-waiting").jsonPath().getString("contactMethod.id");
        String code = lastCode("/tag-waiting");
        String seen = tag(PATH);
        addHook("alice", "/tag-since").then().statusCode(201);
        String now = tag(PATH);
        assertThat(now).isNotEqualTo(seen);
        List<String> kept = kept();
        int sent = Receivers.webhooks().received("/tag-waiting").size();

        refusedAsStale(saw(seen).body(hook("/tag-more")).post(PATH), now);
        refusedAsStale(saw(seen).body(Map.of()).post(PATH), now);
        refusedAsStale(saw(seen).body(hook("/tag-moved")).put(PATH + "/" + verified), now);
        refusedAsStale(saw(seen).body(hook("/tag-verified")).put(PATH + "/" + verified), now);
        refusedAsStale(saw(seen).delete(PATH + "/" + verified), now);
        refusedAsStale(saw(seen).post(PATH + "/" + waiting + "/verification-code"), now);
        refusedAsStale(saw(seen).body(Map.of("code", code)).post(PATH + "/" + waiting + "/verification"), now);
        refusedAsStale(saw(seen).body(Map.of("code", "AAAA2222")).post(PATH + "/" + waiting + "/verification"), now);

        assertThat(kept()).isEqualTo(kept);
        assertThat(tag(PATH)).isEqualTo(now);
        assertThat(Receivers.webhooks().received("/tag-waiting")).hasSize(sent);
        Methods.refused(saw(seen).delete(PATH + "/" + UUID.randomUUID()), 404, "unknown-contact-method");
        Methods.refused(saw("7").delete(PATH + "/" + verified), 400, "bad-request");
        // Nothing is changed by it, so nothing has to be seen.
        saw(seen).post(PATH + "/" + verified + "/test").then().statusCode(200);
    }

    @Test
    void changesMethodsForWhoHasSeenThemAndTellsTheNewTag() {
        String tag = tag(PATH);
        Response added = saw(tag).body(hook("/tag-chain")).post(PATH);
        assertThat(added.statusCode()).isEqualTo(201);
        tag = newTag(PATH, added, tag);
        String method = PATH + "/" + added.jsonPath().getString("contactMethod.id");
        tag = newTag(PATH, saw(tag).post(method + "/verification-code"), tag);
        Methods.refused(saw(tag).body(Map.of("code", "AAAA2222")).post(method + "/verification"), 409, "wrong-code");
        tag = newTag(PATH, saw(tag).body(Map.of("code", lastCode("/tag-chain"))).post(method + "/verification"), tag);
        // How well a method works is nothing that a person changes.
        Response tested = saw(tag).post(method + "/test");
        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(tested.header("ETag")).isEqualTo(tag(PATH)).isEqualTo(tag);
        tag = newTag(PATH, saw(tag).body(hook("/tag-elsewhere")).put(method), tag);
        tag = newTag(PATH, saw("\"other\", " + tag).delete(method), tag);
        tag = newTag(PATH, saw("*").body(hook("/tag-any")).post(PATH), tag);
        newTag(PATH, as("alice").body(hook("/tag-unsaid")).post(PATH), tag);
    }

    @Test
    void keepsRulesAndQuietHoursOfWhoHasSeenThoseBeforeAlone() {
        String catalogs = Methods.catalogs("alice", "email");
        for (String path : List.of(RULES, QUIET)) {
            String none = tag(path);
            Response first = saw(none).body(settings(path, catalogs, 1)).put(path);
            String now = newTag(path, first, none);
            List<String> kept = kept();
            refusedAsStale(saw(none).body(settings(path, catalogs, 2)).put(path), now);
            refusedAsStale(saw("W/" + now).body(settings(path, catalogs, 2)).put(path), now);
            refusedAsStale(saw(none).body("{\"high\":[{}],\"windows\":[{}]}").put(path), now);
            Methods.refused(saw("none").body(settings(path, catalogs, 2)).put(path), 400, "bad-request");
            Methods.refused(saw(now).body("{\"high\":[{}],\"windows\":[{}]}").put(path), 400, "bad-request");
            assertThat(kept()).isEqualTo(kept);
            assertThat(as("alice").get(path).asString()).isEqualTo(first.asString());
            now = newTag(path, saw(now).body(settings(path, catalogs, 2)).put(path), now);
            now = newTag(path, saw("*").body(settings(path, catalogs, 3)).put(path), now);
            now = newTag(path, as("alice").body(settings(path, catalogs, 4)).put(path), now);
            // The same as before: nothing is lost.
            assertThat(saw(now).body(settings(path, catalogs, 4)).put(path).header("ETag"))
                    .isEqualTo(now);
        }
    }

    @Test
    void knowsThatRulesHaveGoneWithTheirMethodAndLeavesTheOtherSettingsAlone() {
        String id = verifiedHook("alice", "/tag-gone");
        String quiet = tag(QUIET);
        String none = tag(RULES);
        String rules = newTag(RULES, saw(none).body(settings(RULES, id, 1)).put(RULES), none);
        as("alice").delete(PATH + "/" + id).then().statusCode(204);
        assertThat(tag(RULES)).isEqualTo(none).isNotEqualTo(rules);
        refusedAsStale(saw(rules).body(settings(RULES, id, 2)).put(RULES), none);
        assertThat(tag(QUIET)).isEqualTo(quiet);
    }

    @Test
    void takesOneOfTwoWhoChangeTheSameAtOnce() {
        String catalogs = Methods.catalogs("alice", "email");
        for (String path : List.of(RULES, QUIET)) {
            for (int i = 1; i <= 10; i++) {
                String seen = tag(path);
                Map<String, Object> one = settings(path, catalogs, i);
                Map<String, Object> other = settings(path, catalogs, i + 20);
                List<Response> both = atOnce(
                        () -> saw(seen).body(one).put(path),
                        () -> saw(seen).body(other).put(path));
                assertThat(both.getFirst().statusCode()).isEqualTo(200);
                refusedAsStale(both.getLast(), both.getFirst().header("ETag"));
                assertThat(as("alice").get(path).asString())
                        .isEqualTo(both.getFirst().asString());
            }
        }
        for (int i = 0; i < 5; i++) {
            String seen = tag(PATH);
            String one = "/tag-one-" + i;
            String other = "/tag-other-" + i;
            List<Response> both = atOnce(
                    () -> saw(seen).body(hook(one)).post(PATH),
                    () -> saw(seen).body(hook(other)).post(PATH));
            assertThat(both.getFirst().statusCode()).isEqualTo(201);
            refusedAsStale(both.getLast(), both.getFirst().header("ETag"));
        }
        assertThat(Table.select("select id from contact_method where source = 'own'"))
                .hasSize(5);
        String seen = tag(PATH);
        String method = PATH + "/"
                + Table.select("select id::text from contact_method where source = 'own'")
                        .getFirst();
        List<Response> both = atOnce(
                () -> saw(seen).body(hook("/tag-last")).put(method),
                () -> saw(seen).post(method + "/verification-code"));
        assertThat(both.getFirst().statusCode()).isEqualTo(200);
        refusedAsStale(both.getLast(), both.getFirst().header("ETag"));
    }

    @Test
    void documentsWhatKeepsTwoWritersApart() {
        for (String path : List.of(RULES, QUIET)) {
            documentsTheTag(path);
            documentsIfMatch("put", path, 200, true);
        }
        documentsTheTag(PATH);
        documentsIfMatch("post", PATH, 201, true);
        documentsIfMatch("put", PATH + "/{id}", 200, true);
        documentsIfMatch("delete", PATH + "/{id}", 204, false);
        documentsIfMatch("post", PATH + "/{id}/verification-code", 200, true);
        documentsIfMatch("post", PATH + "/{id}/verification", 200, true);
    }

    private static RequestSpecification saw(String tag) {
        return as("alice").header("If-Match", tag);
    }

    private static String tag(String path) {
        return as("alice").get(path).header("ETag");
    }

    /** That of an answer which is another one than before, and that of what is read after it. */
    private static String newTag(String path, Response answer, String before) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
        assertThat(answer.header("ETag")).isEqualTo(tag(path)).isNotEqualTo(before);
        return answer.header("ETag");
    }

    private static Map<String, String> hook(String path) {
        return Map.of("channel", "webhook", "target", url(path), "name", "My webhook");
    }

    /** Others for each number. */
    private static Map<String, Object> settings(String path, String methodId, int number) {
        return path.equals(RULES)
                ? Map.of("high", List.of(Map.of("contactMethodId", methodId, "delay", "PT" + number + "M")))
                : Map.of(
                        "zone",
                        "Europe/Berlin",
                        "windows",
                        List.of(Map.of("from", "22:%02d".formatted(number), "to", "07:00")));
    }

    private static List<String> kept() {
        List<String> methods = Table.select("select m::text from contact_method m where source = 'own' order by id");
        List<String> settings = Table.select("select s::text from contact_settings s order by person_id");
        List<String> codes = Table.select("select a::text from contact_allowance a order by allowance_key");
        return List.of(methods.toString(), settings.toString(), codes.toString());
    }
}
