package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores versions of the catalog, one writer at a time, and tells what changed in the same transaction. */
@ApplicationScoped
class VersionFlow {

    /** A statement has at most 65,535 parameters, and an event needs nine. */
    private static final int EVENTS_AT_ONCE = 500;

    /** Whoever wants to know what changed has looked not long ago. */
    private static final int MOST_CHANGES = 20;

    private static final String ROTATION = "rotation";

    private final Mutiny.SessionFactory sessions;
    private final VersionRepository versions;
    private final CatalogRepository entries;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    VersionFlow(
            Mutiny.SessionFactory sessions,
            VersionRepository versions,
            CatalogRepository entries,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.versions = versions;
        this.entries = entries;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A catalog that is sound and was handed in.
     *
     * @param catalog what {@code document} says
     * @param entries of {@code catalog}
     * @param digest  of {@code document}
     * @param madeBy  the user name, or the path of the file
     */
    record HandedIn(
            CatalogDocument document,
            Catalog catalog,
            List<CatalogEntry> entries,
            String digest,
            CatalogVersion.Source source,
            String madeBy) {

        /** Takes its time for a large catalog: not for an event loop. */
        static HandedIn of(CatalogDocument document, Catalog catalog, CatalogVersion.Source source, String madeBy) {
            return new HandedIn(document, catalog, CatalogMapper.entries(catalog), document.digest(), source, madeBy);
        }
    }

    /** Stores it, where the newest version is the expected one, or this very document. */
    Uni<Storing> store(HandedIn handed, Expectation expectation) {
        return sessions.withTransaction(
                (session, tx) -> versions.lock(session).chain(() -> ifExpected(session, handed, expectation, false)));
    }

    /** What {@link #store} would do. */
    Uni<Storing> tryOut(HandedIn handed, Expectation expectation) {
        // One picture, without the lock: a dry run keeps nobody waiting.
        return sessions.withTransaction(
                (session, tx) -> session.createNativeQuery("set transaction isolation level repeatable read, read only")
                        .executeUpdate()
                        .chain(() -> ifExpected(session, handed, expectation, true)));
    }

    /** What became of the file at the start of a process. */
    record FileTaken(FileChoice choice, Optional<Storing> storing) {}

    /**
     * Stores what the file says where its time has come; replicas that start at once do so in turn, and agree.
     *
     * @param revision of the roll-out; empty where nothing says so
     */
    Uni<FileTaken> take(HandedIn handed, Optional<Long> revision) {
        FileChoice.Taken file = new FileChoice.Taken(handed.digest(), revision);
        return sessions.withTransaction((session, tx) -> versions.lock(session)
                .chain(() -> versions.newest(session))
                .chain(newest -> versions.taken(session).chain(taken -> {
                    FileChoice choice = FileChoice.of(taken, newest.isPresent(), file);
                    return switch (choice) {
                        case FileChoice.Take take ->
                            versions.take(session, taken.size(), file, clock.instant())
                                    .chain(() -> after(session, handed, newest, false))
                                    .map(storing -> new FileTaken(choice, Optional.of(storing)));
                        case FileChoice.SameAsLast same ->
                            Uni.createFrom().item(new FileTaken(choice, Optional.empty()));
                        case FileChoice.Older older -> Uni.createFrom().item(new FileTaken(choice, Optional.empty()));
                    };
                })));
    }

    Uni<Optional<CatalogVersion>> newest() {
        return sessions.withSession(versions::newest);
    }

    Uni<List<CatalogVersion>> before(long before, int most) {
        return sessions.withSession(session -> versions.before(session, before, most));
    }

    /** What the versions above one number up to another changed of rotations, the newest first. */
    Uni<List<CatalogChange>> changes(Mutiny.Session session, long after, long upTo) {
        return versions.before(session, upTo + 1, MOST_CHANGES).chain(found -> {
            Uni<List<CatalogChange>> all = Uni.createFrom().item(List.of());
            for (CatalogVersion version : found) {
                if (version.number() > after) {
                    all = all.chain(known -> versions.difference(session, version.number())
                            .map(difference -> with(known, change(version, difference))));
                }
            }
            return all;
        });
    }

    private static List<CatalogChange> with(List<CatalogChange> known, CatalogChange one) {
        return Stream.concat(known.stream(), Stream.of(one)).toList();
    }

    private static CatalogChange change(CatalogVersion version, CatalogDifference difference) {
        Stream<String> added = difference.added().stream()
                .filter(entry -> entry.kind().equals(ROTATION))
                .map(CatalogDifference.Entry::id);
        Stream<String> changed = difference.changed().stream()
                .filter(entry -> entry.kind().equals(ROTATION))
                .map(CatalogDifference.ChangedEntry::id);
        return new CatalogChange(
                version.number(),
                version.source() == CatalogVersion.Source.FILE ? Optional.empty() : Optional.of(version.madeBy()),
                Stream.concat(added, changed).collect(Collectors.toSet()));
    }

    /** A version with its document. */
    record Written(CatalogVersion version, CatalogDocument document) {}

    Uni<Optional<Written>> newestWritten() {
        return sessions.withSession(session -> versions.newest(session).chain(found -> written(session, found)));
    }

    Uni<Optional<Written>> written(long number) {
        return sessions.withSession(
                session -> versions.version(session, number).chain(found -> written(session, found)));
    }

    /** Of a version that is there. */
    Uni<CatalogDifference> difference(long number) {
        return sessions.withSession(session -> versions.difference(session, number));
    }

    private Uni<Optional<Written>> written(Mutiny.Session session, Optional<CatalogVersion> found) {
        return found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : versions.document(session, found.get().number())
                        .map(document -> Optional.of(new Written(found.get(), document)));
    }

    private Uni<Storing> ifExpected(
            Mutiny.Session session, HandedIn handed, Expectation expectation, boolean isDryRun) {
        return versions.newest(session).chain(newest -> {
            Optional<Long> number = newest.map(CatalogVersion::number);
            // Who asks again because the answer was lost has the newest version made, whatever it was before.
            boolean isRepeated = newest.filter(version -> isOf(version, handed)).isPresent();
            return isRepeated || expectation.isMetBy(number)
                    ? after(session, handed, newest, isDryRun)
                    : Uni.createFrom().item(new Storing.Stale(number));
        });
    }

    private Uni<Storing> after(
            Mutiny.Session session, HandedIn handed, Optional<CatalogVersion> newest, boolean isDryRun) {
        Optional<CatalogVersion> same =
                newest.filter(version -> version.digest().equals(handed.digest()));
        if (same.isPresent()) {
            return Uni.createFrom().item(new Storing.Unchanged(same.get()));
        }
        return entries.all(session).chain(before -> {
            List<CatalogEntry> changes = CatalogDiff.changes(before, handed.entries());
            CatalogDifference difference = CatalogDifference.of(before, changes, CatalogMapper::content);
            return isDryRun
                    ? Uni.createFrom().<Storing>item(new Storing.Tried(newest, difference))
                    : write(session, handed, number(newest), changes, difference);
        });
    }

    private static boolean isOf(CatalogVersion version, HandedIn handed) {
        return version.digest().equals(handed.digest());
    }

    private static long number(Optional<CatalogVersion> newest) {
        return newest.map(CatalogVersion::number).orElse(0L) + 1;
    }

    private Uni<Storing> write(
            Mutiny.Session session,
            HandedIn handed,
            long number,
            List<CatalogEntry> changes,
            CatalogDifference difference) {
        Instant now = clock.instant();
        CatalogVersion version = new CatalogVersion(
                number,
                handed.document().format(),
                handed.digest(),
                handed.source(),
                handed.madeBy(),
                now,
                difference.added().size(),
                difference.changed().size(),
                difference.removed().size());
        List<OutgoingEvent> events = changes.stream()
                .flatMap(change -> CatalogMapper.event(change, handed.catalog(), now)
                        .map(data -> new OutgoingEvent(ids.get(), change.topicKey(), now, data))
                        .stream())
                .toList();
        return versions.add(session, version, handed.document(), difference)
                .chain(() -> entries.keep(session, changes, now))
                .chain(() -> tell(session, events))
                .replaceWith(new Storing.Stored(version, difference));
    }

    private Uni<Void> tell(Mutiny.Session session, List<OutgoingEvent> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < events.size(); from += EVENTS_AT_ONCE) {
            List<OutgoingEvent> some = events.subList(from, Math.min(events.size(), from + EVENTS_AT_ONCE));
            all = all.chain(() -> outbox.write(session, some));
        }
        return all;
    }
}
