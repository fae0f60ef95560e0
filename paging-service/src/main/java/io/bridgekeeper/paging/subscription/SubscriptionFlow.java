package io.bridgekeeper.paging.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.outgoing.WebhookSignature;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes, changes and ends subscriptions, as people want it. */
@ApplicationScoped
class SubscriptionFlow {

    private static final int RANDOM_BYTES = 32;

    private final Mutiny.SessionFactory sessions;
    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;
    private final TargetClient targets;
    private final SigningKeyMapper secrets;
    private final CatalogFlow catalog;
    private final ObjectMapper json;
    private final SubscriptionConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    SubscriptionFlow(
            Mutiny.SessionFactory sessions,
            SubscriptionRepository subscriptions,
            DeliveryRepository deliveries,
            TargetClient targets,
            SigningKeyMapper secrets,
            CatalogFlow catalog,
            ObjectMapper json,
            SubscriptionConfig config,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.targets = targets;
        this.secrets = secrets;
        this.catalog = catalog;
        this.json = json;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** @param changes what was done to it, the newest first */
    record Known(Subscription subscription, List<SubscriptionChange> changes) {}

    /** By name. */
    Uni<List<Subscription>> all() {
        return sessions.withSession(subscriptions::all);
    }

    Uni<Optional<Known>> known(UUID id) {
        return sessions.withSession(session -> subscriptions
                .find(session, id)
                .chain(found -> found.map(subscription -> subscriptions
                                .changes(session, id)
                                .map(changes -> Optional.of(new Known(subscription, changes))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** It is told of what happens from now on. Its key is shown once, to whoever made it. */
    Uni<SubscriptionOutcome> make(SubscriptionProposal proposal, String by) {
        return read(proposal).chain(reading -> switch (reading) {
            case SubscriptionProposal.Reading.Faulty(var faults) -> faulty(faults);
            case SubscriptionProposal.Reading.Sound(SubscriptionPlan plan) -> {
                Instant now = clock.instant();
                UUID id = ids.get();
                Subscription subscription = new Subscription(
                        id,
                        plan.name(),
                        plan.url(),
                        plan.filter(),
                        by,
                        now,
                        1,
                        new Standing.Enabled(now),
                        new SigningKeys(secrets.kept(secret(), id), Optional.empty()),
                        Health.GOOD);
                yield sessions.withTransaction((session, tx) -> subscriptions
                        .count(session)
                        .chain(count -> count >= config.most()
                                ? Uni.createFrom().item(new SubscriptionOutcome.TooMany(config.most()))
                                : subscriptions
                                        .add(session, subscription, change(by, now, "Made"))
                                        .replaceWith(new SubscriptionOutcome.Done(subscription))));
            }
        });
    }

    /** What is on its way goes to the new address; what was told already is not told anew. */
    Uni<SubscriptionOutcome> change(UUID id, SubscriptionProposal proposal, String by, IfMatch saw) {
        return read(proposal).chain(reading -> switch (reading) {
            case SubscriptionProposal.Reading.Faulty(var faults) -> faulty(faults);
            case SubscriptionProposal.Reading.Sound(SubscriptionPlan plan) ->
                write(id, saw, by, "Changed", subscription -> subscription.planned(plan));
        });
    }

    /** A new key signs from now on, and the one before beside it for a while. */
    Uni<SubscriptionOutcome> rotate(UUID id, Duration overlap, String by, IfMatch saw) {
        Instant now = clock.instant();
        String fresh = secrets.kept(secret(), id);
        return write(
                id, saw, by, "New key, the old one signs for " + overlap, each -> each.rotated(fresh, overlap, now));
    }

    /** It is told of what happens from now on. One that is enabled stays as it is. */
    Uni<SubscriptionOutcome> enable(UUID id, String by, IfMatch saw) {
        Instant now = clock.instant();
        return write(id, saw, by, "Enabled", each -> each.enabled(now));
    }

    /** It is told of nothing, and what waited is cancelled. One that is disabled stays as it is. */
    Uni<SubscriptionOutcome> disable(UUID id, Optional<String> why, String by, IfMatch saw) {
        Instant now = clock.instant();
        String what = "Disabled" + why.map(": "::concat).orElse("");
        return sessions.withTransaction((session, tx) -> write(
                        session, id, saw, by, what, each -> each.disabled(now, Optional.of(by), why))
                .call(outcome -> outcome instanceof SubscriptionOutcome.Done
                        ? session.flush().chain(() -> deliveries.cancelAll(session, id))
                        : Uni.createFrom().voidItem()));
    }

    Uni<SubscriptionOutcome> remove(UUID id, String by, IfMatch saw) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> write(
                        session, id, saw, by, "Removed", each -> each.disabled(now, Optional.of(by), Optional.empty()))
                .call(outcome -> outcome instanceof SubscriptionOutcome.Done
                        ? subscriptions
                                .remove(session, id, by, now)
                                .chain(session::flush)
                                .chain(() -> deliveries.cancelAll(session, id))
                        : Uni.createFrom().voidItem()));
    }

    /** What became of testing one. */
    sealed interface Tested {
        record Called(Answer answer) implements Tested {}

        record TooOften(Duration pause) implements Tested {}

        record UnknownSubscription() implements Tested {}
    }

    /** Calls it once with an event that is none. Works for a disabled one too. */
    Uni<Tested> test(UUID id) {
        Instant now = clock.instant();
        // The try is noted before the call: whoever asks meanwhile, at whichever replica, finds it.
        return sessions.withTransaction((session, tx) -> subscriptions
                        .lock(session, id)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(new Trying(found, Optional.empty()))
                                : subscriptions
                                        .testsSpent(session, id)
                                        .map(spent -> config.tests().at(now, spent))
                                        .call(verdict -> verdict instanceof TestAllowance.Verdict.Allowed allowed
                                                ? subscriptions.testsSpent(session, id, allowed.spent())
                                                : Uni.createFrom().voidItem())
                                        .map(verdict -> new Trying(found, Optional.of(verdict)))))
                .chain(trying -> trying.verdict()
                        .map(verdict -> switch (verdict) {
                            case TestAllowance.Verdict.Allowed allowed ->
                                call(trying.subscription().orElseThrow(), now);
                            case TestAllowance.Verdict.TooOften(Duration pause) ->
                                Uni.createFrom().<Tested>item(new Tested.TooOften(pause));
                        })
                        .orElseGet(() -> Uni.createFrom().item(new Tested.UnknownSubscription())));
    }

    private record Trying(Optional<Subscription> subscription, Optional<TestAllowance.Verdict> verdict) {}

    private Uni<Tested> call(Subscription subscription, Instant now) {
        UUID event = ids.get();
        return targets.post(
                        subscription,
                        event,
                        PublicEventMapper.write(
                                event,
                                EventKind.SUBSCRIPTION_TEST,
                                now,
                                Map.of("subscriptionId", subscription.id()),
                                json))
                .map(Tested.Called::new);
    }

    Uni<Part<DeliveryStatus>> deliveries(UUID id, Slice slice) {
        return sessions.withSession(session -> deliveries.newest(session, id, slice))
                .map(found -> slice.part(found, each -> new Cursor(each.place(), each.id())));
    }

    /** What became of sending one anew. */
    sealed interface Again {
        record Queued(DeliveryStatus status) implements Again {}

        record UnknownSubscription() implements Again {}

        record UnknownDelivery() implements Again {}

        record IsDisabled() implements Again {}
    }

    Uni<Again> again(UUID id, UUID deliveryId) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> subscriptions
                .lock(session, id)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new Again.UnknownSubscription());
                    }
                    return found.get().isEnabled()
                            ? deliveries
                                    .again(session, id, deliveryId, now)
                                    .map(again ->
                                            again.<Again>map(Again.Queued::new).orElseGet(Again.UnknownDelivery::new))
                            : Uni.createFrom().item(new Again.IsDisabled());
                }));
    }

    private Uni<SubscriptionOutcome> write(
            UUID id, IfMatch saw, String by, String what, UnaryOperator<Subscription> change) {
        return sessions.withTransaction((session, tx) -> write(session, id, saw, by, what, change));
    }

    /** What stays as it is leaves no trace. */
    private Uni<SubscriptionOutcome> write(
            Mutiny.Session session, UUID id, IfMatch saw, String by, String what, UnaryOperator<Subscription> change) {
        return subscriptions.lock(session, id).chain(found -> {
            SubscriptionOutcome outcome = SubscriptionRules.change(found, saw, change);
            return outcome instanceof SubscriptionOutcome.Done(Subscription after) && !found.equals(Optional.of(after))
                    ? subscriptions
                            .change(session, after)
                            .chain(() -> subscriptions.note(session, id, change(by, clock.instant(), what)))
                            .replaceWith(outcome)
                    : Uni.createFrom().item(outcome);
        });
    }

    private Uni<SubscriptionProposal.Reading> read(SubscriptionProposal proposal) {
        Uni<Optional<String>> objection =
                proposal.url() == null || proposal.url().isBlank()
                        ? Uni.createFrom().item(Optional.empty())
                        : targets.objection(proposal.url());
        return objection.map(found -> proposal.read(catalog.current().systems().keySet(), found));
    }

    private static Uni<SubscriptionOutcome> faulty(List<RequestFault> faults) {
        return Uni.createFrom().item(new SubscriptionOutcome.Faulty(faults));
    }

    private SubscriptionChange change(String by, Instant now, String what) {
        return new SubscriptionChange(ids.get(), now, Optional.of(by), what);
    }

    private String secret() {
        byte[] random = new byte[RANDOM_BYTES];
        chance.nextBytes(random);
        return WebhookSignature.secretOf(random);
    }
}
