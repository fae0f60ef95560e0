package io.bridgekeeper.paging.device;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import io.bridgekeeper.paging.notify.webpush.PushService;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Enrols browsers as their people and their scripts do. */
final class Devices {

    static final String METHODS = "/api/paging/me/contact-methods";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Devices() {}

    static void forgetAll() {
        Table.update("delete from push_enrolment");
        Table.update("delete from contact_method where source = 'own'");
        Table.update("delete from contact_settings");
        Table.update("delete from contact_allowance");
        Table.update("update contact_method set failing_since = null");
    }

    /** The path of a link that is good once. */
    static String link(String person) {
        String url = as(person)
                .post("/api/paging/me/push-enrolments")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("url");
        return URI.create(url).getPath();
    }

    static Response enrol(String link, String subscription) {
        return post(link, "{\"subscription\":" + subscription + ",\"name\":\"Firefox on Linux\"}");
    }

    static Response post(String path, String json) {
        return RestAssured.given().contentType("application/json").body(json).post(path);
    }

    static Response confirm(String secret, String code) {
        return post("/push/confirmation", "{\"secret\":\"" + secret + "\",\"code\":\"" + code + "\"}");
    }

    static Response renew(String secret, String subscription) {
        return post("/push/device", "{\"secret\":\"" + secret + "\",\"subscription\":" + subscription + "}");
    }

    static Response receipt(String receipt) {
        return post("/push/receipt", "{\"receipt\":\"" + receipt + "\"}");
    }

    /** What was pushed last, as the browser reads it. */
    static JsonNode last(PushService service, PushBrowser browser) {
        return read(browser, service.taken().getLast());
    }

    static JsonNode read(PushBrowser browser, PushService.Taken taken) {
        try {
            return JSON.readTree(browser.read(taken.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of high urgency, at once, and before all others. */
    static void callFirst(String person, String methodId) {
        as(person)
                .body(Map.of("high", List.of(Map.of("contactMethodId", methodId, "delay", "PT0S")), "low", List.of()))
                .put("/api/paging/me/notification-rules")
                .then()
                .statusCode(200);
    }

    static JsonPath methods(String person) {
        return as(person).get(METHODS).then().statusCode(200).extract().jsonPath();
    }

    static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
