package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.problem.RequestFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A heartbeat as somebody asks for it.
 *
 * @param name     1 to 100 characters
 * @param labels   1 to 20, by which the catalog must know the system that it speaks for
 * @param every    how often a beat is expected, such as {@code PT1M}; PT10S to P31D
 * @param grace    how late one may be; PT0S to P7D; absent: PT1M
 * @param severity of the incident that silence opens, such as {@code SEV2}
 */
record NewHeartbeat(String name, Map<String, String> labels, String every, String grace, String severity) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_LABELS = 20;
    private static final int LONGEST_LABEL = 256;

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(Heartbeat heartbeat) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param known whether the catalog knows a system by labels */
    Reading read(UUID id, String by, Predicate<Map<String, String>> known, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        String shown = name == null ? "" : name.strip();
        if (!isText(shown, LONGEST_NAME)) {
            faults.add(new RequestFault("name", "must have 1 to " + LONGEST_NAME + " characters, all of them visible"));
        }
        if (labels == null || labels.isEmpty() || labels.size() > MOST_LABELS) {
            faults.add(new RequestFault("labels", "must have 1 to " + MOST_LABELS + " entries"));
        } else if (labels.entrySet().stream()
                .anyMatch(
                        label -> !isText(label.getKey(), LONGEST_LABEL) || !isText(label.getValue(), LONGEST_LABEL))) {
            faults.add(new RequestFault("labels", "must have 1 to " + LONGEST_LABEL + " characters each, all visible"));
        } else if (!known.test(labels)) {
            faults.add(new RequestFault("labels", "no system of the catalog matches them"));
        }
        Duration interval = duration("every", every, Duration.ofSeconds(10), Duration.ofDays(31), faults);
        Duration late = duration("grace", grace == null ? "PT1M" : grace, Duration.ZERO, Duration.ofDays(7), faults);
        Optional<Severity> bad = Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(severity))
                .findFirst();
        if (bad.isEmpty()) {
            faults.add(new RequestFault("severity", "must be one of SEV1 to SEV5"));
        }
        return faults.isEmpty()
                ? new Reading.Sound(new Heartbeat(
                        id,
                        shown,
                        Map.copyOf(labels),
                        bad.get(),
                        interval,
                        late,
                        by,
                        now,
                        Optional.empty(),
                        now.plus(interval).plus(late),
                        Optional.empty(),
                        Optional.empty(),
                        false))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static boolean isText(String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Duration duration(
            String path, String text, Duration shortest, Duration longest, List<RequestFault> faults) {
        try {
            Duration duration = Duration.parse(text == null ? "" : text);
            if (duration.getNano() == 0 && duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            // As one that is too long: said below.
        }
        faults.add(new RequestFault(path, "must be a duration of whole seconds from " + shortest + " to " + longest));
        return longest;
    }
}
