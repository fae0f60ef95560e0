package io.bridgekeeper.paging.rawevent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A raw event as the API shows it.
 *
 * @param contentType as the sender gave it; may be absent
 * @param path        what stood in the path behind the format's name; may be empty
 * @param query       the part after the question mark; may be empty
 * @param outcome     {@code read}, {@code nothing} (it told of no problem) or {@code unreadable}
 * @param signalIds   of the signals that were read, at most 1,000
 * @param why         for {@code nothing}
 * @param errors      for {@code unreadable}: all that was wrong when it came
 * @param bodyLength  bytes that were sent
 * @param cut         whether the body went on behind what was kept; then it cannot be read again
 * @param body        without its secrets; only where it is asked for
 * @param headers     those that readers look at; only with the body
 * @param replay      of a dead letter that was read anew
 */
record RawEventView(
        UUID eventId,
        Instant receivedAt,
        String format,
        Optional<String> contentType,
        String path,
        String query,
        String outcome,
        List<UUID> signalIds,
        Optional<String> why,
        List<RawEvent.Fault> errors,
        int bodyLength,
        boolean cut,
        Optional<String> body,
        Optional<Map<String, String>> headers,
        Optional<Replay> replay) {

    /** @param outcome {@code read} or {@code nothing} */
    record Replay(Instant at, String by, String outcome, List<UUID> signalIds) {}

    /**
     * @param events the newest first
     * @param next   for {@code cursor}; absent at the end
     */
    record Page(List<RawEventView> events, Optional<String> next) {

        static Page of(RawEventPage page, boolean withBodies) {
            return new Page(
                    page.events().stream()
                            .map(event -> RawEventView.of(event, withBodies))
                            .toList(),
                    page.next());
        }
    }

    static RawEventView of(RawEvent event, boolean withBody) {
        return new RawEventView(
                event.id(),
                event.receivedAt(),
                event.format(),
                Optional.ofNullable(event.headers().get("content-type")),
                event.path(),
                event.query(),
                word(event.outcome()),
                event.signalIds(),
                event.why(),
                event.faults(),
                event.bodyLength(),
                event.cut(),
                Optional.of(event.body()).filter(body -> withBody),
                Optional.of(event.headers()).filter(headers -> withBody),
                event.replay()
                        .map(replay ->
                                new Replay(replay.at(), replay.by(), word(replay.outcome()), replay.signalIds())));
    }

    private static String word(RawEvent.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
