package io.bridgekeeper.paging.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person set for themselves.
 *
 * @param methods  their verified ones, in the order in which they were added
 * @param highRules for what cannot wait; the order is that of equal delays
 * @param lowRules  for what can
 */
public record OwnContacts(List<Way> methods, List<Rule> highRules, List<Rule> lowRules, Optional<QuietHours> quiet) {

    public static final OwnContacts NONE = new OwnContacts(List.of(), List.of(), List.of(), Optional.empty());

    /** When a page of this urgency may disturb: now, or when the quiet hours are over. */
    public Instant mayDisturbAt(Urgency urgency, Instant now) {
        return switch (urgency) {
            case HIGH -> now;
            case LOW -> quiet.flatMap(hours -> hours.endAfter(now)).orElse(now);
        };
    }

    /** How long a page of this urgency waits before it may disturb; zero mostly. */
    public Duration quietFor(Urgency urgency, Instant now) {
        return Duration.between(now, mayDisturbAt(urgency, now));
    }

    List<Rule> rules(Urgency urgency) {
        return switch (urgency) {
            case HIGH -> highRules;
            case LOW -> lowRules;
        };
    }
}
