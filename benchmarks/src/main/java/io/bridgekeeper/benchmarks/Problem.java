package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One problem of a run as Alertmanager would tell it: a notification of one alert.
 *
 * @param run    distinguishes this run from all before; letters and digits
 * @param index  from 0
 */
record Problem(String run, int index) {

    /** Its title, which notices and incidents carry, names the problem. */
    String title() {
        return "Load " + run + " problem " + index + " of the bench";
    }

    /** @param text any text with a {@link #title()} in it, such as a notice; empty where it is not of this run */
    static OptionalInt indexIn(String text, Pattern titles) {
        Matcher found = titles.matcher(text);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    static Pattern titles(String run) {
        return Pattern.compile("Load " + run + " problem (\\d{1,9}) of the bench");
    }

    /** One notification of all of these; it groups by no label, so that each is a problem of its own. */
    static JsonObject notification(List<Problem> problems, String state, String system, String startsAt) {
        JsonArray alerts = new JsonArray();
        problems.forEach(problem -> problem.notification(state, system, startsAt)
                .getJsonArray("alerts")
                .forEach(alerts::add));
        return problems.getFirst()
                .notification(state, system, startsAt)
                .put("groupKey", "{}:{}")
                .put("groupLabels", new JsonObject())
                .put("alerts", alerts);
    }

    /** @param state {@code firing} or {@code resolved} */
    JsonObject notification(String state, String system, String startsAt) {
        String instance = "bench-" + run + "-" + index;
        JsonObject labels = new JsonObject()
                .put("alertname", "BenchLoad")
                .put("service", system)
                .put("instance", instance)
                .put("severity", "critical");
        return new JsonObject()
                .put("version", "4")
                .put("groupKey", "{}/{service=\"" + system + "\"}:{instance=\"" + instance + "\"}")
                .put("truncatedAlerts", 0)
                .put("status", state)
                .put("receiver", "bridgekeeper")
                .put("groupLabels", new JsonObject().put("instance", instance))
                .put("commonLabels", labels)
                .put("commonAnnotations", new JsonObject())
                .put("externalURL", "http://alertmanager.example.com")
                .put(
                        "alerts",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("status", state)
                                        .put("labels", labels)
                                        .put("annotations", new JsonObject().put("summary", title()))
                                        .put("startsAt", startsAt)
                                        .put("endsAt", "0001-01-01T00:00:00Z")
                                        .put("generatorURL", "http://prometheus.example.com/graph")
                                        .put("fingerprint", instance)));
    }
}
