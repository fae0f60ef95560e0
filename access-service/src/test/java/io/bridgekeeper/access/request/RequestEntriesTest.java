package io.bridgekeeper.access.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Denied;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.access.request.RequestState.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestEntriesTest {

    private static final Instant T = Instant.parse("2026-11-27T12:00:00Z");
    private static final UUID GRANT = UUID.fromString("0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009");
    private static final Who ALICE = new Who("alice", null);
    private static final Who BOB = new Who("bob", null);
    private static final AccessRequest PENDING = new AccessRequest(
            UUID.fromString("0198f3c1-7d3a-7b52-9c41-1f0a5f6f0001"),
            ALICE,
            "checkout",
            "checkout-db",
            null,
            "the index is broken",
            Duration.ofHours(1),
            T,
            T.plusSeconds(60),
            2,
            List.of(),
            new Pending());

    static Stream<Arguments> decisions() {
        return Stream.of(
                Arguments.of(PENDING, PENDING.with(new Denied("bob", "no", T)), "request.denied", "bob"),
                Arguments.of(PENDING, PENDING.with(new Expired(T)), "request.expired", "access-service"),
                Arguments.of(PENDING, PENDING.with(new Withdrawn(T)), "request.withdrawn", "alice"),
                Arguments.of(PENDING, PENDING.with(new Approval(BOB, "go", T)), "request.agreed", "bob"),
                Arguments.of(
                        PENDING.with(new Approved(GRANT, T)),
                        PENDING.with(new Revoked(GRANT, "bob", "done", T)),
                        "request.revoked",
                        "bob"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void tellsEachChangeOnceAndWhoseItIs(AccessRequest before, AccessRequest after, String action, String actor) {
        List<AuditEvent> told = RequestEntries.changed(before, after, T);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().action().slug()).isEqualTo(action);
        assertThat(told.getFirst().actor()).isEqualTo(actor);
        assertThat(told.getFirst().subject()).isEqualTo("alice");
        assertThat(told.getFirst().facts())
                .containsEntry("request", after.requestId().toString());
        assertThat(RequestEntries.changed(after, after, T)).isEmpty();
    }

    @Test
    void tellsTheLastYesAndWhatItGives() {
        AccessRequest agreed = PENDING.with(new Approval(BOB, "go", T)).with(new Approved(GRANT, T));
        assertThat(RequestEntries.changed(PENDING, agreed, T))
                .extracting(event -> event.action().slug(), AuditEvent::actor, AuditEvent::grantId)
                .containsExactly(tuple("request.agreed", "bob", null), tuple("request.approved", "bob", GRANT));
    }

    @Test
    void tellsOfOneThatNobodyHasToAgreeToThatItWasGiven() {
        assertThat(RequestEntries.made(PENDING, T))
                .extracting(event -> event.action().slug())
                .containsExactly("request.made");
        assertThat(RequestEntries.made(PENDING.with(new Approved(GRANT, T)), T))
                .extracting(event -> event.action().slug(), AuditEvent::actor)
                .containsExactly(tuple("request.made", "alice"), tuple("request.approved", "access-service"));
    }

    @Test
    void tellsWhoWantedToDecideAndMustNot() {
        List<AuditEvent> told = RequestEntries.refused(
                PENDING, new RequestCommand.Approve(ALICE, true, "mine", GRANT), Decision.Why.values()[0], T);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.action().slug()).isEqualTo("decision.refused");
            assertThat(event.actor()).isEqualTo("alice");
            assertThat(event.facts()).containsEntry("asked", "approve");
        });
        assertThat(RequestEntries.refused(PENDING, new RequestCommand.TimePasses(), Decision.Why.values()[0], T))
                .isEmpty();
    }
}
