package io.bridgekeeper.paging.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was told about whose place in which rotation. */
@ApplicationScoped
class PlaceRepository {

    /**
     * Keeps everybody else from all places until the transaction ends.
     *
     * @return number of the catalog by which they were written last; -1 where nobody has
     */
    Uni<Long> lock(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select catalog_number from rotation_place_look where id = 1 for update", Long.class)
                .getSingleResult();
    }

    Uni<Void> looked(Mutiny.Session session, long catalogNumber) {
        return session.createNativeQuery("update rotation_place_look set catalog_number = :number where id = 1")
                .setParameter("number", catalogNumber)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Map<Place.Key, Told>> all(Mutiny.Session session) {
        return session.createQuery("select p.personId, p.rotationId, p.told from PlaceRow p", Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Place.Key((String) row[0], (String) row[1]),
                                row -> Told.of((String) row[2]))));
    }

    Uni<Void> keep(Mutiny.Session session, Place.Key key, Told told, Instant now) {
        return session.createNativeQuery("""
                        insert into rotation_place (person_id, rotation_id, told, told_at)
                        values (:person, :rotation, :told, :now)
                        on conflict (person_id, rotation_id) do update set told = excluded.told,
                            told_at = excluded.told_at""")
                .setParameter("person", key.personId())
                .setParameter("rotation", key.rotationId())
                .setParameter("told", told.word())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> forget(Mutiny.Session session, Place.Key key) {
        return session.createMutationQuery("delete PlaceRow p where p.personId = :person and p.rotationId = :rotation")
                .setParameter("person", key.personId())
                .setParameter("rotation", key.rotationId())
                .executeUpdate()
                .replaceWithVoid();
    }
}
