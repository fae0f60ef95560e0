package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/** How long expressions take that spend all the steps of a body, or come near; the promise is 50 ms for the whole body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class HungryMappingBenchmark {

    @Param({
        "join(text, many)",
        "sort(many)",
        "length(to_string(@))",
        "many[*].[@,@,@,@,@,@,@,@] | [*][*].[@,@,@,@,@,@,@,@] | [][].[@,@,@,@,@,@,@,@]",
        "many[?@ == 'x' || contains(@, 'y') || starts_with(@, 'z')]"
    })
    public String expression;

    private Expression compiled;
    private Json body;

    @Setup
    public void body() {
        compiled = Read.expression(expression);
        List<Json> many = Collections.nCopies(20_000, new Json.Text(""));
        body = new Json.Struct(
                Map.of("text", new Json.Text("a".repeat(500_000)), "many", new Json.Items(List.copyOf(many))));
    }

    @Benchmark
    public Json evaluate() {
        return compiled.in(body, new Steps(Steps.MOST));
    }
}
