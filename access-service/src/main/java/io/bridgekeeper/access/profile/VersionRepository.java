package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.profile.DocumentMapper.Format;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every version of the document of profiles. */
@ApplicationScoped
class VersionRepository {

    /** Of two writers, in whichever process, one waits until the other is done. */
    Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("lock table profile_version in share row exclusive mode")
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<ProfileVersion>> newest(Mutiny.Session session) {
        return before(session, Long.MAX_VALUE, 1).map(found -> found.stream().findFirst());
    }

    /** The newest first. */
    Uni<List<ProfileVersion>> before(Mutiny.Session session, long number, int atMost) {
        return session.createSelectionQuery(
                        "from ProfileVersionRow where number < :number order by number desc", ProfileVersionRow.class)
                .setParameter("number", number)
                .setMaxResults(atMost)
                .getResultList()
                .map(rows -> rows.stream().map(VersionRepository::version).toList());
    }

    Uni<Optional<ProfileVersion>> find(Mutiny.Session session, long number) {
        return session.find(ProfileVersionRow.class, number)
                .map(row -> Optional.ofNullable(row).map(VersionRepository::version));
    }

    Uni<Void> add(
            Mutiny.Session session,
            long number,
            Instant madeAt,
            String madeBy,
            Format format,
            String document,
            ProfileDifference difference) {
        ProfileVersionRow row = new ProfileVersionRow();
        row.number = number;
        row.madeAt = madeAt;
        row.madeBy = madeBy;
        row.format = format.word();
        row.document = document;
        row.difference = RuleMapper.json(difference);
        return session.persist(row).chain(session::flush);
    }

    private static ProfileVersion version(ProfileVersionRow row) {
        return new ProfileVersion(
                row.number,
                row.madeAt,
                row.madeBy,
                Format.valueOf(row.format.toUpperCase(Locale.ROOT)).mediaType(),
                row.document,
                RuleMapper.difference(row.difference));
    }
}
