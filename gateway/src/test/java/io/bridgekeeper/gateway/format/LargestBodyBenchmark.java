package io.bridgekeeper.gateway.format;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;
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

/** How long the reader of a format takes for the largest body that a hook takes; the promise is 50 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class LargestBodyBenchmark {

    @Param({
        "alertmanager", "argocd", "aws-sns", "azure-monitor", "cloudevents", "datadog", "elastic", "flux",
                "gcp-monitoring",
        "generic", "grafana", "kubernetes-event", "nagios-icinga", "newrelic", "opsgenie", "pagerduty", "sentry",
                "uptime-kuma",
        "zabbix", "pingdom", "splunk", "dynatrace"
    })
    public String format;

    @Param({"TEXT", "ITEMS", "MEMBERS"})
    public String way;

    private Format reader;
    private Sent body;

    /** Of the fixtures of the format, the one that takes longest. */
    @Setup
    public void slowest() {
        reader = Fixture.formats().stream()
                .filter(each -> each.name().equals(format))
                .findFirst()
                .orElseThrow();
        body = Fixture.ours(reader).stream()
                .flatMap(fixture -> LargestBody.valueOf(way).of(fixture).stream())
                .max(Comparator.comparingLong(this::nanos))
                .orElseGet(() -> Fixture.body(new byte[0]));
    }

    private long nanos(Sent sent) {
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            reader.read(sent);
        }
        long start = System.nanoTime();
        for (int round = 0; round < 5; round++) {
            reader.read(sent);
        }
        return System.nanoTime() - start;
    }

    @Benchmark
    public Reading read() {
        return reader.read(body);
    }
}
