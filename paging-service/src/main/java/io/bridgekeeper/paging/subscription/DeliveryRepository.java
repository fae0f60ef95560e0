package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Deliveries and how far they have come. Only {@link #claim} asks when one is due in the words of its index. */
@ApplicationScoped
class DeliveryRepository {

    private static final String COLUMNS = ColumnMapper.columns(DeliveryRow.class, "d");

    /**
     * Due at once, in this order. What a subscription was told of already is dropped.
     *
     * @param queued at least one
     */
    Uni<Void> queue(Mutiny.Session session, List<QueuedDelivery> queued, Instant now) {
        return session.createNativeQuery("""
                        insert into webhook_delivery (id, subscription_id, event_id, incident_id, kind, occurred_at, body,
                            state, attempts, queued_at, until, next_attempt_at)
                        select t.id, t.subscription_id, t.event_id, t.incident_id, t.kind,
                            cast(t.occurred_at as timestamptz), t.body, 'pending', 0, :now, :until, :now
                        from unnest(cast(:ids as uuid[]), cast(:subscriptions as uuid[]), cast(:events as uuid[]),
                                cast(:incidents as uuid[]), cast(:kinds as text[]), cast(:times as text[]),
                                cast(:bodies as text[])) with ordinality
                            as t(id, subscription_id, event_id, incident_id, kind, occurred_at, body, number)
                        order by t.number
                        on conflict (subscription_id, event_id) do nothing""")
                .setParameter("now", now)
                .setParameter("until", DeliveryPlan.until(now))
                .setParameter("ids", ids(queued, QueuedDelivery::id))
                .setParameter("subscriptions", ids(queued, QueuedDelivery::subscriptionId))
                .setParameter("events", ids(queued, each -> each.event().id()))
                .setParameter("incidents", ids(queued, each -> each.event().incidentId()))
                .setParameter("kinds", texts(queued, each -> each.event().kind().name()))
                .setParameter(
                        "times", texts(queued, each -> each.event().occurredAt().toString()))
                .setParameter("bodies", texts(queued, QueuedDelivery::body))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Claims due deliveries of a subscription until the lease ends: of each incident only the first, while it was queued
     * after {@code heldSince}.
     */
    Uni<List<Delivery>> claim(
            Mutiny.Session session,
            UUID subscriptionId,
            int limit,
            Instant heldSince,
            Instant now,
            Instant leaseUntil) {
        return session.createNativeQuery("""
                        select %s from webhook_delivery d
                        where d.subscription_id = :subscription and d.next_attempt_at <= :now and not exists (
                            select 1 from webhook_delivery e
                            where e.subscription_id = d.subscription_id and e.incident_id = d.incident_id
                                and e.place < d.place and e.state in ('pending', 'sending', 'failed-temporary')
                                and e.queued_at > :heldSince)
                        order by d.next_attempt_at, d.place limit :limit for update of d skip locked""".formatted(COLUMNS), DeliveryRow.class)
                .setParameter("subscription", subscriptionId)
                .setParameter("heldSince", heldSince)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> {
                            row.state = "sending";
                            row.attempts++;
                            row.nextAttemptAt = leaseUntil;
                            return SubscriptionMapper.delivery(row);
                        })
                        .toList());
    }

    /** A fact, also where it was cancelled or taken over meanwhile. */
    Uni<Void> delivered(Mutiny.Session session, UUID id, int status, Instant now) {
        return session.createMutationQuery("update DeliveryRow d set d.state = 'delivered', d.status = :status,"
                        + " d.error = null, d.attemptedAt = :now, d.deliveredAt = :now, d.nextAttemptAt = null"
                        + " where d.id = :id")
                .setParameter("id", id)
                .setParameter("status", status)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Notes an attempt that failed.
     *
     * @param next empty where it is given up
     * @return whether the attempt still counted: not where it was cancelled or taken over meanwhile
     */
    Uni<Boolean> failed(
            Mutiny.Session session, Delivery delivery, Answer.Failed why, Instant now, Optional<Instant> next) {
        return session.createMutationQuery("update DeliveryRow d set d.state = :state, d.error = :error,"
                        + " d.status = coalesce(:status, d.status), d.attemptedAt = :now, d.nextAttemptAt = :next"
                        + " where d.id = :id and d.attempts = :attempt and d.state = 'sending'")
                .setParameter("state", next.isPresent() ? "failed-temporary" : "failed-permanent")
                .setParameter("error", why.reason())
                .setParameter("status", why.status().orElse(null))
                .setParameter("now", now)
                .setParameter("next", next.orElse(null))
                .setParameter("id", delivery.id())
                .setParameter("attempt", delivery.attempts())
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** Its time was over before it could be tried again: the attempt that was claimed is none. */
    Uni<Boolean> expired(Mutiny.Session session, Delivery delivery) {
        return session.createMutationQuery("update DeliveryRow d set d.state = 'failed-permanent',"
                        + " d.attempts = d.attempts - 1, d.nextAttemptAt = null,"
                        + " d.error = coalesce(d.error, 'it could not be tried in time')"
                        + " where d.id = :id and d.attempts = :attempt and d.state = 'sending'")
                .setParameter("id", delivery.id())
                .setParameter("attempt", delivery.attempts())
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** Nothing of a subscription is tried any more; what is just being sent may still arrive. */
    Uni<Void> cancelAll(Mutiny.Session session, UUID subscriptionId) {
        return session.createMutationQuery("update DeliveryRow d set d.state = 'cancelled', d.nextAttemptAt = null"
                        + " where d.subscriptionId = :id and d.state in ('pending', 'sending', 'failed-temporary')")
                .setParameter("id", subscriptionId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Sends one anew, whatever became of it: at once, and its 48 hours begin anew. One that is being sent is left. */
    Uni<Optional<DeliveryStatus>> again(Mutiny.Session session, UUID subscriptionId, UUID id, Instant now) {
        return session.find(DeliveryRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row)
                        .filter(each -> each.subscriptionId.equals(subscriptionId))
                        .map(each -> {
                            if (!each.state.equals("sending")) {
                                each.state = "pending";
                                each.until = DeliveryPlan.until(now);
                                each.nextAttemptAt = now;
                            }
                            return SubscriptionMapper.status(each);
                        }));
    }

    /** The newest first. A place is one's own, so it alone says where the list goes on. */
    Uni<List<DeliveryStatus>> newest(Mutiny.Session session, UUID subscriptionId, Slice slice) {
        return session.createQuery(
                        "from DeliveryRow d where d.subscriptionId = :id and d.place < :place order by d.place desc",
                        DeliveryRow.class)
                .setParameter("id", subscriptionId)
                .setParameter("place", slice.after().map(Cursor::place).orElse(Long.MAX_VALUE))
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream().map(SubscriptionMapper::status).toList());
    }

    /** Removes some that are over and were queued before. */
    Uni<Integer> removeOld(Mutiny.Session session, Instant before, int limit) {
        return session.createNativeQuery("""
                        delete from webhook_delivery where id = any(array(
                            select id from webhook_delivery
                            where queued_at < :before and state in ('delivered', 'failed-permanent', 'cancelled')
                            limit :limit))""")
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private static UUID[] ids(List<QueuedDelivery> queued, Function<QueuedDelivery, UUID> id) {
        return queued.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<QueuedDelivery> queued, Function<QueuedDelivery, String> text) {
        return queued.stream().map(text).toArray(String[]::new);
    }
}
