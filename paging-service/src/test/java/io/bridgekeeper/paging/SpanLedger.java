package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.eventually;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what an exporter would be given. */
@Singleton
public class SpanLedger implements SpanProcessor {

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();

    /** Names, attributes and events of all spans that ended. */
    public List<String> words() {
        return words;
    }

    /** Returns once a span has ended that began by this. */
    public void awaitAnother(Runnable call) {
        int before = ended.get();
        call.run();
        eventually().until(() -> ended.get() > before);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        words.add(span.getName());
        span.toSpanData().getAttributes().forEach((name, value) -> words.add(name + "=" + value));
        span.toSpanData().getEvents().forEach(event -> words.add(event.toString()));
        ended.incrementAndGet();
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
