package io.bridgekeeper.paging.contact;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ways to reach people, what they set, and how well the ways work.
 *
 * <p>Lock order: whatever a page needs, a person's settings, a contact method.
 */
@ApplicationScoped
public class ContactRepository {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    /** What people set for themselves, in one read; whoever set nothing is not there. */
    public Uni<Map<String, OwnContacts>> own(Mutiny.Session session, Collection<String> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(
                        "select s, m from ContactSettingsRow s left join ContactMethodRow m on m.personId = s.personId"
                                + " and m.source = 'own' and m.verifiedAt is not null"
                                + " where s.personId in :people order by m.addedAt, m.id",
                        Object[].class)
                .setParameter("people", people)
                .getResultList()
                .map(ContactRepository::byPerson);
    }

    private static Map<String, OwnContacts> byPerson(List<Object[]> found) {
        Map<String, ContactSettingsRow> settings = new LinkedHashMap<>();
        Map<String, List<Way>> methods = new LinkedHashMap<>();
        for (Object[] pair : found) {
            ContactSettingsRow row = (ContactSettingsRow) pair[0];
            settings.put(row.personId, row);
            List<Way> ways = methods.computeIfAbsent(row.personId, id -> new ArrayList<>());
            if (pair[1] instanceof ContactMethodRow method) {
                ways.add(new Way(method.id, method.channel, method.target));
            }
        }
        Map<String, OwnContacts> own = new LinkedHashMap<>();
        settings.forEach((id, row) -> own.put(id, ContactMapper.own(row, List.copyOf(methods.get(id)))));
        return own;
    }

