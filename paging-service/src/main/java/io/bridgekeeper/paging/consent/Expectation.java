package io.bridgekeeper.paging.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a person expects a call. */
public sealed interface Expectation {

    /** @param channels over which they may be called; empty for all */
    record Expected(Set<String> channels) implements Expectation {}

    record Unexpected(Obstacle why) implements Expectation {}

    /**
     * One agreement that allows the call is enough. Where none does, the obstacle is that of the agreement that came
     * nearest to it.
     *
     * @param answers   of whomever; those of others are passed over
     * @param reachable channels of the person's contacts
     */
    static Expectation of(
            String personId, Collection<Answer> answers, Occasion occasion, Set<String> reachable, Instant at) {
        return of(answersTo(personId, answers, occasion), reachable, at);
    }

    /** @param answers of one person, all of scopes that cover the occasion */
    static Expectation of(Collection<Answer> answers, Set<String> reachable, Instant at) {
        List<Consent> inForce =
                consents(answers).stream().filter(c -> c.isInForce(at)).toList();
        List<Consent> inHours =
                inForce.stream().filter(c -> c.hours().contain(at)).toList();
        List<Consent> allowing = inHours.stream()
                .filter(c -> reachable.stream().anyMatch(c::allows))
                .toList();
        if (!allowing.isEmpty()) {
            return new Expected(channels(allowing));
        }
        if (!inHours.isEmpty()) {
            return new Unexpected(new Obstacle.NoChannel(channels(inHours)));
        }
        return new Unexpected(inForce.isEmpty() ? withoutAny(answers, at) : new Obstacle.OutsideHours());
    }

    static List<Answer> answersTo(String personId, Collection<Answer> answers, Occasion occasion) {
        return answers.stream()
                .filter(answer ->
                        answer.personId().equals(personId) && answer.scope().covers(occasion))
                .toList();
    }

    static List<Consent> consents(Collection<Answer> answers) {
        return answers.stream()
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .toList();
    }

    /** The last word counts: a no after the last agreement, and not one that was followed by a yes. */
    private static Obstacle withoutAny(Collection<Answer> answers, Instant at) {
        Optional<Consent> ahead = consents(answers).stream()
                .filter(c -> at.isBefore(c.range().from()) && !c.range().isEmpty())
                .min(Comparator.comparing(c -> c.range().from()));
        if (ahead.isPresent()) {
            return new Obstacle.NotBegun(ahead.get().range().from());
        }
        Optional<Answer> last = answers.stream().max(Comparator.comparing(Answer::answeredAt));
        if (last.isPresent() && last.get() instanceof Decline no) {
            return new Obstacle.Declined(no.answeredAt(), no.reason());
        }
        return consents(answers).stream()
                .map(c -> c.range().until())
                .max(Comparator.naturalOrder())
                .<Obstacle>map(Obstacle.Ended::new)
                .orElseGet(Obstacle.NeverAgreed::new);
    }

    private static Set<String> channels(List<Consent> consents) {
        Set<String> all = new HashSet<>();
        for (Consent consent : consents) {
            if (consent.channels().isEmpty()) {
                return Set.of();
            }
            all.addAll(consent.channels());
        }
        return Set.copyOf(all);
    }
}
