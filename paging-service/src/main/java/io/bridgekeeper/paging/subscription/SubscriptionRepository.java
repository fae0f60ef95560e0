package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Subscriptions and what was done to them. Those that are removed are kept, and found no more.
 *
 * <p>Lock order: subscription, delivery.
 */
@ApplicationScoped
public class SubscriptionRepository {

    private static final String COLUMNS = ColumnMapper.columns(SubscriptionRow.class, "s");

    private static final int MOST_CHANGES = 100;

    /** Those that Bridgekeeper disabled on its own, the newest first. */
    public Uni<List<DisabledSubscription>> disabledByItself(Mutiny.Session session) {
        return session.createQuery(
                        "from SubscriptionRow s where s.disabledAt is not null and s.disabledBy is null"
                                + " and s.removedAt is null order by s.disabledAt desc, s.id",
                        SubscriptionRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new DisabledSubscription(
                                row.id, row.name, row.ownerId, row.disabledAt, row.disabledWhy))
                        .toList());
    }

    /** By name. */
    Uni<List<Subscription>> all(Mutiny.Session session) {
        return session.createQuery(
                        "from SubscriptionRow s where s.removedAt is null order by s.name, s.id", SubscriptionRow.class)
                .getResultList()
                .map(SubscriptionRepository::subscriptions);
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createQuery("select count(s) from SubscriptionRow s where s.removedAt is null", Long.class)
                .getSingleResult();
    }

    Uni<Optional<Subscription>> find(Mutiny.Session session, UUID id) {
        return session.find(SubscriptionRow.class, id).map(SubscriptionRepository::known);
    }

    Uni<Optional<Subscription>> lock(Mutiny.Session session, UUID id) {
        return session.find(SubscriptionRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(SubscriptionRepository::known);
    }

    Uni<List<Subscription>> enabled(Mutiny.Session session) {
        return enabled(session, LockMode.NONE);
    }

    /** The same, and none of them is disabled or removed before the transaction ends. */
    Uni<List<Subscription>> lockEnabled(Mutiny.Session session) {
        return enabled(session, LockMode.PESSIMISTIC_READ);
    }

    private static Uni<List<Subscription>> enabled(Mutiny.Session session, LockMode lock) {
        return session.createQuery(
                        "from SubscriptionRow s where s.enabledSince is not null and s.removedAt is null order by s.id",
                        SubscriptionRow.class)
                .setLockMode(lock)
                .getResultList()
                .map(SubscriptionRepository::subscriptions);
    }

    /** Enabled ones of which a delivery is due. */
    Uni<List<Subscription>> withDue(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        select %s from webhook_subscription s
                        where s.enabled_since is not null and s.removed_at is null and exists (
                            select 1 from webhook_delivery d
                            where d.subscription_id = s.id and d.next_attempt_at <= :now)
                        order by s.id""".formatted(COLUMNS), SubscriptionRow.class)
                .setParameter("now", now)
                .getResultList()
                .map(SubscriptionRepository::subscriptions);
    }

    Uni<Void> add(Mutiny.Session session, Subscription subscription, SubscriptionChange change) {
        return session.persist(SubscriptionMapper.newRow(subscription))
                .chain(() -> session.persist(row(subscription.id(), change)));
    }

    /** @param subscription as it was locked by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, Subscription subscription) {
        return session.find(SubscriptionRow.class, subscription.id())
                .invoke(row -> SubscriptionMapper.change(row, subscription))
                .replaceWithVoid();
    }

    Uni<Void> note(Mutiny.Session session, UUID id, SubscriptionChange change) {
        return session.persist(row(id, change));
    }

    /** The keys go; what is left says that there was one. */
    Uni<Void> remove(Mutiny.Session session, UUID id, String by, Instant at) {
        return session.find(SubscriptionRow.class, id)
                .invoke(row -> {
                    row.secret = "";
                    row.previousSecret = null;
                    row.previousUntil = null;
                    row.removedBy = by;
                    row.removedAt = at;
                })
                .replaceWithVoid();
    }

    /** Until when its tests so far have used up its allowance, of one that this session has locked. */
    Uni<Optional<Instant>> testsSpent(Mutiny.Session session, UUID id) {
        return session.find(SubscriptionRow.class, id).map(row -> Optional.ofNullable(row.testsSpentUntil));
    }

    Uni<Void> testsSpent(Mutiny.Session session, UUID id, Instant until) {
        return session.find(SubscriptionRow.class, id)
                .invoke(row -> row.testsSpentUntil = until)
                .replaceWithVoid();
    }

    /** The newest first, at most 100. */
    Uni<List<SubscriptionChange>> changes(Mutiny.Session session, UUID id) {
        return session.createQuery(
                        "from SubscriptionChangeRow c where c.subscriptionId = :id order by c.changedAt desc, c.id desc",
                        SubscriptionChangeRow.class)
                .setParameter("id", id)
                .setMaxResults(MOST_CHANGES)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new SubscriptionChange(
                                row.id, row.changedAt, Optional.ofNullable(row.changedBy), row.what))
                        .toList());
    }

    /** Something was delivered. Costs no write where all went well before. */
    Uni<Void> works(Mutiny.Session session, UUID id) {
        return session.createMutationQuery("update SubscriptionRow s set s.failingSince = null, s.givenUp = 0"
                        + " where s.id = :id and (s.failingSince is not null or s.givenUp > 0)")
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An attempt failed. Costs no write where one before it did. */
    Uni<Void> fails(Mutiny.Session session, UUID id, Instant now) {
        return session.createMutationQuery(
                        "update SubscriptionRow s set s.failingSince = :now where s.id = :id and s.failingSince is null")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<Subscription> subscriptions(List<SubscriptionRow> rows) {
        return rows.stream().map(SubscriptionMapper::subscription).toList();
    }

    private static Optional<Subscription> known(SubscriptionRow row) {
        return Optional.ofNullable(row).filter(each -> each.removedAt == null).map(SubscriptionMapper::subscription);
    }

    private static SubscriptionChangeRow row(UUID subscriptionId, SubscriptionChange change) {
        SubscriptionChangeRow row = new SubscriptionChangeRow();
        row.id = change.id();
        row.subscriptionId = subscriptionId;
        row.changedAt = change.at();
        row.changedBy = change.by().orElse(null);
        row.what = change.what();
        return row;
    }
}
