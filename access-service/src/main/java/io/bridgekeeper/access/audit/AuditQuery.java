package io.bridgekeeper.access.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which entries are wanted, the newest first; null where all will do.
 *
 * @param person whom they are about
 * @param from   inclusive
 * @param to     exclusive
 * @param before only those with a lower sequence number
 * @param limit  the most of them
 */
record AuditQuery(
        String person,
        String actor,
        String system,
        UUID incident,
        AuditAction action,
        Instant from,
        Instant to,
        Long before,
        int limit) {

    private static final int MOST = 500;
    private static final int UNLESS_ASKED = 100;

    /** As it was written; each may be null. */
    record Written(
            String person,
            String actor,
            String system,
            String incident,
            String action,
            String from,
            String to,
            String cursor,
            String limit) {}

    /** One parameter that cannot be read. */
    record Fault(String parameter, String message) {}

    /** A query, or all its faults. */
    sealed interface Parsed {
        record Understood(AuditQuery query) implements Parsed {}

        record Faulty(List<Fault> faults) implements Parsed {}
    }

    static Parsed of(Written written) {
        List<Fault> faults = new ArrayList<>();
        UUID incident = read("incident", written.incident(), "is not a UUID", faults, UUID::fromString);
        AuditAction action = read(
                "action",
                written.action(),
                "is no action of the audit",
                faults,
                slug -> AuditAction.of(slug).orElseThrow(IllegalArgumentException::new));
        String notATime = "is not a time, such as 2026-11-23T02:30:00Z";
        Instant from = read("from", written.from(), notATime, faults, AuditQuery::time);
        Instant to = read("to", written.to(), notATime, faults, AuditQuery::time);
        Long before = read(
                "cursor",
                written.cursor(),
                "is not the cursor of an answer",
                faults,
                text -> within(Long.parseLong(text), 1, Long.MAX_VALUE));
        Long limit = read(
                "limit",
                written.limit(),
                "is not a number from 1 to " + MOST,
                faults,
                text -> within(Long.parseLong(text), 1, MOST));
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(new Fault("to", "is not after from"));
        }
        if (!faults.isEmpty()) {
            return new Parsed.Faulty(faults);
        }
        int most = limit == null ? UNLESS_ASKED : limit.intValue();
        return new Parsed.Understood(new AuditQuery(
                written.person(), written.actor(), written.system(), incident, action, from, to, before, most));
    }

    private static <T> T read(
            String parameter, String written, String message, List<Fault> faults, Function<String, T> reader) {
        return Optional.ofNullable(written)
                .map(text -> {
                    try {
                        return reader.apply(text);
                    } catch (IllegalArgumentException e) {
                        faults.add(new Fault(parameter, message));
                        return null;
                    }
                })
                .orElse(null);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static long within(long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException();
        }
        return number;
    }
}
