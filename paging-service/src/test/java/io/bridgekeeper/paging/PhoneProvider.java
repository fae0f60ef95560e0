package io.bridgekeeper.paging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A real HTTP server that speaks as much of Twilio's API as we use: it takes messages and calls of its one account, and
 * calls back with what happened, signed.
 */
public final class PhoneProvider implements AutoCloseable {

    public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    public static final String TOKEN = "only-for-tests-auth-token";
    public static final String OURS = "+4930901820";

    /** As the settings of the tests have it; nobody listens there. */
    private static final String PUBLIC_URL = "http://127.0.0.1:18000";

    private static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT + "/";

    /** A message or a call, by the fields of its form. */
    public record Ordered(String resource, Map<String, String> fields) {

        public String get(String field) {
            return fields.get(field);
        }
    }

    private final HttpServer server;
    private final List<Ordered> ordered = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    public PhoneProvider(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** In the order in which they came. */
    public List<Ordered> messagesTo(String number) {
        return ordered("Messages.json", number);
    }

    public List<Ordered> callsTo(String number) {
        return ordered("Calls.json", number);
    }

    private List<Ordered> ordered(String resource, String number) {
        return ordered.stream()
                .filter(each -> each.resource().equals(resource) && number.equals(each.get("To")))
                .toList();
    }

    /** Nothing goes to this number. */
    public void refuse(String number, String code) {
        refusals.put(number, code);
    }

    public void takeAll() {
        refusals.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String login =
                "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!login.equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            answer(exchange, 401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
            return;
        }
        if (!path.startsWith(ROOT) || !exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 404, "{\"code\":20404,\"status\":404}");
            return;
        }
        Ordered order = new Ordered(path.substring(ROOT.length()), fields(body));
        String wrong = wrong(order);
        if (!wrong.isEmpty()) {
            answer(exchange, 400, "{\"code\":" + wrong + ",\"message\":\"no\",\"status\":400}");
            return;
        }
        ordered.add(order);
        answer(exchange, 201, "{\"sid\":\"XX" + ordered.size() + "\",\"status\":\"queued\",\"error_code\":null}");
    }

    private String wrong(Ordered order) {
        if (!OURS.equals(order.get("From"))) {
            return "21606";
        }
        if (!order.get("To").matches("\\+[1-9][0-9]{7,14}")) {
            return "21211";
        }
        if (order.get("Body") == null && order.get("Twiml") == null) {
            return "21602";
        }
        return refusals.getOrDefault(order.get("To"), "");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> fields(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A person has written to our number. */
    public static Response text(String from, String body) {
        return text(from, body, "SM" + UUID.randomUUID());
    }

    /** @param id the same for copies of one message */
    public static Response text(String from, String body, String id) {
        return callBack(
                PUBLIC_URL + "/provider/twilio/sms",
                Map.of("From", from, "To", OURS, "Body", body, "MessageSid", id, "AccountSid", ACCOUNT));
    }

    /** A person has called our number. */
    public static Response call(String from) {
        return callBack(
                PUBLIC_URL + "/provider/twilio/voice", Map.of("From", from, "To", OURS, "CallStatus", "ringing"));
    }

    /** What became of a message or a call, where it was ordered to tell. */
    public static Response tell(Ordered order, Map<String, String> what) {
        Map<String, String> fields = new TreeMap<>(what);
        fields.put("To", order.get("To"));
        fields.put("From", OURS);
        return callBack(order.get("StatusCallback"), fields);
    }

    /** A key was pressed in a call, or none where it is blank. @param action as the markup has it */
    public static Response press(Ordered call, String action, String digits) {
        Map<String, String> fields =
                new TreeMap<>(Map.of("To", call.get("To"), "From", OURS, "CallStatus", "in-progress"));
        if (!digits.isEmpty()) {
            fields.put("Digits", digits);
        }
        return callBack(action, fields);
    }

    /** Rightly signed. */
    public static Response callBack(String url, Map<String, String> fields) {
        return callBack(url, fields, sign(url, fields, TOKEN));
    }

    /** @param signature as it is to stand there */
    public static Response callBack(String url, Map<String, String> fields, String signature) {
        URI address = URI.create(url);
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("X-Twilio-Signature", signature)
                .contentType("application/x-www-form-urlencoded")
                .body(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))
                .post(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    public static String sign(String url, Map<String, String> fields, String token) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
