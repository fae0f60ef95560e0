package io.bridgekeeper.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/** Between a trace and the W3C {@code traceparent} by which it is carried on. */
final class TraceMapper {

    private TraceMapper() {}

    /** Blank where there is no trace. */
    static String traceparent(Context trace) {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(trace, carrier, Map::put);
        return carrier.getOrDefault("traceparent", "");
    }
}
