package io.bridgekeeper.access.grant;

import static io.bridgekeeper.access.grant.Grants.MAX;
import static io.bridgekeeper.access.grant.Grants.T;
import static io.bridgekeeper.access.grant.Grants.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.IncidentEvent.AccessGiven;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.grant.IncidentEvent.Reopened;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Carried;
import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.access.request.RequestModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random histories of three incidents of one system and two people, with two profiles that share a role; with Keycloak
 * failing before and after it did what it was asked, not proving what it took, answers lost in crashes, and hands in
 * Keycloak. People ask for access beside it, agree, deny, revoke and let it expire. The rules are the real ones, and so
 * is the chain of the audit; database, Keycloak and clock are maps, a set and a field.
 */
class AccessModelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STEPS = 250;
    private static final List<String> PEOPLE = List.of("alice", "carol");
    private static final Target ROLE = new Target.RealmRole("shop-deployer");
    private static final Target CLIENT_ROLE = new Target.ClientRole("shop", "operator");
    private static final List<Profile> PROFILES = List.of(
            new Profile("checkout-prod", "checkout", List.of(Grants.GROUP, ROLE), MAX),
            new Profile("checkout-db", "checkout", List.of(ROLE, CLIENT_ROLE), MAX));
    private static final List<Carried> CARRIED =
            PROFILES.stream().map(profile -> new Carried(profile, null)).toList();

    private final Map<UUID, Incident> incidents = new HashMap<>();
    private final Set<Membership> keycloak = new HashSet<>();
    private final Set<Membership> byHand = new HashSet<>();
    private final Map<Membership, Instant> due = new TreeMap<>();
    private final Map<Membership, Integer> tries = new HashMap<>();
    private final Map<UUID, Integer> overdueTold = new HashMap<>();
    private final ChainModel audit = new ChainModel();
    private final RequestModel requests = new RequestModel(this::newId, audit::append, this::give, this::take);
    private long nextId = 1_000;
    private Instant now = T;

    @Property(tries = 150)
    void neverHoldsAMembershipWithoutALiveGrantNorPastItsEnd(@ForAll long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(900));
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3, 4 -> hearSomething(random);
                case 12, 13 -> requests.something(random, MAX, now);
                case 5, 6, 7, 8 -> aDue().ifPresent(membership -> work(membership, random));
                case 9 -> tamper(somebody(random), random);
                case 10 -> now = now.plusSeconds(random.nextInt(60));
                default -> sweepAndSettle();
            }
            incidents.values().forEach(this::checkTerms);
            audit.checkTells(allGrants());
        }
        audit.verify();
        List.copyOf(incidents.keySet()).forEach(incident -> hear(incident, new Resolved(now)));
        sweepAndSettle();
        assertThat(keycloak).isEmpty();
        assertThat(allGrants()).allMatch(grant -> grant.state() instanceof Ended);
        audit.checkTells(allGrants());
        audit.verify();
    }

    private UUID newId() {
        return id(nextId++);
    }

    /** As RequestFlow does: given and told in the step in which it is approved. */
    private void give(RequestModel.Given given) {
        Profile profile = new Profile(
                PROFILES.getFirst().profileId(), "checkout", PROFILES.getFirst().targets(), given.duration());
        hear(given.requestId(), new AccessGiven(given.requestId(), given.personId(), Map.of(given.grantId(), profile)));
        assertThat(incidents.get(given.requestId()).grant(given.grantId())).isPresent();
    }

    private void take(RequestModel.Taken taken) {
        hear(taken.requestId(), new GrantEndAsked(taken.grantId(), EndReason.WITHDRAWN));
        assertThat(incidents.get(taken.requestId()).grant(taken.grantId()))
                .hasValueSatisfying(grant -> assertThat(grant.state()).isInstanceOfAny(Ending.class, Ended.class));
    }

    private void hearSomething(Random random) {
        UUID incident = id(random.nextInt(3));
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        UUID page = id(incident.getLeastSignificantBits() * 10 + random.nextInt(4));
        Instant at = now.minusSeconds(random.nextInt(1_200));
        hear(
                incident,
                switch (random.nextInt(13)) {
                    case 0, 1, 2 -> new PageAsked(page, person, "checkout", null, at);
                    case 3, 4, 5, 6 -> new PageTaken(page, person, "checkout", at);
                    case 7 -> new PageOver(page, person, "checkout", EndReason.DECLINED, at);
                    case 8 -> new StoodDown(person, at);
                    case 9 -> new ProfilesTold();
                    case 10 -> random.nextInt(20) == 0 ? new Resolved(at) : new ProfilesTold();
                    case 11 -> new Reopened();
                    default ->
                        new GrantEndAsked(
                                incidents.getOrDefault(incident, Incident.unheardOf(incident)).grants().stream()
                                        .map(Grant::grantId)
                                        .findFirst()
                                        .orElse(id(0)),
                                EndReason.WITHDRAWN);
                });
    }

    /** As IncidentFlow does: what changed and is live is due. */
    private void hear(UUID incidentId, IncidentEvent event) {
        Incident before = incidents.getOrDefault(incidentId, Incident.unheardOf(incidentId));
        Incident after = IncidentDecider.decide(before, event, CARRIED, this::newId, now);
        checkTransitions(before, after);
        incidents.put(incidentId, after);
        audit.append(GrantEntries.of(before.grants(), after.grants(), now));
        after.grants().stream()
                .filter(grant -> grant.live() && !before.grants().contains(grant))
                .flatMap(grant -> grant.memberships().stream())
                .forEach(membership -> makeDue(membership, now));
    }

    private void makeDue(Membership membership, Instant at) {
        due.merge(membership, at, (a, b) -> a.isBefore(b) ? a : b);
    }

    /** One membership's work, as it may go: done, failed, or crashed before or after Keycloak heard of it. */
    private void work(Membership membership, Random random) {
        boolean wanted = Wanting.wanted(grantsOf(membership), now);
        switch (random.nextInt(10)) {
            case 0 -> settle(membership, new Answer.Failed(Fault.AWAY, "no answer"));
            case 1 -> settle(membership, new Answer.Failed(Fault.REFUSED, "disabled"));
            // Crashed before, or after, Keycloak heard of it: nothing is recorded, and it stays due.
            case 2 -> {}
            case 3 -> ask(membership, wanted);
            // Keycloak did it, and the answer was lost or did not prove it.
            case 4 -> {
                ask(membership, wanted);
                settle(membership, new Answer.Failed(Fault.AWAY, "answer lost"));
            }
            case 5 -> {
                ask(membership, wanted);
                settle(membership, new Answer.Failed(Fault.REFUSED, "still shows it"));
            }
            case 6 -> {
                Answer answer = ask(membership, wanted);
                hearSomething(random);
                settle(membership, answer);
            }
            default -> settle(membership, ask(membership, wanted));
        }
    }

    private Answer ask(Membership membership, boolean wanted) {
        byHand.remove(membership);
        return wanted ? new Answer.Held(keycloak.add(membership)) : new Answer.Gone(keycloak.remove(membership));
    }

    /** As MembershipFlow does: the grants settle, and everything that must be looked at again is due then. */
    private void settle(Membership membership, Answer answer) {
        int failures = answer instanceof Answer.Failed ? tries.merge(membership, 1, Integer::sum) : 0;
        if (failures == 0) {
            tries.remove(membership);
        }
        List<Grant> before = liveOf(membership);
        List<Grant> settled = Wanting.settle(before, membership.target(), answer, PATIENCE, now);
        for (Grant grant : settled) {
            Incident incident = incidents.get(grant.incidentId());
            Incident after = incident.eachGrant(other -> other.grantId().equals(grant.grantId()), other -> grant);
            checkTransitions(incident, after);
            incidents.put(grant.incidentId(), after);
        }
        audit.append(GrantEntries.of(before, settled, now));
        due.remove(membership);
        Wanting.dueAt(settled, membership.target(), answer, failures, PATIENCE, now)
                .ifPresent(at -> makeDue(membership, at));
        Wanting.follow(before, settled, membership.target(), now)
                .forEach((at, others) -> others.forEach(other -> makeDue(other, at)));
    }

    /** One sweep and the work that it finds or that is due, with a Keycloak that answers: all is right then. */
    private void sweepAndSettle() {
        Set<Membership> wanted = Wanting.memberships(allGrants(), now);
        Stream.concat(keycloak.stream(), wanted.stream())
                .filter(membership -> keycloak.contains(membership) != wanted.contains(membership))
                .forEach(membership -> makeDue(membership, now));
        // What failed waits for its next try at most a minute.
        now = now.plus(Duration.ofMinutes(1));
        int rounds = 0;
        for (Optional<Membership> next = aDue(); next.isPresent(); next = aDue()) {
            assertThat(rounds++).as("settles").isLessThan(60);
            settle(next.get(), ask(next.get(), Wanting.wanted(grantsOf(next.get()), now)));
        }
        List<Grant> grants = allGrants();
        assertThat(keycloak)
                .as("in Keycloak exactly while a grant is active")
                .isEqualTo(grants.stream()
                        .filter(grant -> grant.state() instanceof Active)
                        .flatMap(grant -> grant.memberships().stream())
                        .collect(Collectors.toSet()));
        assertThat(grants)
                .as("nothing is underway")
                .noneMatch(grant -> grant.state() instanceof GrantState.Activating || grant.state() instanceof Ending);
        assertThat(grants)
                .noneMatch(grant -> grant.state() instanceof Active active
                        && !now.isBefore(active.term().endsAt()));
    }

    private void tamper(Membership membership, Random random) {
        byHand.add(membership);
        if (random.nextBoolean()) {
            keycloak.add(membership);
        } else {
            keycloak.remove(membership);
        }
    }

    private void checkTerms(Incident incident) {
        for (Grant grant : incident.grants()) {
            if (grant.state() instanceof Active active) {
                assertThat(active.term().endsAt())
                        .as("never longer than the profile allows")
                        .isEqualTo(active.term().activatedAt().plus(longest(grant)));
            }
        }
    }

    /** What was asked for is given for as long as was asked, and not for as long as the profile would allow. */
    private Duration longest(Grant grant) {
        return grant.requestId() == null
                ? MAX
                : requests.askedFor(grant.requestId()).orElseThrow();
    }

    /** A grant only goes on, what has ended is never changed again, and no step says what Keycloak does not. */
    private void checkTransitions(Incident before, Incident after) {
        for (Grant next : after.grants()) {
            Optional<Grant> old = before.grant(next.grantId());
            old.ifPresent(known -> {
                assertThat(rank(next)).as("%s → %s", known, next).isGreaterThanOrEqualTo(rank(known));
                if (known.state() instanceof Ended) {
                    assertThat(next).isEqualTo(known);
                }
                checkOverdue(known, next);
            });
            boolean changed =
                    old.map(known -> !known.state().equals(next.state())).orElse(true);
            if (changed && next.state() instanceof Active) {
                assertThat(next.memberships())
                        .as("usable only with all of it in Keycloak")
                        .allMatch(membership -> keycloak.contains(membership) || byHand.contains(membership));
            }
            if (changed && next.state() instanceof Ended ended && ended.provenAt() != null) {
                assertThat(next.memberships())
                        .as("proven gone only without it in Keycloak")
                        .allMatch(membership -> !keycloak.contains(membership)
                                || byHand.contains(membership)
                                || liveOf(membership).stream()
                                        .anyMatch(other -> !other.grantId().equals(next.grantId())));
            }
        }
        assertThat(before.grants())
                .allMatch(grant -> after.grant(grant.grantId()).isPresent());
    }

    /** Told once a grant, never early, and never of one that ended in time. */
    private void checkOverdue(Grant known, Grant next) {
        if (next.state() instanceof Ending ending
                && ending.revocation().overdueAt() != null
                && !(known.state() instanceof Ending was && was.revocation().overdueAt() != null)) {
            assertThat(overdueTold.merge(next.grantId(), 1, Integer::sum)).isEqualTo(1);
            assertThat(ending.revocation().overdueAt())
                    .isAfterOrEqualTo(ending.revocation().since().plus(PATIENCE));
        }
    }

    private static int rank(Grant grant) {
        return List.of(GrantState.class.getPermittedSubclasses())
                .indexOf(grant.state().getClass());
    }

    private Optional<Membership> aDue() {
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private Membership somebody(Random random) {
        return new Membership(
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                List.of(Grants.GROUP, ROLE, CLIENT_ROLE).get(random.nextInt(3)));
    }

    private List<Grant> liveOf(Membership membership) {
        return grantsOf(membership).stream().filter(Grant::live).toList();
    }

    private List<Grant> grantsOf(Membership membership) {
        return allGrants().stream()
                .filter(grant -> grant.memberships().contains(membership))
                .toList();
    }

    private List<Grant> allGrants() {
        List<Grant> all = new ArrayList<>();
        incidents.values().forEach(incident -> all.addAll(incident.grants()));
        return all;
    }
}
