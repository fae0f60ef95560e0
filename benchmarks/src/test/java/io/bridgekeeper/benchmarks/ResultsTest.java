package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Machine MACHINE = new Machine(
            2,
            24,
            "Linux amd64",
            "Eclipse Adoptium 25",
            0.1,
            "abc1234",
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.of(new Floor(2_700.4, 8_500)));

    private final Results results = new Results(
            MACHINE,
            List.of(hooks(2_000, 19_990, 8, 0), hooks(500, 5_000, 2, 0), hooks(2_000, 20_000, 10, 0)),
            List.of(notices(100, 11, 0, 0), notices(100, 40, 0, 0), notices(100, 14, 0, 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            AccessRuns.NONE,
            DoorRuns.NONE,
            0);

    @Test
    void tellsEachStepOnceByRisingRateWithTheMedianOfItsRepeats() {
        assertThat(results.markdown().lines().filter(line -> line.startsWith("| 500 ") || line.startsWith("| 2,000 ")))
                .satisfiesExactly(
                        line -> assertThat(cells(line)).startsWith("500", "500", "2.0"),
                        line -> assertThat(cells(line)).startsWith("2,000", "2,000 (1,999–2,000)", "9.0 (8.0–10.0)"));
    }

    @Test
    void saysWhetherTheAimsAreMet() {
        assertThat(results.markdown()).contains("2,000 per second: met", "p50 15, p99 60: met");
        assertThat(of(notices(100, 16, 0, 0)).markdown()).contains("p50 15, p99 60: not met");
        assertThat(of(notices(500, 83, 0, 0)).markdown()).contains("p99 250: met");
        assertThat(of(notices(500, 84, 0, 0)).markdown()).contains("p99 250: not met");
    }

    @Test
    void saysWhetherQuestionsAreAnsweredInTime() {
        assertThat(of(evaluations(500, 4.9)).markdown()).contains("## May somebody do something now", "p99 5: met");
        assertThat(of(evaluations(500, 5.1)).markdown()).contains("p99 5: not met");
        assertThat(of(evaluations(100, 4)).markdown()).doesNotContain("p99 5: ");
        assertThat(of(evaluations(500, 4)).broken()).isZero();
        assertThat(of(evaluations(500, 4)).json().getJsonArray("evaluation")).hasSize(1);
    }

    private static Results of(EvaluationRun run) {
        return of(new AccessRuns(List.of(run), List.of(), List.of()));
    }

    private static Results of(AccessRuns access) {
        return new Results(
                MACHINE, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), access, DoorRuns.NONE, 0);
    }

    @Test
    void saysWhetherKeysComeInTime() {
        assertThat(of(keys(10, 250, 0)).markdown())
                .contains("## Page accepted to the first token", "p50 250, p99 1,000: met");
        assertThat(of(keys(10, 251, 0)).markdown()).contains("p50 250, p99 1,000: not met");
        assertThat(of(keys(20, 10, 0)).markdown()).doesNotContain("p99 1,000");
        assertThat(of(keys(10, 250, 0)).broken()).isZero();
        assertThat(of(keys(10, 250, 3)).broken()).isEqualTo(3);
        assertThat(of(keys(10, 250, 3)).json().getJsonArray("keys")).hasSize(1);
    }

    private static AccessRuns keys(double rate, double p50, int missing) {
        Latency latency = new Latency(98, p50, p50 * 3, p50 * 4, p50 * 5);
        KeysRun run = new KeysRun(rate, 100, Map.of("409", 2L), missing, latency, new Latency(98, 5, 6, 7, 8));
        return new AccessRuns(List.of(), List.of(run), List.of());
    }

    @Test
    void saysWhetherAccessIsProvenGoneInTime() {
        assertThat(of(revoked(0, 3, 19)).markdown()).contains("grants proven gone", "| 200 ", "20 s: met");
        assertThat(of(revoked(0, 3, 21)).markdown()).contains("20 s: not met");
        assertThat(of(revoked(0, 3, 19)).broken()).isZero();
        assertThat(of(revoked(1, 3, 19)).markdown()).contains("20 s: not met");
        assertThat(of(revoked(1, 3, 19)).broken()).isEqualTo(1);
        assertThat(of(revoked(0, 3)).broken()).isEqualTo(1);
    }

    /** Of 200 all but two were proven gone at once. */
    private static AccessRuns revoked(int stillHeld, int... lastSeconds) {
        List<Duration> proven = Stream.concat(
                        Stream.generate(() -> Duration.ofMillis(10)).limit(198),
                        IntStream.of(lastSeconds).mapToObj(Duration::ofSeconds))
                .toList();
        return new AccessRuns(List.of(), List.of(), List.of(RevocationRun.of(200, stillHeld, proven)));
    }

    private static EvaluationRun evaluations(double rate, double p99) {
        return new EvaluationRun(rate, 10, Map.of("503", 2L), new Latency(8, 1, p99, p99, p99));
    }

    @Test
    void standsBesideTheReferenceFiguresAndNamesTheMachine() {
        assertThat(results.markdown())
                .contains(
                        "2 cores, 24 GiB",
                        "commit abc1234",
                        "load average before 0.10",
                        "2,700 durable transactions per second by one client, 8,500 by eight")
                .contains("| PostgreSQL, one durable transaction", "| LinkedIn Iris, published");
    }

    @Test
    void leavesOutWhatWasNotAsked() {
        String markdown = of(notices(10, 5, 0, 0)).markdown();

        assertThat(markdown).contains("## Signal to notice").doesNotContain("## Hooks", "Highest rate");
        assertThat(new Results(
                                MACHINE,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                AccessRuns.NONE,
                                DoorRuns.NONE,
                                2_300)
                        .markdown())
                .contains("Highest rate that held: 2,300 per second.");
    }

    @Test
    void isBrokenByWhatWasLostOrToldTwiceAndByNothingElse() {
        assertThat(results.broken()).isZero();
        assertThat(new Results(
                                MACHINE,
                                List.of(hooks(2_000, 1, 9_999, 1)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                AccessRuns.NONE,
                                DoorRuns.NONE,
                                0)
                        .broken())
                .isEqualTo(1);
        assertThat(of(notices(10, 5, 2, 3)).broken()).isEqualTo(5);
    }

    @Test
    void keepsEveryRepeatInTheJson() {
        JsonObject json = new JsonObject(results.json().encodePrettily());
        JsonObject step = json.getJsonArray("hooks").getJsonObject(1);

        assertThat(json.getJsonObject("machine").getInteger("cores")).isEqualTo(2);
        assertThat(step.getDouble("ratePerSecond")).isEqualTo(2_000);
        assertThat(step.getJsonArray("repeats")).hasSize(2);
        assertThat(step.getJsonArray("repeats")
                        .getJsonObject(0)
                        .getJsonObject("refused")
                        .getLong("503"))
                .isEqualTo(10);
        assertThat(step.getJsonObject("p50Ms").getDouble("median")).isEqualTo(9);
        assertThat(json.getJsonArray("notice").getJsonObject(0).getJsonArray("repeats"))
                .hasSize(3);
        assertThat(json.getInteger("broken")).isZero();
    }

    @Test
    void holdsARateOnlyWhenAllWasAcceptedInTime() {
        assertThat(hooks(2_000, 20_000, 100, 0).held(250)).isTrue();
        assertThat(hooks(2_000, 20_000, 260, 0).held(250)).isFalse();
        assertThat(hooks(2_000, 19_990, 100, 0).held(250)).isFalse();
    }

    @Test
    void alignsATableAndRefusesARowThatDoesNotFit() {
        assertThat(new Table("a", "bb").row("ccc", 1).markdown())
                .isEqualTo("| a   | bb |\n|-----|----|\n| ccc | 1  |\n");
        assertThatThrownBy(() -> new Table("a", "b").row(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsOfAStormByItsLastNotice() {
        Results storm = new Results(
                MACHINE,
                List.of(),
                List.of(),
                List.of(notices(6_000, 5_000, 0, 0)),
                List.of(),
                List.of(),
                List.of(),
                AccessRuns.NONE,
                DoorRuns.NONE,
                0);
        assertThat(storm.markdown()).contains("## A storm", "| 16.0 ", "15 s, none refused: not met");
        assertThat(new Results(
                                MACHINE,
                                List.of(),
                                List.of(),
                                List.of(notices(6_000, 5, 1, 2)),
                                List.of(),
                                List.of(),
                                List.of(),
                                AccessRuns.NONE,
                                DoorRuns.NONE,
                                0)
                        .broken())
                .isEqualTo(3);
    }

    @Test
    void isBrokenByAnIncidentTooManyOrTooFewInAFlood() {
        assertThat(flooded(100).markdown()).contains("one incident a problem: met");
        assertThat(flooded(100).broken()).isZero();
        assertThat(flooded(101).broken()).isEqualTo(1);
        assertThat(flooded(98).broken()).isEqualTo(2);
        assertThat(flooded(98).markdown()).contains("one incident a problem: not met");
    }

    @Test
    void isBrokenByAStepThatIsEarlyOrMissing() {
        assertThat(steps(100L, 200_000L).broken()).isZero();
        assertThat(steps(100L, 200_000L).markdown()).contains("p99 250, none early: met");
        assertThat(steps(100L, 300_000L).markdown()).contains("p99 250, none early: not met");
        assertThat(steps(-1L, 100L).broken()).isEqualTo(1);
        assertThat(steps(100L).broken()).isEqualTo(1);
    }

    private static Results steps(Long... lateMicros) {
        return new Results(
                MACHINE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(StepsRun.of(100_000, 2, List.of(lateMicros))),
                List.of(),
                AccessRuns.NONE,
                DoorRuns.NONE,
                0);
    }

    @Test
    void tellsWhatOpenIncidentsCostInMemory() {
        assertThat(standing(1_100, 1_190).markdown()).contains("| 50000 ", "at most 100 MiB more: met");
        assertThat(standing(1_100, 1_201).markdown()).contains("at most 100 MiB more: not met");
    }

    private static Results standing(long without, long with) {
        return new Results(
                MACHINE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new StandingRun(
                        50_000, List.of(notices(100, 11, 0, 0)), List.of(notices(100, 12, 0, 0)), without, with)),
                AccessRuns.NONE,
                DoorRuns.NONE,
                0);
    }

    private static Results flooded(int incidents) {
        return new Results(
                MACHINE,
                List.of(),
                List.of(),
                List.of(),
                List.of(new FloodRun(100, hooks(2_000, 20_000, 5, 0), 12, incidents)),
                List.of(),
                List.of(),
                AccessRuns.NONE,
                DoorRuns.NONE,
                0);
    }

    private static Results of(NoticeRun run) {
        return new Results(
                MACHINE,
                List.of(),
                List.of(run),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                AccessRuns.NONE,
                DoorRuns.NONE,
                0);
    }

    private static HookRun hooks(double rate, long accepted, double millis, int lost) {
        int sent = (int) rate * 10;
        Map<String, Long> refused = accepted == sent ? Map.of() : Map.of("503", sent - accepted);
        return new HookRun(
                "run",
                rate,
                sent,
                accepted,
                refused,
                10,
                new Latency(accepted, millis, millis, millis, millis),
                1.5,
                lost);
    }

    private static NoticeRun notices(double rate, double millis, int lost, int twice) {
        return new NoticeRun(
                rate, 100, 100, 0, lost, twice, 16, new Latency(100, millis, millis * 3, millis * 4, millis * 5));
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(2).split(" *\\| *"));
    }

    @Test
    void saysWhetherTheGatewayIsFastAndSmallEnough() {
        DoorRuns good = door(400, 5.4, 5_000, 256);
        assertThat(of(good).markdown())
                .contains("20,000 per second: met", "1.5 more: met", "within 256 MiB: met", "flat: met");
        assertThat(of(good).broken()).isZero();
        assertThat(of(good).json().getJsonArray("streams")).hasSize(1);
        assertThat(of(door(390, 5.4, 5_000, 256)).markdown()).contains("20,000 per second: not met");
        assertThat(of(door(400, 5.6, 5_000, 256)).markdown()).contains("1.5 more: not met");
        assertThat(of(door(400, 5.4, 5_000, 257)).markdown()).contains("within 256 MiB: not met");
        assertThat(of(door(400, 5.4, 4_999, 256)).markdown()).contains("within 256 MiB: not met");
        assertThat(of(door(400, 5.4, 4_999, 256)).broken()).isEqualTo(1);
    }

    @Test
    void callsMemoryFlatThatGrowsByNoMoreThanItSwings() {
        HookRun hooks = hooks(500);
        assertThat(new MemoryRun(hooks, List.of(50.0, 100.0, 100.0, 100.0, 105.0)).late())
                .isEqualTo(105);
        assertThat(memory(new MemoryRun(hooks, List.of(50.0, 100.0, 100.0, 100.0, 105.0))))
                .contains("flat: met");
        assertThat(memory(new MemoryRun(hooks, List.of(50.0, 100.0, 100.0, 100.0, 106.0))))
                .contains("flat: not met");
    }

    private static String memory(MemoryRun run) {
        return of(new DoorRuns(List.of(), List.of(), List.of(), List.of(run))).markdown();
    }

    private static DoorRuns door(double bodiesPerSecond, double throughP50, int heard, double heap) {
        return new DoorRuns(
                List.of(new AlertsRun(50, hooks(bodiesPerSecond))),
                List.of(new ProxyRun(
                        100, 1_000, Map.of(), new Latency(500, throughP50, 9, 9, 9), new Latency(500, 4, 9, 9, 9))),
                List.of(new StreamsRun(5_000, 5_000, 40, heap, heard, new Latency(heard, 1, 2, 3, 4))),
                List.of(new MemoryRun(hooks(500), List.of(1.0, 1.0, 1.0, 1.0, 1.0))));
    }

    /** At 400 a second asked, for ten seconds. */
    private static HookRun hooks(double acceptedPerSecond) {
        int accepted = (int) (acceptedPerSecond * 10);
        return new HookRun("r", 400, 4_000, accepted, Map.of(), 10, new Latency(accepted, 1, 2, 3, 4), 1, 0);
    }

    private static Results of(DoorRuns door) {
        return new Results(
                MACHINE, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), AccessRuns.NONE, door, 0);
    }
}
