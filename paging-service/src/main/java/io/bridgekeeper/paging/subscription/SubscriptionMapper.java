package io.bridgekeeper.paging.subscription;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Between subscriptions, deliveries and their rows. */
final class SubscriptionMapper {

    /** Neither a word of ours nor an id of the catalog has it. */
    private static final String BETWEEN = "\n";

    private SubscriptionMapper() {}

    static Subscription subscription(SubscriptionRow row) {
        return new Subscription(
                row.id,
                row.name,
                row.url,
                new EventFilter(
                        words(row.kinds).stream().map(EventKind::valueOf).collect(Collectors.toUnmodifiableSet()),
                        words(row.systems)),
                row.ownerId,
                row.madeAt,
                row.version,
                row.enabledSince != null
                        ? new Standing.Enabled(row.enabledSince)
                        : new Standing.Disabled(
                                row.disabledAt,
                                Optional.ofNullable(row.disabledBy),
                                Optional.ofNullable(row.disabledWhy)),
                new SigningKeys(
                        row.secret,
                        Optional.ofNullable(row.previousSecret)
                                .map(secret -> new SigningKeys.Previous(secret, row.previousUntil))),
                new Health(Optional.ofNullable(row.failingSince), row.givenUp));
    }

    static SubscriptionRow newRow(Subscription subscription) {
        SubscriptionRow row = new SubscriptionRow();
        row.id = subscription.id();
        row.ownerId = subscription.ownerId();
        row.madeAt = subscription.madeAt();
        change(row, subscription);
        return row;
    }

    static void change(SubscriptionRow row, Subscription subscription) {
        row.name = subscription.name();
        row.url = subscription.url();
        row.kinds = text(subscription.filter().kinds().stream().map(Enum::name).toList());
        row.systems = text(subscription.filter().systems());
        row.version = subscription.version();
        switch (subscription.standing()) {
            case Standing.Enabled(var since) -> {
                row.enabledSince = since;
                row.disabledAt = null;
                row.disabledBy = null;
                row.disabledWhy = null;
            }
            case Standing.Disabled(var at, var by, var why) -> {
                row.enabledSince = null;
                row.disabledAt = at;
                row.disabledBy = by.orElse(null);
                row.disabledWhy = why.orElse(null);
            }
        }
        row.secret = subscription.keys().current();
        row.previousSecret =
                subscription.keys().previous().map(SigningKeys.Previous::secret).orElse(null);
        row.previousUntil =
                subscription.keys().previous().map(SigningKeys.Previous::until).orElse(null);
        row.failingSince = subscription.health().failingSince().orElse(null);
        row.givenUp = subscription.health().givenUpInARow();
    }

    static Delivery delivery(DeliveryRow row) {
        return new Delivery(row.id, row.subscriptionId, row.eventId, row.body, row.attempts, row.until);
    }

    static DeliveryStatus status(DeliveryRow row) {
        return new DeliveryStatus(
                row.id,
                row.place,
                row.eventId,
                EventKind.valueOf(row.kind).word(),
                row.incidentId,
                row.occurredAt,
                row.state,
                row.attempts,
                Optional.ofNullable(row.status),
                Optional.ofNullable(row.error),
                row.queuedAt,
                Optional.ofNullable(row.attemptedAt),
                Optional.ofNullable(row.deliveredAt),
                Optional.ofNullable(row.nextAttemptAt));
    }

    private static String text(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(BETWEEN));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Arrays.stream(text.split(BETWEEN)).collect(Collectors.toUnmodifiableSet());
    }
}