    /** Notes that something has arrived; not at each time, where much arrives. */
    public Uni<Void> reached(Mutiny.Session session, Collection<Address> reached, Instant now) {
        return session.createNativeQuery("""
                        with working as (
                            select m.id from contact_method m
                            join unnest(cast(:people as text[]), cast(:channels as text[]), cast(:targets as text[]))
                                as k (person_id, channel, target) using (person_id, channel, target)
                            where m.failing_since is not null or m.last_delivered_at is null
                                or m.last_delivered_at < :before
                            order by m.id for update of m)
                        update contact_method
                        set last_tried_at = :now, last_delivered_at = :now, failing_since = null
                        where id in (select id from working)""")
                .setParameter("people", texts(reached, Address::personId))
                .setParameter("channels", texts(reached, Address::channel))
                .setParameter("targets", texts(reached, Address::target))
                .setParameter("now", now)
                .setParameter("before", now.minus(OFTEN_ENOUGH))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String[] texts(Collection<Address> addresses, Function<Address, String> text) {
        return addresses.stream().map(text).toArray(String[]::new);
    }

    /** Notes that a notice was given up. */
    public Uni<Void> failed(
            Mutiny.Session session, String personId, String channel, String target, String reason, Instant now) {
        return session.createMutationQuery("update ContactMethodRow m set m.lastTriedAt = :now,"
                        + " m.lastFailedAt = :now, m.lastFailure = :reason,"
                        + " m.failingSince = coalesce(m.failingSince, :now)"
                        + " where m.personId = :person and m.channel = :channel and m.target = :target")
                .setParameter("person", personId)
                .setParameter("channel", channel)
                .setParameter("target", target)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Notes that nothing will ever arrive there again: of a person's own it is not believed any more that it leads to
     * them, as by {@link #expire}; what the catalog says is the catalog's to change.
     */
    public Uni<Void> gone(Mutiny.Session session, Address address, String reason, Instant now) {
        return failed(session, address.personId(), address.channel(), address.target(), reason, now)
                .chain(() -> session.createQuery(
                                "select m.id from ContactMethodRow m where m.personId = :person"
                                        + " and m.channel = :channel and m.target = :target and m.source = 'own'",
                                UUID.class)
                        .setParameter("person", address.personId())
                        .setParameter("channel", address.channel())
                        .setParameter("target", address.target())
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().voidItem() : expire(session, id, reason, now));
    }

    /**
     * A method of which it is not believed any more that it leads to its person: nothing goes over it until a code comes
     * back once more. One that waits for a code already stays as it is.
     */
    public Uni<Void> expire(Mutiny.Session session, UUID id, String reason, Instant now) {
        return session.createMutationQuery("update ContactMethodRow m set m.verifiedAt = null, m.testDueAt = null,"
                        + " m.codeHash = '', m.codeExpiresAt = :now, m.codeTries = 0, m.lastFailedAt = :now,"
                        + " m.lastFailure = :reason, m.failingSince = coalesce(m.failingSince, :now)"
                        + " where m.id = :id and m.verifiedAt is not null")
                .setParameter("id", id)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The ids of a person's methods over which something was given up and nothing has arrived since. */
    Uni<List<UUID>> failing(Mutiny.Session session, String personId) {
        return session.createQuery(
                        "select m.id from ContactMethodRow m where m.personId = :person and m.failingSince is not null",
                        UUID.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** Makes sure that there are settings of a person, and keeps everybody else from theirs until the transaction ends. */
    Uni<Void> lockPerson(Mutiny.Session session, String personId) {
        return session.createNativeQuery("""
                        insert into contact_settings (person_id, high_rules, low_rules, quiet_windows)
                        values (:person, '', '', '')
                        on conflict (person_id) do update set person_id = excluded.person_id""")
                .setParameter("person", personId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** All that is kept of a person, those of the catalog included, in the order in which they were added. */
    Uni<List<ContactMethod>> of(Mutiny.Session session, String personId) {
        return session.createQuery(
                        "from ContactMethodRow m where m.personId = :person order by m.addedAt, m.id",
                        ContactMethodRow.class)
                .setParameter("person", personId)
                .getResultList()
                .map(ContactRepository::methods);
    }

    /** Reads one of a person and keeps everybody else from it until the transaction ends; empty for another's. */
    Uni<Optional<ContactMethod>> lock(Mutiny.Session session, String personId, UUID id) {
        return session.find(ContactMethodRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.personId.equals(personId))
                        .map(ContactMapper::method));
    }

    Uni<Void> add(Mutiny.Session session, ContactMethod method) {
        return session.persist(ContactMapper.row(method));
    }

    /** @param method as it was locked by this session, but for what has changed */
    Uni<Void> change(Mutiny.Session session, ContactMethod method) {
        return session.find(ContactMethodRow.class, method.id())
                .invoke(row -> ContactMapper.change(row, method))
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, UUID id) {
        return session.createMutationQuery("delete ContactMethodRow m where m.id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> keepRules(Mutiny.Session session, String personId, List<Rule> high, List<Rule> low) {
        return session.createMutationQuery("update ContactSettingsRow s set s.highRules = :high, s.lowRules = :low"
                        + " where s.personId = :person")
                .setParameter("high", ContactMapper.rules(high))
                .setParameter("low", ContactMapper.rules(low))
                .setParameter("person", personId)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> keepQuiet(Mutiny.Session session, String personId, QuietHours quiet) {
        return session.createMutationQuery("update ContactSettingsRow s set s.quietZone = :zone,"
                        + " s.quietWindows = :windows where s.personId = :person")
                .setParameter("zone", quiet.zone().getId())
                .setParameter("windows", ContactMapper.windows(quiet.windows()))
                .setParameter("person", personId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Takes one off an hour's allowance.
     *
     * @param limit how many an hour has; the hour begins with the first
     * @return whether there was one left; where not, the transaction is not to be committed
     */
    Uni<Boolean> spend(Mutiny.Session session, String key, int limit, Instant now) {
        return session.createNativeQuery("""
                        insert into contact_allowance as a (allowance_key, hour_from, used) values (:key, :now, 1)
                        on conflict (allowance_key) do update set
                            used = case when a.hour_from <= :before then 1 else a.used + 1 end,
                            hour_from = case when a.hour_from <= :before then excluded.hour_from else a.hour_from end
                        where a.hour_from <= :before or a.used < :most""")
                .setParameter("key", key)
                .setParameter("now", now)
                .setParameter("before", now.minus(HOUR))
                .setParameter("most", limit)
                .executeUpdate()
                .map(spent -> spent == 1);
    }

    /** What something that was sent by itself came to. */
    Uni<Void> noteDelivered(Mutiny.Session session, UUID id, Instant now) {
        return session.createMutationQuery("update ContactMethodRow m set m.lastTriedAt = :now,"
                        + " m.lastDeliveredAt = :now, m.failingSince = null where m.id = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param isGivenUp whether it shows that the method does not work, and not only that it did not just now */
    Uni<Void> noteFailed(Mutiny.Session session, UUID id, String reason, boolean isGivenUp, Instant now) {
        String failing = isGivenUp ? ", m.failingSince = coalesce(m.failingSince, :now)" : "";
        return session.createMutationQuery("update ContactMethodRow m set m.lastTriedAt = :now,"
                        + " m.lastFailedAt = :now, m.lastFailure = :reason" + failing + " where m.id = :id")
                .setParameter("id", id)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Boolean> isVerified(Mutiny.Session session, UUID id) {
        return session.createQuery(
                        "select m.id from ContactMethodRow m where m.id = :id and m.verifiedAt is not null", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /** All methods of the people who have one that fails, by person. */
    Uni<Map<String, List<ContactMethod>>> ofThoseWithAFailingOne(Mutiny.Session session) {
        return session.createQuery(
                        "from ContactMethodRow m where m.personId in"
                                + " (select f.personId from ContactMethodRow f where f.failingSince is not null)"
                                + " order by m.personId, m.addedAt, m.id",
                        ContactMethodRow.class)
                .getResultList()
                .map(rows -> methods(rows).stream()
                        .collect(Collectors.groupingBy(
                                ContactMethod::personId, LinkedHashMap::new, Collectors.toList())));
    }

    /** A method whose test is due, with how often it was begun, this time included, and its person's settings. */
    record DueTest(ContactMethod method, int attempts, OwnContacts settings) {}

    /** Takes the one that has waited longest, until the lease ends; those that others take just now are left to them. */
    Uni<Optional<DueTest>> claimTest(Mutiny.Session session, Instant now, Instant leaseUntil) {
        return session.createQuery(
                        "from ContactMethodRow m where m.testDueAt <= :now order by m.testDueAt",
                        ContactMethodRow.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : claimed(session, rows.getFirst(), leaseUntil).map(Optional::of));
    }

    private Uni<DueTest> claimed(Mutiny.Session session, ContactMethodRow row, Instant leaseUntil) {
        row.testAttempts++;
        row.testDueAt = leaseUntil;
        return own(session, Set.of(row.personId))
                .map(own -> new DueTest(
                        ContactMapper.method(row), row.testAttempts, own.getOrDefault(row.personId, OwnContacts.NONE)));
    }

    /** @param attempts of the test that is due then, so far */
    Uni<Void> testAgain(Mutiny.Session session, UUID id, Instant at, int attempts) {
        return session.createMutationQuery(
                        "update ContactMethodRow m set m.testDueAt = :at, m.testAttempts = :attempts where m.id = :id")
                .setParameter("id", id)
                .setParameter("at", at)
                .setParameter("attempts", attempts)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The ids of all that are kept of the catalog's contacts. */
    Uni<List<UUID>> idsOfCatalog(Mutiny.Session session) {
        return session.createQuery("select m.id from ContactMethodRow m where m.source = 'catalog'", UUID.class)
                .getResultList();
    }

    Uni<Void> addAll(Mutiny.Session session, List<ContactMethod> methods) {
        return session.persistAll(methods.stream().map(ContactMapper::row).toArray());
    }

    Uni<Void> deleteAll(Mutiny.Session session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery("delete ContactMethodRow m where m.id in :ids and m.source = 'catalog'")
                        .setParameter("ids", ids)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Allowances of hours that are over. */
    Uni<Void> forgetAllowances(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("delete from contact_allowance where hour_from <= :before")
                .setParameter("before", now.minus(HOUR))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<ContactMethod> methods(List<ContactMethodRow> rows) {
        return rows.stream().map(ContactMapper::method).toList();
    }
}
