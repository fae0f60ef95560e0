package io.bridgekeeper.access.grant;

import static io.bridgekeeper.access.grant.Grants.MAX;
import static io.bridgekeeper.access.grant.Grants.PROFILE;
import static io.bridgekeeper.access.grant.Grants.T;
import static io.bridgekeeper.access.grant.Grants.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of three incidents of one system and two people, with Keycloak failing, answers lost in crashes and
 * hands in Keycloak. The rules are the real ones; database and Keycloak are a map and a set.
 */
class AccessModelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STEPS = 400;
    private static final List<String> PEOPLE = List.of("alice", "carol");

    private final Map<UUID, Incident> incidents = new HashMap<>();
    private final Set<Membership> keycloak = new HashSet<>();
    private long nextId = 1_000;
    private Instant now = T;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void neverHoldsAMembershipWithoutALiveGrantNorPastItsEnd(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(900));
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> hearSomething(random);
                case 5, 6, 7 -> work(somebody(random), random);
                case 8 -> tamper(somebody(random), random);
                default -> quiesce();
            }
            incidents.values().forEach(this::checkTerms);
        }
        incidents.keySet().forEach(incident -> hear(incident, new Resolved(now)));
        quiesce();
        assertThat(keycloak).isEmpty();
        assertThat(allGrants()).allMatch(grant -> grant.state() instanceof Ended);
    }

    private void hearSomething(Random random) {
        UUID incident = id(random.nextInt(3));
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        UUID page = id(incident.getLeastSignificantBits() * 10 + random.nextInt(4));
        Instant at = now.minusSeconds(random.nextInt(1_200));
        hear(
                incident,
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> new PageAsked(page, person, "checkout", at);
                    case 3, 4, 5, 6 -> new PageTaken(page, person, "checkout", at);
                    case 7 -> new PageOver(page, person, "checkout", EndReason.DECLINED, at);
                    case 8 -> new StoodDown(person, at);
                    case 9 -> new ProfilesTold();
                    case 10 -> random.nextInt(20) == 0 ? new Resolved(at) : new ProfilesTold();
                    default ->
                        new GrantEndAsked(
                                incidents.getOrDefault(incident, Incident.unheardOf(incident)).grants().stream()
                                        .map(Grant::grantId)
                                        .findFirst()
                                        .orElse(id(0)),
                                EndReason.WITHDRAWN);
                });
    }

    private void hear(UUID incidentId, IncidentEvent event) {
        Incident before = incidents.getOrDefault(incidentId, Incident.unheardOf(incidentId));
        Incident after = IncidentDecider.decide(before, event, List.of(PROFILE), () -> id(nextId++), now);
        checkTransitions(before, after);
        incidents.put(incidentId, after);
    }

    /** One membership's work, as it may go: done, failed, or crashed before or after Keycloak heard of it. */
    private void work(Membership membership, Random random) {
        boolean wanted = Wanting.wanted(grantsOf(membership), now);
        switch (random.nextInt(8)) {
            case 0 -> settle(membership, new Answer.Failed(Fault.AWAY, "no answer"));
            case 1 -> settle(membership, new Answer.Failed(Fault.REFUSED, "disabled"));
            case 2 -> {}
            case 3 -> ask(membership, wanted);
            case 4 -> {
                Answer answer = ask(membership, wanted);
                hearSomething(random);
                settle(membership, answer);
            }
            default -> settle(membership, ask(membership, wanted));
        }
    }

    private Answer ask(Membership membership, boolean wanted) {
        if (wanted) {
            return new Answer.Held(keycloak.add(membership));
        }
        return new Answer.Gone(keycloak.remove(membership));
    }

    private void settle(Membership membership, Answer answer) {
        List<Grant> before = grantsOf(membership).stream().filter(Grant::live).toList();
        for (Grant settled : Wanting.settle(before, membership.target(), answer, PATIENCE, now)) {
            Incident incident = incidents.get(settled.incidentId());
            Incident after = incident.eachGrant(grant -> grant.grantId().equals(settled.grantId()), grant -> settled);
            checkTransitions(incident, after);
            incidents.put(settled.incidentId(), after);
        }
    }

    /** What the work does in the end, once Keycloak answers and the sweep has looked: it settles, and it is right. */
    private void quiesce() {
        for (String person : PEOPLE) {
            Membership membership = new Membership(person, Grants.GROUP);
            int rounds = 0;
            Answer answer;
            do {
                assertThat(rounds++).as("settles").isLessThan(4);
                answer = ask(membership, Wanting.wanted(grantsOf(membership), now));
                settle(membership, answer);
            } while (Wanting.dueAt(grantsOf(membership), membership.target(), answer, 0, PATIENCE, now)
                    .filter(due -> !due.isAfter(now))
                    .isPresent());
            List<Grant> grants = grantsOf(membership);
            assertThat(keycloak.contains(membership))
                    .as("a member exactly while a grant is active")
                    .isEqualTo(grants.stream().anyMatch(grant -> grant.state() instanceof Active));
            assertThat(grants)
                    .noneMatch(grant -> grant.state() instanceof Activating || grant.state() instanceof Ending);
            assertThat(grants)
                    .noneMatch(grant -> grant.state() instanceof Active active
                            && !now.isBefore(active.term().endsAt()));
        }
    }

    private void tamper(Membership membership, Random random) {
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
                        .isEqualTo(active.term().activatedAt().plus(MAX));
            }
        }
    }

    /** A grant only goes on, and what has ended is never changed again. */
    private static void checkTransitions(Incident before, Incident after) {
        for (Grant old : before.grants()) {
            Grant next = after.grant(old.grantId()).orElseThrow();
            assertThat(rank(next)).as("%s → %s", old, next).isGreaterThanOrEqualTo(rank(old));
            if (old.state() instanceof Ended) {
                assertThat(next).isEqualTo(old);
            }
        }
    }

    private static int rank(Grant grant) {
        return List.of(GrantState.class.getPermittedSubclasses())
                .indexOf(grant.state().getClass());
    }

    private Membership somebody(Random random) {
        return new Membership(PEOPLE.get(random.nextInt(PEOPLE.size())), Grants.GROUP);
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
