package io.bridgekeeper.paging.change;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.problem.RequestFault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change as somebody tells it.
 *
 * @param id      the teller's own, at most 200 characters: telling it twice is harmless; may be absent
 * @param summary 1 to 300 characters
 * @param kind    {@code deploy}, {@code config}, {@code feature-flag}, {@code migration} or {@code other} (where it is
 *     absent)
 * @param at      when it took effect; absent: now
 * @param systems ids of the catalog, at most 20
 * @param labels  by which the catalog's matchers find a system, as for a signal; at most 64
 * @param source  the tool, at most 200 characters; may be absent
 * @param url     absolute, http or https, at most 2,000 characters; may be absent
 * @param who     did it, at most 200 characters; may be absent
 */
record ChangeProposal(
        String id,
        String summary,
        String kind,
        Instant at,
        List<String> systems,
        Map<String, String> labels,
        String source,
        String url,
        String who) {

    /** Clocks differ; what is still to come is no change yet. */
    static final Duration MOST_AHEAD = Duration.ofMinutes(10);

    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_SYSTEMS = 20;
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL = 1_024;

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(Change change) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /**
     * @param id     of the change, should it become one
     * @param toldBy see {@link Change#toldBy}
     * @param keep   changes that are older are removed, so they are not taken either
     */
    Reading read(UUID id, String toldBy, Catalog catalog, Duration keep, Instant now) {
        return new Reader(this, catalog, now.truncatedTo(ChronoUnit.MICROS), new ArrayList<>()).read(id, toldBy, keep);
    }

    private record Reader(ChangeProposal told, Catalog catalog, Instant now, List<RequestFault> faults) {

        Reading read(UUID id, String toldBy, Duration keep) {
            Optional<String> summary = text("summary", told.summary, LONGEST_SUMMARY);
            if (summary.isEmpty() && (told.summary == null || told.summary.isBlank())) {
                fault("summary", "must have 1 to " + LONGEST_SUMMARY + " characters");
            }
            Change change = new Change(
                    id,
                    toldBy,
                    text("id", told.id, LONGEST_WORDS),
                    kind(),
                    summary.orElse(""),
                    at(keep),
                    systems(labels()),
                    labels(),
                    text("source", told.source, LONGEST_WORDS),
                    url(),
                    text("who", told.who, LONGEST_WORDS),
                    now);
            return faults.isEmpty()
                    ? new Reading.Sound(change)
                    : new Reading.Faulty(faults.stream().distinct().toList());
        }

        private Change.Kind kind() {
            if (told.kind == null) {
                return Change.Kind.OTHER;
            }
            return Change.Kind.of(told.kind).orElseGet(() -> {
                fault(
                        "kind",
                        "must be one of "
                                + Stream.of(Change.Kind.values())
                                        .map(Change.Kind::word)
                                        .collect(Collectors.joining(", ")));
                return Change.Kind.OTHER;
            });
        }

        private Instant at(Duration keep) {
            if (told.at == null) {
                return now;
            }
            if (told.at.isAfter(now.plus(MOST_AHEAD))) {
                fault("at", "must not be in the future: tell a change when it takes effect");
                return now;
            }
            if (told.at.isBefore(now.minus(keep))) {
                fault("at", "must not be more than " + keep.toDays() + " days ago, for which changes are kept");
                return now;
            }
            return told.at.truncatedTo(ChronoUnit.MICROS);
        }

        /** Those that are named, then the one that the labels lead to. */
        private List<String> systems(Map<String, String> labels) {
            List<String> named = told.systems == null ? List.of() : told.systems;
            if (named.isEmpty() && labels.isEmpty()) {
                fault("systems", "say which systems, or labels that match one");
            }
            if (named.size() > MOST_SYSTEMS) {
                fault("systems", "must have at most " + MOST_SYSTEMS + " entries");
                return List.of();
            }
            Set<String> systems = new LinkedHashSet<>();
            for (int i = 0; i < named.size(); i++) {
                if (catalog.system(named.get(i)).isEmpty()) {
                    fault("systems[" + i + "]", "there is no such system in the catalog");
                }
                systems.add(named.get(i));
            }
            if (!labels.isEmpty()) {
                catalog.systemOf(labels).map(CatalogSystem::id).ifPresent(systems::add);
            }
            return List.copyOf(faults.isEmpty() ? systems : Set.of());
        }

        private Map<String, String> labels() {
            Map<String, String> labels = told.labels == null ? Map.of() : told.labels;
            if (labels.size() > MOST_LABELS) {
                fault("labels", "must have at most " + MOST_LABELS + " entries");
                return Map.of();
            }
            for (Map.Entry<String, String> label : labels.entrySet()) {
                if (!isLabel(label.getKey()) || !isLabel(label.getValue())) {
                    fault(
                            "labels",
                            "names and values must be texts of at most " + LONGEST_LABEL + " characters without NUL");
                    return Map.of();
                }
            }
            return labels;
        }

        private static boolean isLabel(String text) {
            return text != null && text.length() <= LONGEST_LABEL && text.indexOf('\0') < 0;
        }

        private Optional<String> url() {
            return text("url", told.url, LONGEST_URL).filter(text -> {
                boolean leads = leads(text);
                if (!leads) {
                    fault("url", "must be an absolute address of http or https");
                }
                return leads;
            });
        }

        private static boolean leads(String text) {
            try {
                URI uri = new URI(text);
                return uri.getHost() != null
                        && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        /** The database keeps no NUL. */
        private Optional<String> text(String path, String sent, int longest) {
            String text = sent == null ? "" : sent.strip();
            if (text.length() > longest) {
                fault(path, "must have at most " + longest + " characters");
                return Optional.empty();
            }
            if (text.indexOf('\0') >= 0) {
                fault(path, "must not contain NUL");
                return Optional.empty();
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private void fault(String path, String message) {
            faults.add(new RequestFault(path, message));
        }
    }
}
