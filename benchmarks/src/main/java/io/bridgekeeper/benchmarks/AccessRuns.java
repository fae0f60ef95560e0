package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What came of the runs that look at access, and whether it is fast enough. */
record AccessRuns(List<EvaluationRun> evaluations, List<KeysRun> keys, List<RevocationRun> revocations) {

    static final AccessRuns NONE = new AccessRuns(List.of(), List.of(), List.of());

    private static final double AIM_EVALUATION_RATE = 500;
    private static final double AIM_EVALUATION_P99 = 5;
    private static final double AIM_KEYS_RATE = 10;
    private static final double AIM_KEYS_P50 = 250;
    private static final double AIM_KEYS_P99 = 1_000;
    private static final int AIM_REVOKED = 200;
    private static final double AIM_REVOKED_SECONDS = 20;

    AccessRuns {
        evaluations = List.copyOf(evaluations);
        keys = List.copyOf(keys);
        revocations = List.copyOf(revocations);
    }

    /** Keys that never came, and access that is not gone: what must never be, however fast. */
    int broken() {
        return keys.stream().mapToInt(KeysRun::missing).sum()
                + revocations.stream().mapToInt(RevocationRun::broken).sum();
    }

    void json(JsonObject into) {
        into.put(
                "evaluation",
                Results.steps(evaluations, EvaluationRun::rate, EvaluationRun::latency, EvaluationRun::json));
        into.put("keys", Results.steps(keys, KeysRun::rate, KeysRun::latency, KeysRun::json));
        into.put(
                "revocation",
                new JsonArray(revocations.stream().map(RevocationRun::json).toList()));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        if (!evaluations.isEmpty()) {
            text.append("\n## May somebody do something now\n\n")
                    .append(evaluationTable().markdown());
        }
        if (!keys.isEmpty()) {
            text.append("\n## Page accepted to the first token that carries the group\n\n")
                    .append(keysTable().markdown());
        }
        if (!revocations.isEmpty()) {
            text.append("\n## One incident resolved, all of its grants proven gone\n\n")
                    .append(revocationTable().markdown());
        }
        return text.toString();
    }

    private Table evaluationTable() {
        Table table = new Table("questions per second", "p50", "p99", "p99.9", "max", "refused", "aim");
        Results.byRate(evaluations, EvaluationRun::rate).forEach((rate, runs) -> {
            double p99 = Spread.of(runs, run -> run.latency().p99()).median();
            table.row(
                    words(rate),
                    Results.words(runs, run -> run.latency().p50()),
                    Results.words(runs, run -> run.latency().p99()),
                    Results.words(runs, run -> run.latency().p999()),
                    Results.words(runs, run -> run.latency().max()),
                    runs.stream()
                            .flatMap(run -> run.refused().values().stream())
                            .mapToLong(Long::longValue)
                            .sum(),
                    rate == AIM_EVALUATION_RATE ? Results.aim("p99 5", p99 <= AIM_EVALUATION_P99) : "");
        });
        return table;
    }

    private Table keysTable() {
        Table table = new Table(
                "acceptances per second", "accepted", "p50", "p99", "max", "told p50", "refused", "missing", "aim");
        Results.byRate(keys, KeysRun::rate).forEach((rate, runs) -> {
            boolean met = Spread.of(runs, run -> run.latency().p50()).median() <= AIM_KEYS_P50
                    && Spread.of(runs, run -> run.latency().p99()).median() <= AIM_KEYS_P99;
            table.row(
                    words(rate),
                    runs.stream().mapToLong(run -> run.sent() - run.refusals()).sum(),
                    Results.words(runs, run -> run.latency().p50()),
                    Results.words(runs, run -> run.latency().p99()),
                    Results.words(runs, run -> run.latency().max()),
                    Results.words(runs, run -> run.told().p50()),
                    runs.stream().mapToLong(KeysRun::refusals).sum(),
                    runs.stream().mapToInt(KeysRun::missing).sum(),
                    rate == AIM_KEYS_RATE ? Results.aim("p50 250, p99 1,000", met) : "");
        });
        return table;
    }

    private Table revocationTable() {
        Table table = new Table(
                "grants of the incident", "proven p50", "proven p99", "last after s", "unproven", "still held", "aim");
        boolean met = Spread.of(revocations, RevocationRun::lastSeconds).median() <= AIM_REVOKED_SECONDS;
        int grants = revocations.getFirst().grants();
        return table.row(
                grants,
                Results.words(revocations, run -> run.proof().p50()),
                Results.words(revocations, run -> run.proof().p99()),
                Results.words(revocations, RevocationRun::lastSeconds),
                revocations.stream().mapToInt(RevocationRun::unproven).sum(),
                revocations.stream().mapToInt(RevocationRun::stillHeld).sum(),
                grants == AIM_REVOKED ? Results.aim("20 s", met && broken() == 0) : "");
    }

    private static String words(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }
}
