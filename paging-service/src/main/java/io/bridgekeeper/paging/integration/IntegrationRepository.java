package io.bridgekeeper.paging.integration;

import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Integrations and the hashes of their keys. */
@ApplicationScoped
public class IntegrationRepository {

    Uni<List<Integration>> all(Mutiny.Session session) {
        return session.createQuery("from IntegrationRow i order by i.createdAt", IntegrationRow.class)
                .getResultList()
                .chain(rows -> {
                    List<Integration> all = new ArrayList<>();
                    return InTurnFlow.each(rows, row -> read(session, row).invoke(all::add))
                            .replaceWith(all);
                });
    }

    /** Of those that are not revoked, the oldest first. */
    public Uni<List<IntegrationOwner>> owners(Mutiny.Session session) {
        return session.createQuery(
                        "from IntegrationRow i where i.revokedAt is null order by i.createdAt, i.id",
                        IntegrationRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(IntegrationRepository::owner).toList());
    }

    /** Also of one that is revoked. */
    public Uni<Optional<IntegrationOwner>> owner(Mutiny.Session session, UUID id) {
        return session.find(IntegrationRow.class, id)
                .map(row -> Optional.ofNullable(row).map(IntegrationRepository::owner));
    }

    private static IntegrationOwner owner(IntegrationRow row) {
        return new IntegrationOwner(row.id, row.name, row.createdBy);
    }

    Uni<Optional<Integration>> find(Mutiny.Session session, UUID id) {
        return session.find(IntegrationRow.class, id)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : read(session, row).map(Optional::of));
    }

    /** Reads an integration and keeps everybody else from changing it until the transaction ends. */
    Uni<Optional<Integration>> lock(Mutiny.Session session, UUID id) {
        return session.find(IntegrationRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : read(session, row).map(Optional::of));
    }

    Uni<Void> add(Mutiny.Session session, Integration integration) {
        IntegrationRow row = new IntegrationRow();
        row.id = integration.id();
        row.name = integration.name();
        row.createdBy = integration.createdBy();
        row.createdAt = integration.createdAt();
        row.signatureRequired = integration.senders().signatureRequired();
        row.topics = String.join("\n", integration.senders().topics());
        return session.persist(row)
                .chain(session::flush)
                .chain(() -> addKeys(session, integration, integration.keyHashes(), integration.createdAt()));
    }

    /** @param before as this session locked it */
    Uni<Void> change(Mutiny.Session session, Integration before, Integration after, Instant now) {
        List<String> gone = new ArrayList<>(before.keyHashes());
        gone.removeAll(after.keyHashes());
        List<String> fresh = new ArrayList<>(after.keyHashes());
        fresh.removeAll(before.keyHashes());
        return session.find(IntegrationRow.class, after.id())
                .invoke(row -> {
                    row.revokedAt = after.revokedAt().orElse(null);
                    row.signatureRequired = after.senders().signatureRequired();
                    row.topics = String.join("\n", after.senders().topics());
                })
                .chain(() -> session.createMutationQuery("delete IntegrationKeyRow k where k.keyHash in :gone")
                        .setParameter("gone", gone)
                        .executeUpdate())
                .chain(() -> addKeys(session, after, fresh, now))
                .chain(() -> changeSecrets(session, before, after));
    }

    private static Uni<Void> changeSecrets(Mutiny.Session session, Integration before, Integration after) {
        List<SenderSecret> gone = new ArrayList<>(before.senders().secrets());
        gone.removeAll(after.senders().secrets());
        List<SenderSecret> fresh = new ArrayList<>(after.senders().secrets());
        fresh.removeAll(before.senders().secrets());
        return session.createMutationQuery("delete IntegrationSecretRow s where s.id in :gone")
                .setParameter("gone", gone.stream().map(SenderSecret::id).toList())
                .executeUpdate()
                .chain(() -> session.persistAll(fresh.stream()
                        .map(secret -> {
                            IntegrationSecretRow row = new IntegrationSecretRow();
                            row.id = secret.id();
                            row.integrationId = after.id();
                            row.sealed = secret.sealed();
                            row.createdAt = secret.createdAt();
                            return row;
                        })
                        .toArray()));
    }

    /** A secret, and of which integration. */
    record Kept(UUID integrationId, SenderSecret secret) {}

    /** Those of all integrations, in no particular order. */
    Uni<List<Kept>> secrets(Mutiny.Session session) {
        return session.createQuery("from IntegrationSecretRow s", IntegrationSecretRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Kept(row.integrationId, new SenderSecret(row.id, row.sealed, row.createdAt)))
                        .toList());
    }

    /** @param same the secret that there is, sealed anew; of an integration that this session locked */
    Uni<Integer> renew(Mutiny.Session session, SenderSecret same) {
        return session.createMutationQuery("update IntegrationSecretRow s set s.sealed = :sealed where s.id = :id")
                .setParameter("sealed", same.sealed())
                .setParameter("id", same.id())
                .executeUpdate();
    }

    /** @param after of an integration that this session locked */
    Uni<Integer> changeMapping(Mutiny.Session session, Integration after) {
        if (after.mapping().isEmpty()) {
            return session.createMutationQuery("delete IntegrationMappingRow m where m.integrationId = :id")
                    .setParameter("id", after.id())
                    .executeUpdate();
        }
        IntegrationMapping mapping = after.mapping().get();
        return session.createNativeQuery("""
                        insert into integration_mapping (integration_id, mapping, changed_by, changed_at)
                        values (:id, :mapping, :by, :at) on conflict (integration_id) do update
                        set mapping = excluded.mapping, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .setParameter("id", after.id())
                .setParameter("mapping", mapping.text())
                .setParameter("by", mapping.changedBy())
                .setParameter("at", mapping.changedAt())
                .executeUpdate();
    }

    private static Uni<Void> addKeys(
            Mutiny.Session session, Integration integration, List<String> hashes, Instant now) {
        return session.persistAll(hashes.stream()
                .map(hash -> {
                    IntegrationKeyRow key = new IntegrationKeyRow();
                    key.keyHash = hash;
                    key.integrationId = integration.id();
                    key.createdAt = now;
                    return key;
                })
                .toArray());
    }

    private static Uni<Integration> read(Mutiny.Session session, IntegrationRow row) {
        return session.createQuery(
                        "select k.keyHash from IntegrationKeyRow k where k.integrationId = :id"
                                + " order by k.createdAt, k.keyHash",
                        String.class)
                .setParameter("id", row.id)
                .getResultList()
                .chain(hashes -> secrets(session, row.id)
                        .chain(secrets -> mapping(session, row.id)
                                .map(mapping -> new Integration(
                                        row.id,
                                        row.name,
                                        row.createdBy,
                                        row.createdAt,
                                        hashes,
                                        Optional.ofNullable(row.revokedAt),
                                        new Senders(
                                                row.signatureRequired,
                                                row.topics.lines().toList(),
                                                secrets),
                                        mapping))));
    }

    private static Uni<Optional<IntegrationMapping>> mapping(Mutiny.Session session, UUID id) {
        return session.find(IntegrationMappingRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new IntegrationMapping(found.mapping, found.changedBy, found.changedAt)));
    }

    private static Uni<List<SenderSecret>> secrets(Mutiny.Session session, UUID integrationId) {
        return session.createQuery(
                        "from IntegrationSecretRow s where s.integrationId = :id order by s.createdAt, s.id",
                        IntegrationSecretRow.class)
                .setParameter("id", integrationId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new SenderSecret(row.id, row.sealed, row.createdAt))
                        .toList());
    }
}
