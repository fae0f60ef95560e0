package io.bridgekeeper.followup.timeline;

import java.util.Optional;

/** What can happen in an incident that its follow-up must not forget. People are named by Keycloak user name. */
public sealed interface Moment {

    record Opened(String title, String severity) implements Moment {}

    record OwnerMissing(String detail) implements Moment {}

    /** Somebody was paged who did not expect it. */
    record PagedAllTheSame(String detail) implements Moment {}

    /** Whoever was next had carried enough for now. */
    record LoadGuarded(String detail) implements Moment {}

    record AlertJoined(String title, int alertCount) implements Moment {}

    /** @param reason why this person, in words */
    record Paged(String personId, String reason) implements Moment {}

    record Acknowledged(String personId) implements Moment {}

    record Declined(String personId, Optional<String> reason) implements Moment {}

    record Expired(String personId) implements Moment {}

    record NobodyAnswered(int stepsTried) implements Moment {}

    /** Whoever had it did not say so any more, or why they said that they do not. */
    record FellBack(String personId, Optional<String> why) implements Moment {}

    /** @param by empty where the monitoring tool fired again */
    record Reopened(Optional<String> by, Optional<String> reason) implements Moment {}

    /** @param from empty where nothing in the catalog had matched */
    record Rerouted(Optional<String> from, String to, String by, Optional<String> reason) implements Moment {}

    /** @param reason there is one wherever it was lowered */
    record SeverityChanged(String from, String to, String by, Optional<String> reason) implements Moment {}

    /**
     * @param how        {@code fix}, {@code workaround}, {@code restart}, {@code rollback}, {@code scale-up}, {@code self-cleared} or {@code false-alarm}
     * @param resolvedBy empty where the monitoring tool said so
     */
    record Resolved(String how, Optional<String> resolvedBy, Optional<String> note) implements Moment {}

    /** One sentence for a person. */
    default String what() {
        return switch (this) {
            case Opened(String title, String severity) -> "Opened as %s: %s".formatted(severity, title);
            case OwnerMissing(String detail) -> "No owner could be called: " + detail;
            case PagedAllTheSame(String detail) -> "Paged without an agreement: " + detail;
            case LoadGuarded(String detail) -> "One person cannot carry it: " + detail;
            case AlertJoined(String title, int alertCount) -> "Alert %d joined: %s".formatted(alertCount, title);
            case Paged(String personId, String reason) -> "Paged %s: %s".formatted(personId, reason);
            case Acknowledged(String personId) -> personId + " acknowledged";
            case Declined(String personId, Optional<String> reason) -> personId + " declined" + after(reason);
            case Expired(String personId) -> personId + " did not answer in time";
            case NobodyAnswered(int stepsTried) ->
                "Nobody answered: %d %s tried".formatted(stepsTried, stepsTried == 1 ? "step" : "steps");
            case FellBack(String personId, Optional<String> why) ->
                personId + " " + why.orElse("did not say any more that they had it") + "; people are called again";
            case Reopened(Optional<String> by, Optional<String> reason) ->
                "Reopened by %s%s".formatted(by.orElse("the monitoring tool"), after(reason));
            case Rerouted(Optional<String> from, String to, String by, Optional<String> reason) ->
                "%s said that it belongs to %s%s%s"
                        .formatted(by, to, from.map(f -> " and not to " + f).orElse(""), after(reason));
            case SeverityChanged(String from, String to, String by, Optional<String> reason) ->
                "%s made it %s, which was %s%s".formatted(by, to, from, after(reason));
            case Resolved(String how, Optional<String> by, Optional<String> note) ->
                "Resolved by %s, %s%s".formatted(by.orElse("the monitoring tool"), how, after(note));
        };
    }

    private static String after(Optional<String> words) {
        return words.filter(w -> !w.isBlank()).map(w -> ": " + w).orElse("");
    }
}
