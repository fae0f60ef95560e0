package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for contact methods as a person does. */
final class Methods {

    static final String PATH = "/api/paging/me/contact-methods";

    private static final Pattern CODE = Pattern.compile("Your code is ([A-Z2-9]{8})\\.");

    private Methods() {}

    /** Nobody has set anything, and everything works. */
    static void forgetAll() {
        Table.update("delete from contact_method where source = 'own'");
        Table.update("delete from contact_settings");
        Table.update("delete from contact_allowance");
        Table.update("update contact_method set failing_since = null");
    }

    static Response add(String person, String channel, String target) {
        return as(person)
                .body(Map.of("channel", channel, "target", target, "name", "My " + channel))
                .post(PATH);
    }

    static Response addHook(String person, String path) {
        return add(person, "webhook", url(path));
    }

    static String url(String path) {
        return "http://127.0.0.1:" + Receivers.webhooks().port() + path;
    }

    /** A method of the person's own that the tests' server receives, verified. */
    static String verifiedHook(String person, String path) {
        String id = addHook(person, path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("contactMethod.id");
        answer(person, id, lastCode(path)).then().statusCode(200);
        return id;
    }

    static Response answer(String person, String id, String code) {
        return as(person).body(Map.of("code", code)).post(PATH + "/" + id + "/verification");
    }

    static String lastCode(String path) {
        List<WebhookSink.Received> received = Receivers.webhooks().received(path);
        return code(received.getLast().body());
    }

    static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group(1);
    }

    static JsonPath of(String person) {
        return as(person).get(PATH).then().statusCode(200).extract().jsonPath();
    }

    static String catalogs(String person, String channel) {
        return of(person)
                .getString("contactMethods.find { it.source == 'catalog' && it.channel == '" + channel + "' }.id");
    }

    static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
