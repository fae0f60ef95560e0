package io.bridgekeeper.gateway.rawevent;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.redaction.Redaction;
import io.bridgekeeper.gateway.signal.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a hook was sent, without its secrets, and what became of it.
 *
 * @param id         UUIDv7
 * @param headers    those that readers look at, by name in lower case
 * @param path       what stood in the path behind the format's name
 * @param body       at most {@value #LONGEST_BODY} characters
 * @param bodyLength bytes that were sent
 * @param cut        whether the body went on behind what is here
 */
public record RawEvent(
        UUID id,
        UUID integrationId,
        String format,
        Map<String, String> headers,
        String path,
        String query,
        String body,
        int bodyLength,
        boolean cut,
        Instant receivedAt,
        Became became) {

    /** With three bytes a character at most it fits into one event of at most 1 MiB. */
    static final int LONGEST_BODY = 262_144;

    private static final int LONGEST_TEXT = 2_048;
    private static final int MOST_HEADERS = 32;
    private static final int MOST_SIGNALS = 1_000;
    private static final Set<String> HEADERS = Set.of("content-type", "sentry-hook-resource");
    private static final List<String> PREFIXES = List.of("ce-", "x-amz-sns-");

    /** What became of a body when it came. */
    public sealed interface Became {
        /** Its signals are kept. */
        record Read(List<UUID> signalIds) implements Became {}

        /** It told of no problem. */
        record Nothing(String why) implements Became {}

        /** It was not understood, and the sender was told so. */
        record Unreadable(List<Fault> faults) implements Became {}
    }

    /** Takes the secrets out: by rule, and by the names that the format's mapping has for what is never kept. */
    static RawEvent of(UUID id, UUID integrationId, Format format, Sent sent, Instant receivedAt, Became became) {
        Set<String> names = format.redacted();
        String whole = Wording.clean(new String(sent.bytes(), StandardCharsets.UTF_8));
        boolean isForm = sent.header("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .filter(type -> !whole.stripLeading().startsWith("{"))
                .isPresent();
        String clean = isForm ? Redaction.form(whole, names) : Redaction.text(whole, names);
        boolean cut = clean.length() > LONGEST_BODY;
        return new RawEvent(
                id,
                integrationId,
                format.name(),
                headers(sent),
                bounded(Redaction.text(sent.path(), names)),
                bounded(Redaction.form(sent.query(), names)),
                cut ? head(clean) : clean,
                sent.bytes().length,
                cut,
                receivedAt,
                bounded(became));
    }

    private static Became bounded(Became became) {
        return became instanceof Became.Read(List<UUID> ids) && ids.size() > MOST_SIGNALS
                ? new Became.Read(List.copyOf(ids.subList(0, MOST_SIGNALS)))
                : became;
    }

    private static String head(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST_BODY - 1)) ? LONGEST_BODY - 1 : LONGEST_BODY;
        return text.substring(0, end);
    }

    private static Map<String, String> headers(Sent sent) {
        Map<String, String> kept = new HashMap<>();
        sent.headers().forEach((name, value) -> {
            boolean read = HEADERS.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
            if (read && kept.size() < MOST_HEADERS) {
                kept.put(Wording.cut(Wording.clean(name), 128), bounded(Redaction.value(name, value)));
            }
        });
        return kept;
    }

    private static String bounded(String text) {
        return Wording.cut(Wording.clean(text), LONGEST_TEXT);
    }
}
