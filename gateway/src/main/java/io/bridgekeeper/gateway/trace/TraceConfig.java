package io.bridgekeeper.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps integration keys and the secrets of calendars, heartbeats, answers and enrolments, which are part of paths, out of traces. */
@ApplicationScoped
class TraceConfig {

    private static final List<AttributeKey<String>> HOLD_PATHS = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("http.url"));

    @Produces
    @Singleton
    SpanProcessor redaction() {
        return new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {
                for (AttributeKey<String> key : HOLD_PATHS) {
                    String value = span.getAttribute(key);
                    if (value != null) {
                        span.setAttribute(key, PathRedaction.redacted(value));
                    }
                }
                span.updateName(PathRedaction.redacted(span.getName()));
            }

            @Override
            public boolean isStartRequired() {
                return true;
            }

            @Override
            public void onEnd(ReadableSpan span) {}

            @Override
            public boolean isEndRequired() {
                return false;
            }
        };
    }
}
