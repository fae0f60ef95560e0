package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayCaller;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with a person before it: keeps cookies by server, follows where it is sent, fills Keycloak's form in. */
final class Person {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** By port and name: cookies do not know ports, but two servers on one host must not be confused here. */
    private final Map<Integer, Map<String, String>> cookies = new LinkedHashMap<>();

    private final List<URI> visited = new java.util.ArrayList<>();
    private final List<String> setCookies = new java.util.ArrayList<>();

    /** Where it was sent to so far. */
    List<URI> visited() {
        return visited;
    }

    /** Set-Cookie headers of the gateway so far. */
    List<String> setCookies() {
        return setCookies;
    }

    /** The cookies for the gateway, as a header. */
    String cookieHeader() {
        return header(GatewayCaller.GATEWAY);
    }

    HttpResponse<String> logIn(String user, String password) {
        HttpResponse<String> form = open("/console/");
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new AssertionError("no form in " + form.statusCode() + " of " + form.uri());
        }
        String body = "username=" + encoded(user) + "&password=" + encoded(password) + "&credentialId=";
        return follow(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> open(String path) {
        return follow(HttpRequest.newBuilder(URI.create(GatewayCaller.GATEWAY + path)));
    }

    HttpResponse<String> delete(String path, String csrfToken) {
        return send(HttpRequest.newBuilder(URI.create(GatewayCaller.GATEWAY + path))
                .header(CsrfFlow.HEADER, csrfToken)
                .DELETE());
    }

    private HttpResponse<String> follow(HttpRequest.Builder first) {
        HttpResponse<String> answer = send(first);
        for (int hops = 0; hops < 10 && answer.statusCode() / 100 == 3; hops++) {
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
            visited.add(next);
            answer = send(HttpRequest.newBuilder(next));
        }
        return answer;
    }

    HttpResponse<String> send(HttpRequest.Builder builder) {
        try {
            URI uri = builder.copy().build().uri();
            String header = header(uri);
            if (!header.isEmpty()) {
                builder.header("Cookie", header);
            }
            HttpResponse<String> answer =
                    HTTP.send(builder.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(cookie -> keep(uri, cookie));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI uri, String cookie) {
        if (uri.getPort() == GatewayCaller.GATEWAY.getPort()) {
            setCookies.add(cookie);
        }
        Map<String, String> ofServer = cookies.computeIfAbsent(uri.getPort(), port -> new LinkedHashMap<>());
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.toLowerCase().contains("max-age=0")) {
            ofServer.remove(name);
        } else {
            ofServer.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    private String header(URI uri) {
        return cookies.getOrDefault(uri.getPort(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
