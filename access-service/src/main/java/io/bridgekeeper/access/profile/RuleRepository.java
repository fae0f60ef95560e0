package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.membership.ManagedTargets;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The profiles that count: the document's, and those of the catalog of whose id the document has none. */
@ApplicationScoped
public class RuleRepository {

    private static final String UPSERT = """
            insert into profile_rule (profile_id, definition, retired) values (:profileId, :definition, false)
            on conflict (profile_id) do update set definition = excluded.definition, retired = false
            """;
    private static final String OWNER = """
            insert into system_owner (system_id, person_id, published_at) values (:systemId, :personId, :publishedAt)
            on conflict (system_id) do update
               set person_id = excluded.person_id, published_at = excluded.published_at
             where system_owner.published_at <= excluded.published_at
            """;

    private final ManagedTargets managed;
    private final Duration grace;

    RuleRepository(ManagedTargets managed, AccessConfig config) {
        this.managed = managed;
        this.grace = config.grace();
    }

    /** Why a target must not be given by us; empty where it may. */
    Optional<String> refusal(String target) {
        return Target.parse(target)
                .map(managed::refusal)
                .orElseGet(
                        () -> Optional.of("must be /a/group, realm:ROLE or client:CLIENT:ROLE, not '" + target + "'"));
    }

    /** All that count for any of these systems, or for any area of them. */
    public Uni<List<ProfileRule>> ofSystems(Mutiny.Session session, Collection<String> systemIds) {
        if (systemIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery("""
                        select r.definition from profile_rule r
                         where not r.retired and r.profile_id in
                               (select s.profile_id from profile_rule_system s where s.system_id in :systemIds)
                         order by r.profile_id
                        """, String.class)
                .setParameter("systemIds", systemIds)
                .getResultList()
                .map(rows -> rows.stream().map(RuleMapper::ofRow).toList())
                .chain(ours -> session.createSelectionQuery(
                                "from ProfileRow p where p.systemId in :systemIds and not p.retired and not exists"
                                        + " (from ProfileRuleRow r where r.profileId = p.profileId and not r.retired)"
                                        + " order by p.profileId",
                                ProfileRow.class)
                        .setParameter("systemIds", systemIds)
                        .getResultList()
                        .map(rows -> Stream.concat(ours.stream(), rows.stream().map(this::ofCatalog))
                                .toList()));
    }

    /** What pages for these systems carry, system by system. */
    public Uni<List<Carried>> carried(Mutiny.Session session, Collection<String> systemIds) {
        return ofSystems(session, systemIds)
                .map(rules -> rules.stream()
                        .filter(ProfileRule::isCarriedByPages)
                        .flatMap(rule -> rule.allSystems().stream()
                                .filter(systemIds::contains)
                                .flatMap(systemId -> carried(rule, systemId)))
                        .toList());
    }

    private static Stream<Carried> carried(ProfileRule rule, String systemId) {
        Profile profile = profile(rule, systemId, rule.longest());
        return rule.systems().contains(systemId)
                ? Stream.of(new Carried(profile, null))
                : rule.areasIn(systemId).stream().sorted().map(areaId -> new Carried(profile, areaId));
    }

    public Uni<Optional<ProfileRule>> find(Mutiny.Session session, String profileId) {
        return session.find(ProfileRuleRow.class, profileId)
                .chain(row -> row != null && !row.retired
                        ? Uni.createFrom().item(Optional.of(RuleMapper.ofRow(row.definition)))
                        : session.find(ProfileRow.class, profileId)
                                .map(told -> Optional.ofNullable(told)
                                        .filter(t -> !t.retired)
                                        .map(this::ofCatalog)));
    }

    /** Which profile somebody means who names it, its system, or both. */
    public sealed interface Meant {

        record One(ProfileRule rule, String systemId) implements Meant {}

        record Fault(RequestFault fault) implements Meant {}
    }

    /**
     * @param profileId null where the system has one profile alone
     * @param systemId  null where the profile is of one system alone
     */
    public Uni<Meant> meant(Mutiny.Session session, String profileId, String systemId) {
        if (profileId != null) {
            return find(session, profileId).map(found -> {
                if (found.isEmpty()) {
                    return new Meant.Fault(new RequestFault("profileId", "is not known"));
                }
                List<String> systems = found.get().allSystems();
                if (systemId == null && systems.size() > 1) {
                    return new Meant.Fault(
                            new RequestFault("systemId", "is needed, one of " + String.join(", ", systems)));
                }
                return new Meant.One(found.get(), systemId == null ? systems.getFirst() : systemId);
            });
        }
        if (systemId == null) {
            return Uni.createFrom().item(new Meant.Fault(new RequestFault("profileId", "is missing, as is systemId")));
        }
        return ofSystems(session, Set.of(systemId)).map(found -> switch (found.size()) {
            case 0 -> new Meant.Fault(new RequestFault("systemId", "has no profile"));
            case 1 -> new Meant.One(found.getFirst(), systemId);
            default ->
                new Meant.Fault(new RequestFault(
                        "profileId",
                        "is needed, one of "
                                + found.stream().map(ProfileRule::profileId).collect(Collectors.joining(", "))));
        });
    }

    /** Whom the catalog names as the product owner of a system. */
    public Uni<Optional<String>> owner(Mutiny.Session session, String systemId) {
        return session.createNativeQuery("select person_id from system_owner where system_id = :systemId", String.class)
                .setParameter("systemId", systemId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** Takes what the catalog tells of a system's product owner. Older news is dropped. */
    public Uni<Void> own(Mutiny.Session session, String systemId, String personId, Instant publishedAt) {
        return personId == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(OWNER)
                        .setParameter("systemId", systemId)
                        .setParameter("personId", personId)
                        .setParameter("publishedAt", publishedAt)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** One rule's access of one system, for this long. */
    public static Profile profile(ProfileRule rule, String systemId, Duration longest) {
        List<Target> targets = rule.targets().stream()
                .map(Target::parse)
                .flatMap(Optional::stream)
                .toList();
        return new Profile(rule.profileId(), systemId, targets, longest, rule.grace(), rule.renewable());
    }

    Uni<List<ProfileRule>> ofDocument(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from ProfileRuleRow where not retired order by profileId", ProfileRuleRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> RuleMapper.ofRow(row.definition))
                        .toList());
    }

    Uni<Set<String>> idsOfCatalog(Mutiny.Session session) {
        return session.createSelectionQuery("select profileId from ProfileRow where not retired", String.class)
                .getResultList()
                .map(Set::copyOf);
    }

    /** The targets of all profiles of all documents that there ever were. */
    public Uni<Set<Target>> targets(Mutiny.Session session) {
        return session.createSelectionQuery("from ProfileRuleRow", ProfileRuleRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .flatMap(row -> RuleMapper.ofRow(row.definition).targets().stream())
                        .map(Target::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    /** These and no others. */
    Uni<Void> replace(Mutiny.Session session, List<ProfileRule> rules) {
        return session.createNativeQuery("update profile_rule set retired = true where not retired")
                .executeUpdate()
                .chain(() -> session.createNativeQuery("delete from profile_rule_system")
                        .executeUpdate())
                .chain(() -> InTurnFlow.each(rules, rule -> put(session, rule)))
                // What this session has read of them is no longer so.
                .invoke(session::clear);
    }

    private static Uni<Void> put(Mutiny.Session session, ProfileRule rule) {
        return session.createNativeQuery(UPSERT)
                .setParameter("profileId", rule.profileId())
                .setParameter("definition", RuleMapper.toRow(rule))
                .executeUpdate()
                .chain(() -> InTurnFlow.each(
                        rule.allSystems(),
                        systemId -> session.createNativeQuery(
                                        "insert into profile_rule_system (profile_id, system_id) values (:profileId, :systemId)")
                                .setParameter("profileId", rule.profileId())
                                .setParameter("systemId", systemId)
                                .executeUpdate()));
    }

    private ProfileRule ofCatalog(ProfileRow row) {
        Profile told = row.toProfile();
        return ProfileRule.ofCatalog(told.profileId(), told.systemId(), told.targetTexts(), told.maxDuration(), grace);
    }
}
