package io.bridgekeeper.paging.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's wish that a program be told of events.
 *
 * @param url     of the program; may hold a secret itself
 * @param ownerId the person who made it
 * @param version grows with each change by a person, and when it is disabled
 */
record Subscription(
        UUID id,
        String name,
        String url,
        EventFilter filter,
        String ownerId,
        Instant madeAt,
        int version,
        Standing standing,
        SigningKeys keys,
        Health health) {

    boolean wants(PublicEvent event) {
        return switch (standing) {
            case Standing.Enabled(Instant since) -> !event.occurredAt().isBefore(since) && filter.wants(event);
            case Standing.Disabled disabled -> false;
        };
    }

    boolean isEnabled() {
        return standing instanceof Standing.Enabled;
    }

    Subscription planned(SubscriptionPlan plan) {
        return new Subscription(
                id, plan.name(), plan.url(), plan.filter(), ownerId, madeAt, version + 1, standing, keys, health);
    }

    Subscription rotated(String fresh, Duration overlap, Instant now) {
        return with(standing, keys.rotated(fresh, overlap, now), health);
    }

    /** What happened meanwhile is not sent. One that is enabled stays as it is. */
    Subscription enabled(Instant now) {
        return isEnabled() ? this : with(new Standing.Enabled(now), keys, Health.GOOD);
    }

    /** One that is disabled already stays as it is. */
    Subscription disabled(Instant now, Optional<String> by, Optional<String> why) {
        return isEnabled() ? with(new Standing.Disabled(now, by, why), keys, health) : this;
    }

    Subscription of(Health next) {
        return new Subscription(id, name, url, filter, ownerId, madeAt, version, standing, keys, next);
    }

    /** The same keys, kept in another way: to everybody else it is as it was. */
    Subscription of(SigningKeys same) {
        return new Subscription(id, name, url, filter, ownerId, madeAt, version, standing, same, health);
    }

    private Subscription with(Standing next, SigningKeys nextKeys, Health nextHealth) {
        return new Subscription(id, name, url, filter, ownerId, madeAt, version + 1, next, nextKeys, nextHealth);
    }

    /** Neither the address nor the keys: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Subscription[" + id + ", version " + version + "]";
    }
}
