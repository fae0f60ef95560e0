package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.signal.Moment;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a change: our own form, whose members are those of paging-service's API, or a PagerDuty change event
 * ({@code payload} with {@code summary, timestamp, source, custom_details}, and {@code links}), so that senders move by
 * changing an address.
 *
 * <p>Parameters of the query are labels, below those of the body: a tool whose body cannot be changed names its service
 * there.
 */
final class ChangeReader {

    /** Of an event of PagerDuty, which allows more of everything, the rest is cut. */
    static final int SUMMARY = 300;

    static final int WORDS = 200;
    static final int LABELS = 64;
    static final int LABEL = 1_024;
    static final int URL = 2_000;

    private static final Set<String> KINDS = Set.of("deploy", "config", "feature-flag", "migration", "other");

    private ChangeReader() {}

    static ChangeReading read(Json body, Map<String, Json> query) {
        if (!(body instanceof Json.Struct told)) {
            return new ChangeReading.Unreadable(List.of(new Fault("", "must be an object")));
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, String> labels = new LinkedHashMap<>();
        query.forEach((name, value) -> labels.put(Wording.clean(name), Wording.clean(value.words())));
        ToldChange change = switch (told.get("payload")) {
            case Json.Struct payload -> ofPagerDuty(told, payload, labels, faults);
            case Json.Nothing none -> ofOurs(told, labels, faults);
            case Json other -> {
                faults.add(new Fault("payload", "must be an object"));
                yield ofOurs(told, labels, faults);
            }
        };
        return faults.isEmpty()
                ? new ChangeReading.Told(change)
                : new ChangeReading.Unreadable(
                        faults.stream().limit(Reading.MOST_FAULTS).toList());
    }

    private static ToldChange ofOurs(Json.Struct told, Map<String, String> labels, List<Fault> faults) {
        String summary = text(told, "", "summary", faults).orElse(null);
        if (summary == null) {
            faults.add(new Fault("summary", "is needed: what was done, in one line"));
        }
        switch (told.get("labels")) {
            case Json.Nothing none -> {}
            case Json.Struct(Map<String, Json> sent) ->
                sent.forEach((name, value) -> labels.put(Wording.clean(name), Wording.clean(value.words())));
            case Json other -> faults.add(new Fault("labels", "must be an object of names and texts"));
        }
        return new ToldChange(
                text(told, "", "id", faults).orElse(null),
                summary,
                text(told, "", "kind", faults).orElse(null),
                at(told, "", "at", faults),
                systems(told.get("systems"), faults),
                labels,
                text(told, "", "source", faults).orElse(null),
                text(told, "", "url", faults).orElse(null),
                text(told, "", "who", faults).orElse(null));
    }

    private static List<String> systems(Json sent, List<Fault> faults) {
        return switch (sent) {
            case Json.Nothing none -> List.of();
            case Json.Text(String one) -> List.of(Wording.clean(one));
            case Json.Items(List<Json> items) -> {
                List<String> systems = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Json.Text(String id)) {
                        systems.add(Wording.clean(id));
                    } else {
                        faults.add(new Fault("systems[" + i + "]", "must be the id of a system"));
                    }
                }
                yield systems;
            }
            case Json other -> {
                faults.add(new Fault("systems", "must be a list of ids of systems"));
                yield List.of();
            }
        };
    }

    /** Such an event has no id; the same summary, source and time are the same change. */
    private static ToldChange ofPagerDuty(
            Json.Struct event, Json.Struct payload, Map<String, String> labels, List<Fault> faults) {
        Optional<String> summary = text(payload, "payload.", "summary", faults);
        if (summary.isEmpty()) {
            faults.add(new Fault("payload.summary", "is needed: what was done, in one line"));
        }
        Instant at = at(payload, "payload.", "timestamp", faults);
        Optional<String> source = text(payload, "payload.", "source", faults);
        Json.Struct details =
                payload.get("custom_details") instanceof Json.Struct struct ? struct : new Json.Struct(Map.of());
        details.members()
                .forEach((name, value) -> value.scalar()
                        .filter(text -> labels.size() < LABELS && name.length() <= LABEL)
                        .ifPresent(text -> labels.put(Wording.clean(name), Wording.cut(Wording.clean(text), LABEL))));
        return new ToldChange(
                at == null ? null : "auto:" + Wording.sha256(summary.orElse("") + "\n" + source.orElse("") + "\n" + at),
                Wording.cut(summary.orElse(""), SUMMARY),
                details.text("kind").filter(KINDS::contains).orElse(null),
                at,
                List.of(),
                labels,
                source.map(text -> Wording.cut(text, WORDS)).orElse(null),
                link(event.get("links")),
                details.text("who", "user", "author")
                        .map(text -> Wording.cut(Wording.line(text), WORDS))
                        .orElse(null));
    }

    /** The first one that leads somewhere; what does not is left out, for the change is worth more than its link. */
    private static String link(Json links) {
        if (links instanceof Json.Items(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Struct link) {
                    Optional<String> href = link.text("href")
                            .map(Wording::clean)
                            .map(String::strip)
                            .filter(ChangeReader::leads);
                    if (href.isPresent()) {
                        return href.get();
                    }
                }
            }
        }
        return null;
    }

    /** As paging-service asks for it. */
    private static boolean leads(String href) {
        try {
            return href.length() <= URL && SignalDraft.isAbsolute(href) && new URI(href).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Instant at(Json.Struct struct, String prefix, String name, List<Fault> faults) {
        return text(struct, prefix, name, faults)
                .flatMap(sent -> {
                    Optional<Instant> at = Moment.of(sent);
                    if (at.isEmpty()) {
                        faults.add(new Fault(
                                prefix + name,
                                "must be ISO 8601 with an offset, or seconds or milliseconds since 1970"));
                    }
                    return at;
                })
                .orElse(null);
    }

    private static Optional<String> text(Json.Struct struct, String prefix, String name, List<Fault> faults) {
        Json sent = struct.get(name);
        if (sent instanceof Json.Struct || sent instanceof Json.Items) {
            faults.add(new Fault(prefix + name, "must be a text"));
        }
        return struct.text(name).map(Wording::line);
    }
}
