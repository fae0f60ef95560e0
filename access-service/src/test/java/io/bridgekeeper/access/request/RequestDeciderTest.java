package io.bridgekeeper.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.request.Decision.Become;
import io.bridgekeeper.access.request.Decision.Nothing;
import io.bridgekeeper.access.request.Decision.Refuse;
import io.bridgekeeper.access.request.Decision.Why;
import io.bridgekeeper.access.request.RequestCommand.Approve;
import io.bridgekeeper.access.request.RequestCommand.Deny;
import io.bridgekeeper.access.request.RequestCommand.Revoke;
import io.bridgekeeper.access.request.RequestCommand.TimePasses;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RequestDeciderTest {

    private static final Instant T = Instant.parse("2026-11-23T02:30:00Z");
    private static final Instant DECIDE_BY = T.plusSeconds(3600);
    private static final UUID GRANT = new UUID(7, 7);

    private static final Who ALICE = new Who("alice", "e1");
    private static final Who ALICES_OTHER = new Who("alice-admin", "e1");
    private static final Who BOB = new Who("bob", "e2");
    private static final Who BOBS_OTHER = new Who("bob-admin", "e2");
    private static final Who CAROL = new Who("carol", null);
    private static final Who DAVE = new Who("dave", null);

    private record Case(String name, int needed, Set<Link> links, List<RequestCommand> given, String state, Why last) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> TABLE = List.of(
            row("one yes is enough", 1, List.of(yes(BOB)), "approved", null),
            row("one yes of two", 2, List.of(yes(BOB)), "pending", null),
            row("two of two", 2, List.of(yes(BOB), yes(CAROL)), "approved", null),
            row("the same yes again", 2, List.of(yes(BOB), yes(BOB)), "pending", null),
            row("a second account's yes", 2, List.of(yes(BOB), yes(BOBS_OTHER)), "pending", Why.AGREED_ALREADY),
            row("one's own", 1, List.of(yes(ALICE)), "pending", Why.OWN_REQUEST),
            row("one's own by another account", 1, List.of(yes(ALICES_OTHER)), "pending", Why.SAME_PERSON),
            row(
                    "without the right",
                    1,
                    List.of(new Approve(BOB, false, "", GRANT)),
                    "pending",
                    Why.NOT_YOURS_TO_DECIDE),
            row("denied", 1, List.of(no(BOB)), "denied", null),
            row("denied one's own", 1, List.of(no(ALICE)), "pending", Why.OWN_REQUEST),
            row("yes after no", 1, List.of(no(BOB), yes(CAROL)), "denied", Why.DECIDED),
            row("no after yes", 1, List.of(yes(BOB), no(CAROL)), "approved", Why.DECIDED),
            row("no again", 1, List.of(no(BOB), no(BOB)), "denied", null),
            row("no by another after no", 1, List.of(no(BOB), no(CAROL)), "denied", Why.DECIDED),
            row("yes again after it was the last", 1, List.of(yes(BOB), yes(BOB)), "approved", null),
            row("another yes after the last", 1, List.of(yes(BOB), yes(CAROL)), "approved", Why.DECIDED),
            row("revoked", 1, List.of(yes(BOB), off(CAROL)), "revoked", null),
            row("revoked by its asker", 1, List.of(yes(BOB), mine()), "revoked", null),
            row("yes after revoked", 1, List.of(yes(BOB), off(CAROL), yes(DAVE)), "revoked", Why.DECIDED),
            row("revoked while pending", 1, List.of(off(CAROL)), "pending", Why.NOT_APPROVED),
            row(
                    "revoked without the right",
                    1,
                    List.of(yes(BOB), new Revoke(DAVE, false, "")),
                    "approved",
                    Why.NOT_YOURS_TO_DECIDE),
            row("withdrawn", 1, List.of(mine()), "withdrawn", null),
            row("yes after withdrawn", 1, List.of(mine(), yes(BOB)), "withdrawn", Why.DECIDED),
            row("time that is not up", 1, List.of(new TimePasses(), yes(BOB)), "approved", null),
            chain("the asker agreed to the approver's", 1, new Link(BOB, ALICE), List.of(yes(BOB)), "pending"),
            chain(
                    "the asker agreed to the approver's by another account",
                    1,
                    new Link(BOBS_OTHER, ALICES_OTHER),
                    List.of(yes(BOB)),
                    "pending"),
            chain(
                    "one approver agreed to the other's",
                    2,
                    new Link(BOB, CAROL),
                    List.of(yes(BOB), yes(CAROL)),
                    "pending"),
            chain("and the other way round", 2, new Link(CAROL, BOB), List.of(yes(BOB), yes(CAROL)), "pending"),
            new Case("links of others", 1, Set.of(new Link(CAROL, DAVE)), List.of(yes(BOB)), "approved", null));

    @ParameterizedTest
    @FieldSource("TABLE")
    void decidesAsTheTableSays(Case row) {
        AccessRequest request = pending(row.needed());
        Why last = null;
        for (RequestCommand command : row.given()) {
            last = null;
            switch (RequestDecider.decide(request, command, row.links(), T)) {
                case Become(AccessRequest next) -> request = next;
                case Nothing nothing -> {}
                case Refuse(Why why) -> last = why;
            }
        }
        assertThat(request.state().word()).isEqualTo(row.state());
        assertThat(last).isEqualTo(row.last());
    }

    @Test
    void expiresAtItsTimeWhetherOrNotThatWasWrittenDown() {
        AccessRequest request = pending(1);
        assertThat(RequestDecider.decide(request, yes(BOB), Set.of(), DECIDE_BY))
                .isEqualTo(new Refuse(Why.EXPIRED));
        Become expired = (Become) RequestDecider.decide(request, new TimePasses(), Set.of(), DECIDE_BY);
        assertThat(expired.next().state().word()).isEqualTo("expired");
        assertThat(RequestDecider.decide(expired.next(), yes(BOB), Set.of(), T)).isEqualTo(new Refuse(Why.EXPIRED));
        assertThat(RequestDecider.decide(request, yes(BOB), Set.of(), DECIDE_BY.minusNanos(1)))
                .isInstanceOf(Become.class);
    }

    /** Whatever is done in whatever order. */
    @Property
    void isNeverApprovedByItsAskerNorByFewerThanNeededNorChangedOnceDecided(
            @ForAll("commands") List<RequestCommand> commands, @ForAll("links") Set<Link> links) {
        AccessRequest request = pending(2);
        Instant now = T;
        for (RequestCommand command : commands) {
            now = now.plusSeconds(240);
            AccessRequest before = request;
            if (RequestDecider.decide(request, command, links, now) instanceof Become(AccessRequest next)) {
                request = next;
            }
            switch (before.state()) {
                case Pending p -> {}
                case Approved a -> assertThat(request.state()).isInstanceOfAny(Approved.class, Revoked.class);
                case RequestState.Denied d -> assertThat(request).isEqualTo(before);
                case RequestState.Expired e -> assertThat(request).isEqualTo(before);
                case RequestState.Withdrawn w -> assertThat(request).isEqualTo(before);
                case Revoked r -> assertThat(request).isEqualTo(before);
            }
        }
        assertThat(request.approvals()).noneMatch(approval -> approval.by().isSameAs(ALICE));
        if (request.state() instanceof Approved || request.state() instanceof Revoked) {
            List<Who> by = new ArrayList<>();
            request.approvals().forEach(approval -> {
                assertThat(by).noneMatch(other -> other.isSameAs(approval.by()));
                assertThat(links).noneMatch(link -> link.isOf(approval.by(), ALICE));
                by.add(approval.by());
            });
            assertThat(by).hasSize(2);
            assertThat(links).noneMatch(link -> link.isOf(by.get(0), by.get(1)) || link.isOf(by.get(1), by.get(0)));
        }
    }

    @Provide
    Arbitrary<List<RequestCommand>> commands() {
        Arbitrary<RequestCommand> one = Combinators.combine(
                        people(), Arbitraries.of(true, true, false), Arbitraries.of(0, 0, 0, 1, 2, 3))
                .as((who, may, kind) -> switch (kind) {
                    case 0 -> new Approve(who, may, "", GRANT);
                    case 1 -> new Deny(who, may, "");
                    case 2 -> new Revoke(who, may, "");
                    default -> new TimePasses();
                });
        return one.list().ofMaxSize(18);
    }

    @Provide
    Arbitrary<Set<Link>> links() {
        return Combinators.combine(people(), people()).as(Link::new).set().ofMaxSize(3);
    }

    private static Arbitrary<Who> people() {
        return Arbitraries.of(ALICE, ALICES_OTHER, BOB, BOBS_OTHER, CAROL, DAVE);
    }

    private static Case row(String name, int needed, List<RequestCommand> given, String state, Why last) {
        return new Case(name, needed, Set.of(), given, state, last);
    }

    private static Case chain(String name, int needed, Link link, List<RequestCommand> given, String state) {
        return new Case(name, needed, Set.of(link), given, state, Why.SAME_CHAIN);
    }

    private static RequestCommand yes(Who who) {
        return new Approve(who, true, "seen", GRANT);
    }

    private static RequestCommand no(Who who) {
        return new Deny(who, true, "not now");
    }

    private static RequestCommand off(Who who) {
        return new Revoke(who, true, "over");
    }

    private static RequestCommand mine() {
        return new Revoke(ALICE, false, "");
    }

    private static AccessRequest pending(int needed) {
        return new AccessRequest(
                new UUID(1, 1),
                ALICE,
                "checkout",
                "checkout-db",
                null,
                "stuck rows",
                Duration.ofMinutes(20),
                T,
                DECIDE_BY,
                needed,
                List.of(),
                new Pending());
    }
}
