package io.bridgekeeper.paging.device;

import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Leaves to enrol a device, one a person, and the devices; secrets are kept as hashes. */
@ApplicationScoped
class DeviceRepository {

    /** In the place of the one before, which is good no more. */
    Uni<Void> keep(Mutiny.Session session, Enrolment enrolment, Secret secret) {
        return session.createNativeQuery("""
                        insert into push_enrolment (person_id, secret_hash, expires_at)
                        values (:person, :hash, :expires)
                        on conflict (person_id) do update set
                            secret_hash = excluded.secret_hash, expires_at = excluded.expires_at, used_at = null""")
                .setParameter("person", enrolment.personId())
                .setParameter("hash", secret.hash())
                .setParameter("expires", enrolment.expiresAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Enrolment>> find(Mutiny.Session session, Secret secret) {
        return session.createQuery("from EnrolmentRow e where e.secretHash = :hash", EnrolmentRow.class)
                .setParameter("hash", secret.hash())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new Enrolment(found.personId, found.expiresAt, Optional.ofNullable(found.usedAt))));
    }

    /** Of two who use it at the same time one does. False where it is used, expired or unknown. */
    Uni<Boolean> use(Mutiny.Session session, Secret secret, Instant now) {
        return session.createMutationQuery("update EnrolmentRow e set e.usedAt = :now"
                        + " where e.secretHash = :hash and e.usedAt is null and e.expiresAt > :now")
                .setParameter("hash", secret.hash())
                .setParameter("now", now)
                .executeUpdate()
                .map(used -> used == 1);
    }

    /** Nothing has come of its use. */
    Uni<Void> release(Mutiny.Session session, Secret secret) {
        return session.createMutationQuery("update EnrolmentRow e set e.usedAt = null where e.secretHash = :hash")
                .setParameter("hash", secret.hash())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A device that is enrolled once more has a new secret, and the old one is good no more. */
    Uni<Void> keep(Mutiny.Session session, Device device, Secret secret, Instant now) {
        return session.createNativeQuery("""
                        insert into push_device (method_id, person_id, secret_hash, seen_at)
                        values (:method, :person, :hash, :now)
                        on conflict (method_id) do update set
                            secret_hash = excluded.secret_hash, seen_at = excluded.seen_at""")
                .setParameter("method", device.methodId())
                .setParameter("person", device.personId())
                .setParameter("hash", secret.hash())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Device>> device(Mutiny.Session session, Secret secret) {
        return session.createQuery("from DeviceRow d where d.secretHash = :hash", DeviceRow.class)
                .setParameter("hash", secret.hash())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> new Device(found.methodId, found.personId)));
    }

    /**
     * Forgets devices that were last heard of by then: each must be enrolled anew.
     *
     * @return their contact methods, at most {@code most}
     */
    Uni<List<UUID>> forgetSilent(Mutiny.Session session, Instant by, int most) {
        return session.createQuery("select d.methodId from DeviceRow d where d.seenAt <= :by", UUID.class)
                .setParameter("by", by)
                .setMaxResults(most)
                .getResultList()
                .call(found -> session.createMutationQuery("delete DeviceRow d where d.methodId in :found")
                        .setParameter("found", found)
                        .executeUpdate());
    }

    Uni<Void> seen(Mutiny.Session session, UUID methodId, Instant now) {
        return session.createMutationQuery("update DeviceRow d set d.seenAt = :now where d.methodId = :method")
                .setParameter("method", methodId)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }
}
