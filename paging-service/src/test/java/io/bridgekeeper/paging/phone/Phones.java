package io.bridgekeeper.paging.phone;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.PhoneProvider;
import io.bridgekeeper.paging.PhoneProvider.Ordered;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with phones. */
final class Phones {

    static final String METHODS = "/api/paging/me/contact-methods";

    private static final AtomicInteger NEXT = new AtomicInteger(1_000);
    private static final Pattern CODE = Pattern.compile("Your code is ([A-Z2-9]{8})\\.");
    private static final Pattern SPELLED = Pattern.compile("Your code is ([^.]+)\\.");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern REPLY = Pattern.compile("Reply ([0-9]{3})a to accept");

    private Phones() {}

    static void forgetAll() {
        Receivers.phones().takeAll();
        Table.update("delete from contact_method where source = 'own'");
        Table.update("delete from contact_settings");
        Table.update("delete from contact_allowance");
        Table.update("delete from stopped_number");
        Table.update("update contact_method set failing_since = null");
    }

    /** That nobody had before. */
    static String number() {
        return "+49151" + System.nanoTime() % 1_000_000 + NEXT.incrementAndGet();
    }

    static Response add(String person, String channel, String target) {
        return as(person)
                .body(Map.of("channel", channel, "target", target, "name", "My " + channel))
                .post(METHODS);
    }

    /** One of a person, verified by the code that came. */
    static String verified(String person, String channel, String number) {
        JsonPath added =
                add(person, channel, number).then().statusCode(201).extract().jsonPath();
        assertThat(added.getString("problem")).isNull();
        String id = added.getString("contactMethod.id");
        as(person)
                .body(Map.of("code", channel.equals("sms") ? written(number) : spoken(number)))
                .post(METHODS + "/" + id + "/verification")
                .then()
                .statusCode(200);
        return id;
    }

    private static String written(String number) {
        return first(CODE, Receivers.phones().messagesTo(number).getLast().get("Body"));
    }

    private static String spoken(String number) {
        String words =
                first(SPELLED, Receivers.phones().callsTo(number).getLast().get("Twiml"));
        return words.replaceAll(" as in [A-Za-z-]+", "").replace(", ", "");
    }

    /** Everything that is urgent goes there first. */
    static void rule(String person, String methodId) {
        as(person)
                .body(Map.of("high", List.of(Map.of("contactMethodId", methodId, "delay", "PT0S")), "low", List.of()))
                .put("/api/paging/me/notification-rules")
                .then()
                .statusCode(200);
    }

    /** The newest text message about a page. */
    static Ordered page(String number, int which) {
        eventually().until(() -> pages(number).size() >= which);
        return pages(number).get(which - 1);
    }

    static List<Ordered> pages(String number) {
        return Receivers.phones().messagesTo(number).stream()
                .filter(message -> REPLY.matcher(message.get("Body")).find())
                .toList();
    }

    static Ordered call(String number) {
        eventually().until(() -> !calls(number).isEmpty());
        return calls(number).getLast();
    }

    private static List<Ordered> calls(String number) {
        return Receivers.phones().callsTo(number).stream()
                .filter(call -> call.get("Twiml").contains("<Gather"))
                .toList();
    }

    static String code(Ordered message) {
        return first(REPLY, message.get("Body"));
    }

    /** Presses keys one after the other, each where the answer before leads. @return the last answer */
    static String press(Ordered call, String... keys) {
        String twiml = call.get("Twiml");
        for (String key : keys) {
            twiml = PhoneProvider.press(call, first(ACTION, twiml).replace("&amp;", "&"), key)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
        }
        return twiml;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    static JsonPath method(String person, String id) {
        return JsonPath.from(
                        as(person).get(METHODS).then().statusCode(200).extract().asString())
                .setRootPath("contactMethods.find { it.id == '" + id + "' }");
    }
}
