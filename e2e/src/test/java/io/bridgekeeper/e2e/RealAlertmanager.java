package io.bridgekeeper.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prometheus' own Alertmanager, which sends to one of our hooks. It has no part in what it says there. */
final class RealAlertmanager implements AutoCloseable {

    /** Where it must be found, as on a build server; elsewhere its stories are left out. */
    static final boolean IS_REQUIRED = Boolean.parseBoolean(System.getenv("BRIDGEKEEPER_ALERTMANAGER_REQUIRED"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");
    private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
    private static final Pattern FAILED =
            Pattern.compile("alertmanager_notification_requests_failed_total\\{integration=\"webhook\"[^}]*} (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private RealAlertmanager(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** The first of its names on the path. */
    static Optional<Path> find() {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Groups by the labels service and run, and hardly waits.
     *
     * @param data where it may keep what it must remember
     * @param hook what it posts to
     */
    static RealAlertmanager start(Path program, Path data, URI hook) throws IOException {
        Path settings = data.resolve("alertmanager.yml");
        Files.writeString(settings, """
                route:
                  receiver: bridgekeeper
                  group_by: [service, run]
                  group_wait: 500ms
                  group_interval: 1s
                  repeat_interval: 1h
                receivers:
                  - name: bridgekeeper
                    webhook_configs:
                      - url: "%s"
                        send_resolved: true
                """.formatted(hook));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + settings,
                        "--storage.path=" + data.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .start();
        return new RealAlertmanager(process, URI.create("http://" + listens(process)));
    }

    private static String listens(Process process) {
        BufferedReader told = process.inputReader();
        StringBuilder all = new StringBuilder();
        String address = null;
        try {
            for (String line = told.readLine(); line != null && address == null; line = told.readLine()) {
                all.append(line).append('\n');
                Matcher listens = LISTENS.matcher(line);
                address = listens.find() ? listens.group(1) : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (address == null) {
            throw new AssertionError("Alertmanager did not start:\n" + all);
        }
        // Nobody reads on: a full pipe would stop it.
        Thread.ofVirtual().start(() -> told.lines().forEach(line -> {}));
        return address;
    }

    /** As Prometheus tells it of alerts that fire. */
    void fire(String run, AlertmanagerWebhook... alerts) {
        post(run, Optional.empty(), alerts);
    }

    /** As Prometheus tells it of alerts that fire no more. */
    void clear(String run, AlertmanagerWebhook... alerts) {
        post(run, Optional.of(Instant.now()), alerts);
    }

    private void post(String run, Optional<Instant> endsAt, AlertmanagerWebhook... alerts) {
        List<Map<String, Object>> all =
                Stream.of(alerts).map(alert -> alert(run, endsAt, alert)).toList();
        try {
            send(HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(all))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> alert(String run, Optional<Instant> endsAt, AlertmanagerWebhook alert) {
        Map<String, Object> told = new HashMap<>();
        told.put(
                "labels",
                Map.of("alertname", alert.alertName(), "service", alert.service(), "severity", "critical", "run", run));
        told.put("annotations", Map.of("summary", alert.summary()));
        told.put("startsAt", alert.startsAt().toString());
        told.put("generatorURL", "https://prometheus.example/graph?g0.expr=up");
        endsAt.ifPresent(at -> told.put("endsAt", at.toString()));
        return told;
    }

    /** How many of its posts to the hook failed so far, each try by itself. */
    long refused() {
        String metrics = send(HttpRequest.newBuilder(address.resolve("/metrics")));
        Matcher failed = FAILED.matcher(metrics);
        return failed.find() ? (long) Double.parseDouble(failed.group(1)) : 0;
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("Alertmanager answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
