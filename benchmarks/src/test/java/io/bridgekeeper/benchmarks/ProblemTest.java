package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void isFoundInAnyTextThatCarriesItsTitle() {
        String notice = "{\"title\":\"" + new Problem("abc1", 42).title() + "\",\"severity\":\"critical\"}";

        assertThat(Problem.indexIn(notice, Problem.titles("abc1"))).hasValue(42);
        assertThat(Problem.indexIn(notice, Problem.titles("abc2"))).isEmpty();
        assertThat(Problem.indexIn("", Problem.titles("abc1"))).isEmpty();
    }

    @Test
    void isToldAsAlertmanagerTellsOneAlert() {
        JsonObject body = new Problem("abc1", 7).notification("firing", "bench", "2026-11-23T10:00:00Z");
        JsonObject alert = body.getJsonArray("alerts").getJsonObject(0);

        assertThat(body.getString("version")).isEqualTo("4");
        assertThat(body.getJsonArray("alerts")).hasSize(1);
        assertThat(alert.getString("status")).isEqualTo("firing");
        assertThat(alert.getJsonObject("labels").getString("service")).isEqualTo("bench");
        assertThat(alert.getJsonObject("annotations").getString("summary")).isEqualTo(new Problem("abc1", 7).title());
    }

    @Test
    void keepsItsIdentityFromFiringToResolved() {
        Problem problem = new Problem("abc1", 7);
        JsonObject firing = problem.notification("firing", "bench", "2026-11-23T10:00:00Z");
        JsonObject resolved = problem.notification("resolved", "bench", "2026-11-23T10:05:00Z");
        JsonObject other = new Problem("abc1", 8).notification("firing", "bench", "2026-11-23T10:00:00Z");

        assertThat(resolved.getString("groupKey")).isEqualTo(firing.getString("groupKey"));
        assertThat(fingerprint(resolved)).isEqualTo(fingerprint(firing));
        assertThat(other.getString("groupKey")).isNotEqualTo(firing.getString("groupKey"));
        assertThat(fingerprint(other)).isNotEqualTo(fingerprint(firing));
    }

    private static String fingerprint(JsonObject notification) {
        return notification.getJsonArray("alerts").getJsonObject(0).getString("fingerprint");
    }
}
