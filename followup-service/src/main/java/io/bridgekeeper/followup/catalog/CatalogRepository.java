package io.bridgekeeper.followup.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the catalog as it was last told. What was told earlier never overwrites what was told later. */
@ApplicationScoped
public class CatalogRepository {

    /** Of the advisory lock that stands for the whole catalog; its value only has to differ from other locks'. */
    private static final long CATALOG_LOCK = 0x636174616c6f67L;

    /**
     * Keeps the catalog as it is until the caller's transaction ends. Whoever acts on something that the catalog does
     * not name yet holds it still, so that the change that names it sees what was done and mends it.
     */
    public Uni<Void> holdStill(Mutiny.Session session) {
        return lock(session, "pg_advisory_xact_lock_shared");
    }

    /** Waits for all who hold the catalog still; call it before a change. */
    public Uni<Void> beginChange(Mutiny.Session session) {
        return lock(session, "pg_advisory_xact_lock");
    }

    public Uni<Void> keep(Mutiny.Session session, Person person, Instant publishedAt) {
        return session.find(PersonRow.class, person.personId()).chain(found -> {
            if (found != null && found.publishedAt.isAfter(publishedAt)) {
                return Uni.createFrom().voidItem();
            }
            PersonRow row = found == null ? new PersonRow() : found;
            row.personId = person.personId();
            row.name = person.name();
            row.retired = person.retired();
            row.publishedAt = publishedAt;
            return session.persist(row).chain(session::flush);
        });
    }

    public Uni<Void> keep(Mutiny.Session session, OwnedSystem system, Instant publishedAt) {
        return session.find(SystemRow.class, system.systemId()).chain(found -> {
            if (found != null && found.publishedAt.isAfter(publishedAt)) {
                return Uni.createFrom().voidItem();
            }
            SystemRow row = found == null ? new SystemRow() : found;
            row.systemId = system.systemId();
            row.serviceOwner = system.serviceOwner().orElse(null);
            row.productOwner = system.productOwner().orElse(null);
            row.publishedAt = publishedAt;
            return session.persist(row).chain(session::flush);
        });
    }

    public Uni<Optional<Person>> person(Mutiny.Session session, String personId) {
        return session.find(PersonRow.class, personId)
                .map(row -> Optional.ofNullable(row).map(PersonRow::person));
    }

    /** The system's product owner as a person who is known and still there; empty where any of this is missing. */
    public Uni<Optional<Person>> productOwner(Mutiny.Session session, String systemId) {
        return session.createQuery(
                        "select p from System s join Person p on p.personId = s.productOwner"
                                + " where s.systemId = :systemId and not p.retired",
                        PersonRow.class)
                .setParameter("systemId", systemId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(PersonRow::person));
    }

    /** Ids of the systems whose product owner this is. */
    public Uni<List<String>> systemsOwnedBy(Mutiny.Session session, String personId) {
        return session.createQuery(
                        "select s.systemId from System s where s.productOwner = :personId order by s.systemId",
                        String.class)
                .setParameter("personId", personId)
                .getResultList();
    }

    /** Whether this is the id of a system or of an escalation policy, so not of a person. */
    public Uni<Boolean> isGroup(Mutiny.Session session, String id) {
        return session.createQuery(
                        "select count(s) from System s where s.systemId = :id or s.serviceOwner = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(count -> count > 0);
    }

    private static Uni<Void> lock(Mutiny.Session session, String function) {
        return session.createNativeQuery("select 1 from " + function + "(:key)", Integer.class)
                .setParameter("key", CATALOG_LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }
}
