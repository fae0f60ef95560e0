package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Which of 10,000 systems a signal belongs to; the promise is 50 µs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {

    private static final int SYSTEMS = 10_000;

    /** {@code usual}: service, and env in most; {@code prefixes}: names by prefix; {@code aside}: 1 % by regex alone. */
    @Param({"usual", "prefixes", "aside"})
    public String catalog;

    /** Where in the file the system is that matches; {@code nowhere}: none. */
    @Param({"first", "last", "nowhere"})
    public String match;

    private RoutingIndex index;
    private Map<String, String> labels;

    @Setup
    public void systems() {
        List<CatalogSystem> systems = IntStream.range(0, SYSTEMS)
                .mapToObj(i -> Catalogs.system("system-" + i, matchers(i)))
                .toList();
        index = RoutingIndex.of(systems);
        int number = match.equals("first") ? 0 : match.equals("last") ? SYSTEMS - 1 : SYSTEMS;
        labels = Map.of(
                "service", "service-%05d".formatted(number),
                "env", "prod",
                "region", "eu-central-1",
                "cluster", "prod-eu-17",
                "namespace", "team-%03d".formatted(number % 300),
                "instance", "10.0.17.4:9090",
                "alertname", "HighErrorRate",
                "severity", "critical");
    }

    private Matcher[] matchers(int i) {
        String service = "service-%05d".formatted(i);
        if (catalog.equals("prefixes")) {
            return new Matcher[] {new Matcher.Prefix("service", service), new Matcher.NotEqual("env", "dev")};
        }
        if (catalog.equals("aside") && i % 100 == 50) {
            return new Matcher[] {new Matcher.Regex("service", RegexBound.compile("(api|web|job)-" + i + "-[a-z]+"))};
        }
        return new Matcher[] {new Matcher.Equal("env", "prod"), new Matcher.Equal("service", service)};
    }

    @Benchmark
    public Optional<CatalogSystem> oneSignal() {
        return index.systemOf(labels);
    }
}
