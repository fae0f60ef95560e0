package io.bridgekeeper.paging.swap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.rotation.Range;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** Between a request and its row. */
final class SwapMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Set<String>> IDS = new TypeReference<>() {};

    private SwapMapper() {}

    static SwapRow row(Swap swap) {
        SwapRow row = new SwapRow();
        row.id = swap.id();
        row.rotationId = swap.rotationId();
        row.fromAt = swap.range().from();
        row.untilAt = swap.range().until();
        row.askerId = swap.askerId();
        row.toId = swap.toId().orElse(null);
        row.offerFromAt = swap.offer().map(Range::from).orElse(null);
        row.offerUntilAt = swap.offer().map(Range::until).orElse(null);
        row.reason = swap.reason();
        row.absenceKey = swap.absenceKey().orElse(null);
        row.askedAt = swap.askedAt();
        change(row, swap);
        return row;
    }

    /** What of a request can change once it is made. */
    static void change(SwapRow row, Swap swap) {
        row.declinedBy = write(swap.declinedBy());
        row.state = swap.state().word();
        row.endedBy = null;
        row.endReason = null;
        row.endedAt = null;
        row.dueAt = null;
        switch (swap.state()) {
            case SwapState.Open(var dueAt) -> row.dueAt = dueAt;
            case SwapState.Accepted(String by, var at) -> {
                row.endedBy = by;
                row.endedAt = at;
            }
            case SwapState.Declined(String by, Optional<String> reason, var at) -> {
                row.endedBy = by;
                row.endReason = reason.orElse(null);
                row.endedAt = at;
            }
            case SwapState.Withdrawn(var cause, var at) -> {
                row.endReason = cause.name();
                row.endedAt = at;
            }
            case SwapState.Expired(var at) -> row.endedAt = at;
        }
    }

    static Swap swap(SwapRow row) {
        return new Swap(
                row.id,
                row.rotationId,
                new Range(row.fromAt, row.untilAt),
                row.askerId,
                Optional.ofNullable(row.toId),
                row.offerFromAt == null ? Optional.empty() : Optional.of(new Range(row.offerFromAt, row.offerUntilAt)),
                row.reason,
                Optional.ofNullable(row.absenceKey),
                row.askedAt,
                read(row.declinedBy),
                state(row));
    }

    private static SwapState state(SwapRow row) {
        return switch (row.state) {
            case "open" -> new SwapState.Open(row.dueAt);
            case "accepted" -> new SwapState.Accepted(row.endedBy, row.endedAt);
            case "declined" -> new SwapState.Declined(row.endedBy, Optional.ofNullable(row.endReason), row.endedAt);
            case "withdrawn" -> new SwapState.Withdrawn(SwapState.Cause.valueOf(row.endReason), row.endedAt);
            case "expired" -> new SwapState.Expired(row.endedAt);
            default -> throw new IllegalStateException("swap " + row.id + " is in no known state: " + row.state);
        };
    }

    private static String write(Set<String> ids) {
        try {
            return JSON.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> read(String json) {
        try {
            return JSON.readValue(json, IDS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
