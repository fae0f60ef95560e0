package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription as the API shows it: never a key, which only whoever made it was told.
 *
 * @param types          that it is told of; absent where it is told of all
 * @param systems        of which it is told; absent where it is told of all
 * @param state          {@code enabled} or {@code disabled}
 * @param enabledSince   what happened before is not sent; absent where it is disabled
 * @param disabledBy     absent where Bridgekeeper disabled it on its own
 * @param failingSince   since when no attempt has gone well; absent where the last one has
 * @param oldKeySignsUntil absent where one key signs
 * @param changes        what was done to it, the newest first, at most 100; absent in lists
 */
record SubscriptionView(
        UUID subscriptionId,
        String name,
        String url,
        Optional<List<String>> types,
        Optional<List<String>> systems,
        String state,
        Optional<Instant> enabledSince,
        Optional<Instant> disabledAt,
        Optional<String> disabledBy,
        Optional<String> disabledWhy,
        Optional<Instant> failingSince,
        Optional<Instant> oldKeySignsUntil,
        String ownerId,
        Instant madeAt,
        Optional<List<Change>> changes) {

    /** @param by absent where it was Bridgekeeper itself */
    record Change(Instant at, Optional<String> by, String what) {}

    /** @param subscriptions by name */
    record All(List<SubscriptionView> subscriptions) {}

    /** @param secret that signs, shown this once */
    record Keyed(SubscriptionView subscription, String secret) {

        @Override
        public String toString() {
            return "Keyed[" + subscription.subscriptionId + "]";
        }
    }

    /**
     * How a test went.
     *
     * @param status of HTTP; absent where there was no answer
     * @param reason why it failed
     */
    record Tested(boolean delivered, Optional<Integer> status, Optional<String> reason) {

        static Tested of(Answer answer) {
            return switch (answer) {
                case Answer.Taken(int status) -> new Tested(true, Optional.of(status), Optional.empty());
                case Answer.Gone() -> new Tested(false, Optional.of(410), Optional.of("the target answered 410"));
                case Answer.Failed(var status, var reason, var notBefore) ->
                    new Tested(false, status, Optional.of(reason));
            };
        }
    }

    /**
     * @param deliveries the newest first
     * @param next       for {@code cursor}; absent at the end
     */
    record Deliveries(List<DeliveryStatus> deliveries, Optional<String> next) {}

    static SubscriptionView of(Subscription of, Optional<List<SubscriptionChange>> changes, Instant now) {
        Optional<Standing.Disabled> disabled = Optional.of(of.standing())
                .filter(Standing.Disabled.class::isInstance)
                .map(Standing.Disabled.class::cast);
        return new SubscriptionView(
                of.id(),
                of.name(),
                of.url(),
                Optional.of(of.filter().kinds().stream()
                                .sorted()
                                .map(EventKind::word)
                                .toList())
                        .filter(words -> !words.isEmpty()),
                Optional.of(of.filter().systems().stream().sorted().toList()).filter(each -> !each.isEmpty()),
                of.isEnabled() ? "enabled" : "disabled",
                of.standing() instanceof Standing.Enabled(Instant since) ? Optional.of(since) : Optional.empty(),
                disabled.map(Standing.Disabled::at),
                disabled.flatMap(Standing.Disabled::by),
                disabled.flatMap(Standing.Disabled::why),
                of.health().failingSince(),
                of.keys().previous().map(SigningKeys.Previous::until).filter(now::isBefore),
                of.ownerId(),
                of.madeAt(),
                changes.map(list -> list.stream()
                        .map(each -> new Change(each.at(), each.by(), each.what()))
                        .toList()));
    }

    /** Not the address: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "SubscriptionView[" + subscriptionId + "]";
    }
}
