package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person's agreement to be called.
 *
 * @param hours      in the person's own zone
 * @param channels   over which they may be called; empty for all
 * @param range      until its end, or until it was withdrawn
 * @param acceptedAt when the person last said yes to it
 * @param askedAt    when they were asked to renew it; empty where they were not, or have answered since
 */
public record Consent(
        UUID id,
        String personId,
        Scope scope,
        Hours hours,
        Set<String> channels,
        Range range,
        Instant acceptedAt,
        Optional<Instant> askedAt,
        boolean withdrawn)
        implements Answer {

    /** As the API names the fallback where it names systems. */
    public static final String FALLBACK = "*";

    /** Agreements are renewed, not given for ever. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** How long before its end a person is asked to renew one. */
    static final Duration ENDING = Duration.ofDays(14);

    @Override
    public Instant answeredAt() {
        return acceptedAt;
    }

    boolean isInForce(Instant at) {
        return range.contains(at);
    }

    boolean allows(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    /** When the person is to be asked to renew it: 14 days before its end, a short one when half of it is over. */
    Instant askAt() {
        return Range.later(
                range.until().minus(ENDING), range.from().plus(range.length().dividedBy(2)));
    }

    ConsentState state(Instant now) {
        if (withdrawn) {
            return ConsentState.WITHDRAWN;
        }
        if (!now.isBefore(range.until())) {
            return ConsentState.LAPSED;
        }
        if (now.isBefore(range.from())) {
            return ConsentState.AHEAD;
        }
        if (askedAt.isPresent()) {
            return ConsentState.ASKED;
        }
        return now.isBefore(range.until().minus(ENDING)) ? ConsentState.VALID : ConsentState.ENDING;
    }

    /**
     * Whether the person is to be asked for a further one: not where they have answered that already, by an agreement
     * that goes on for all of this one, or by a no since this one.
     */
    boolean needsRenewal(Collection<Answer> answers) {
        return answers.stream()
                .filter(answer ->
                        answer.personId().equals(personId) && answer.scope().contains(scope))
                .noneMatch(answer -> switch (answer) {
                    case Consent other ->
                        !other.range().from().isAfter(range.until())
                                && other.range().until().isAfter(range.until());
                    case Decline no -> no.answeredAt().isAfter(acceptedAt);
                });
    }

    Consent withdrawn(Instant now) {
        Instant end = Range.later(range.from(), Range.earlier(range.until(), now));
        return new Consent(
                id, personId, scope, hours, channels, new Range(range.from(), end), acceptedAt, Optional.empty(), true);
    }

    /** The id of the one agreement that a person has for a scope where they did not make several. */
    static UUID usualId(String personId, Scope scope) {
        return UUID.nameUUIDFromBytes((personId + " " + scope.text()).getBytes(StandardCharsets.UTF_8));
    }
}
