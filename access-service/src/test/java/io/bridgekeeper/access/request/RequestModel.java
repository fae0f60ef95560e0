package io.bridgekeeper.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.request.RequestCommand.Approve;
import io.bridgekeeper.access.request.RequestCommand.Deny;
import io.bridgekeeper.access.request.RequestCommand.Revoke;
import io.bridgekeeper.access.request.RequestCommand.TimePasses;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Requests of a few people, one of whom has two accounts, and what they say to them at random; by the real rules, with a
 * map for the table. Whatever is said, nobody agrees to their own request by either account, nobody's yes counts twice,
 * and what expired was never approved.
 */
public final class RequestModel {

    /** Access that is given from now on. */
    public record Given(UUID requestId, UUID grantId, String personId, Duration duration) {}

    /** Access that is taken. */
    public record Taken(UUID requestId, UUID grantId) {}

    private static final Duration DECIDE_WITHIN = Duration.ofHours(4);
    private static final List<Who> PEOPLE =
            List.of(new Who("alice", "1"), new Who("alice-admin", "1"), new Who("carol", "2"), new Who("erin", null));

    private final Map<UUID, AccessRequest> requests = new TreeMap<>();
    private final Supplier<UUID> ids;
    private final Consumer<List<AuditEvent>> audit;
    private final Consumer<Given> give;
    private final Consumer<Taken> take;

    /** @param give and {@code take} are told in the very step, as one transaction does both */
    public RequestModel(
            Supplier<UUID> ids, Consumer<List<AuditEvent>> audit, Consumer<Given> give, Consumer<Taken> take) {
        this.ids = ids;
        this.audit = audit;
        this.give = give;
        this.take = take;
    }

    /** Somebody asks, or says something to any request, or time goes on for it. */
    public void something(Random random, Duration longest, Instant now) {
        if (requests.isEmpty() || random.nextInt(4) == 0) {
            ask(random, longest, now);
            return;
        }
        AccessRequest request = List.copyOf(requests.values()).get(random.nextInt(requests.size()));
        Who by = PEOPLE.get(random.nextInt(PEOPLE.size()));
        boolean may = random.nextInt(5) > 0;
        decide(
                request,
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3, 4 -> new Approve(by, may, "seen", ids.get());
                    case 5 -> new Deny(by, may, "no");
                    case 6 -> new Revoke(by, may, "enough");
                    default -> new TimePasses();
                },
                now);
    }

    private void ask(Random random, Duration longest, Instant now) {
        AccessRequest request = new AccessRequest(
                ids.get(),
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                "checkout",
                "checkout-prod",
                null,
                "stuck \"rows\"\n\u00e9",
                longest.dividedBy(1 + random.nextInt(8)),
                now,
                now.plus(DECIDE_WITHIN),
                1 + random.nextInt(2),
                List.of(),
                new Pending());
        requests.put(request.requestId(), request);
        audit.accept(RequestEntries.made(request, now));
    }

    private void decide(AccessRequest request, RequestCommand command, Instant now) {
        switch (RequestDecider.decide(request, command, links(request, now), now)) {
            case Decision.Become(AccessRequest next) -> become(request, next, command, now);
            case Decision.Nothing n -> {}
            case Decision.Refuse(Decision.Why why) -> audit.accept(RequestEntries.refused(request, command, why, now));
        }
    }

    private void become(AccessRequest before, AccessRequest next, RequestCommand command, Instant now) {
        check(before, next, command, now);
        requests.put(next.requestId(), next);
        audit.accept(RequestEntries.changed(before, next, now));
        if (next.state() instanceof Approved(UUID grantId, Instant at) && before.state() instanceof Pending) {
            give.accept(new Given(next.requestId(), grantId, next.by().personId(), next.duration()));
        }
        if (next.state() instanceof Revoked revoked) {
            take.accept(new Taken(next.requestId(), revoked.grantId()));
        }
    }

    private static void check(AccessRequest before, AccessRequest next, RequestCommand command, Instant now) {
        assertThat(before.state()).isInstanceOfAny(Pending.class, Approved.class);
        List<Who> agreed = next.approvals().stream().map(Approval::by).toList();
        assertThat(agreed).as("nobody to their own").noneMatch(next.by()::isSameAs);
        Set<Who> seen = new HashSet<>();
        agreed.forEach(who -> {
            assertThat(seen).as("one yes a person").noneMatch(who::isSameAs);
            seen.add(who);
        });
        if (next.state() instanceof Approved && before.state() instanceof Pending) {
            assertThat(agreed).hasSizeGreaterThanOrEqualTo(next.needed());
            assertThat(now).as("approved in time").isBefore(next.decideBy());
            assertThat(((Approve) command).may()).isTrue();
        }
        if (next.state() instanceof Expired) {
            assertThat(before.state()).isInstanceOf(Pending.class);
            assertThat(now).isAfterOrEqualTo(next.decideBy());
        }
    }

    private Set<Link> links(AccessRequest except, Instant now) {
        return requests.values().stream()
                .filter(other -> !other.requestId().equals(except.requestId()))
                .filter(other -> other.state() instanceof Pending || lasts(other, now))
                .flatMap(other -> other.approvals().stream().map(yes -> new Link(other.by(), yes.by())))
                .collect(Collectors.toSet());
    }

    private static boolean lasts(AccessRequest request, Instant now) {
        return request.state() instanceof Approved(UUID grantId, Instant at)
                && now.isBefore(at.plus(request.duration()));
    }

    /** For how long the grant was asked; empty where it was not given by a request. */
    public Optional<Duration> askedFor(UUID requestId) {
        return Optional.ofNullable(requests.get(requestId)).map(AccessRequest::duration);
    }
}
