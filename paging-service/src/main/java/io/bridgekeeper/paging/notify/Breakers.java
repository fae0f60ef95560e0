package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the providers of one channel stand, as far as this process knows. Threads meet here. */
final class Breakers {

    private final Breaker.Rules rules;
    private final Map<String, Breaker> byProvider = new HashMap<>();

    Breakers(Breaker.Rules rules) {
        this.rules = rules;
    }

    /** What an attempt has changed. */
    enum Change {
        NONE,
        OPENED,
        CLOSED
    }

    /** Those that are not called now, each with when asking again is worth it. */
    synchronized Map<String, Instant> left(Instant now) {
        Instant soon = now.plus(rules.longestPause());
        Map<String, Instant> left = new HashMap<>();
        byProvider.forEach((provider, breaker) -> {
            if (breaker.ask(rules, now) instanceof Breaker.Answer.Leave(Instant until)) {
                left.put(provider, until.isBefore(soon) ? until : soon);
            }
        });
        return left;
    }

    /** Empty where it is called. */
    Optional<Instant> leftUntil(String provider, Instant now) {
        return Optional.ofNullable(left(now).get(provider));
    }

    /** Those of which one call is to ask whether they are back. */
    synchronized Set<String> asked(Instant now) {
        return byProvider.entrySet().stream()
                .filter(entry ->
                        entry.getValue().ask(rules, now) instanceof Breaker.Answer.Call(Breaker.HalfOpen after))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A call begins. */
    synchronized void begin(String provider, Instant now) {
        if (byProvider.getOrDefault(provider, Breaker.INITIAL).ask(rules, now)
                instanceof Breaker.Answer.Call(Breaker after)) {
            byProvider.put(provider, after);
        }
    }

    /** A call has ended. */
    synchronized Change end(String provider, Delivery delivery, Instant now) {
        Breaker before = byProvider.getOrDefault(provider, Breaker.INITIAL);
        Breaker after = before.after(delivery, rules, now);
        if (after.equals(Breaker.INITIAL)) {
            byProvider.remove(provider);
        } else {
            byProvider.put(provider, after);
        }
        boolean wasClosed = before instanceof Breaker.Closed;
        boolean isClosed = after instanceof Breaker.Closed;
        return wasClosed == isClosed ? Change.NONE : isClosed ? Change.CLOSED : Change.OPENED;
    }
}
