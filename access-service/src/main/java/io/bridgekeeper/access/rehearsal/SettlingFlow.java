package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.finding.OpenFindingFlow;
import io.bridgekeeper.access.rehearsal.Readiness.NotCovered;
import io.bridgekeeper.access.rehearsal.Readiness.NotReady;
import io.bridgekeeper.access.rehearsal.Readiness.Ready;
import io.bridgekeeper.outbox.OutboxRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what came of a rehearsal, and tells it where it is news. Called by whoever holds the claim of the round. */
@ApplicationScoped
class SettlingFlow {

    private final OutboxRepository outbox;
    private final OpenFindingFlow findings;
    private final Supplier<UUID> ids;

    SettlingFlow(OutboxRepository outbox, OpenFindingFlow findings, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.findings = findings;
        this.ids = ids;
    }

    /** @param at when Keycloak was asked, or when it was heard that the person is not covered */
    Uni<Void> settle(Mutiny.Session session, RehearsalRow row, Readiness readiness, Instant at) {
        String reasons = RehearsalMapper.json(readiness.reasons());
        boolean known = row.state != null;
        boolean news = !readiness.slug().equals(row.state) || !reasons.equals(row.reasons);
        row.checkedAt = readiness instanceof NotCovered ? null : at;
        if (!news) {
            return Uni.createFrom().voidItem();
        }
        row.state = readiness.slug();
        row.reasons = reasons;
        row.kinds = RehearsalMapper.kinds(readiness.reasons());
        row.changedAt = at;
        // Nobody was ever told that they were covered.
        boolean silent = readiness instanceof NotCovered && !known;
        return (silent
                        ? Uni.createFrom().voidItem()
                        : outbox.write(
                                session,
                                List.of(RehearsalMapper.event(ids.get(), row.personId, row.systemId, readiness, at))))
                .chain(() -> find(session, row, readiness, at));
    }

    private Uni<Void> find(Mutiny.Session session, RehearsalRow row, Readiness readiness, Instant at) {
        return switch (readiness) {
            case NotReady(List<Reason> reasons) ->
                findings.notReady(
                        session,
                        row.personId,
                        row.systemId,
                        sentence(reasons, Reason::what),
                        sentence(reasons, Reason::mend),
                        at);
            case Ready r -> findings.mended(session, row.personId, row.systemId, at);
            case NotCovered n -> findings.mended(session, row.personId, row.systemId, at);
        };
    }

    private static String sentence(List<Reason> reasons, Function<Reason, String> part) {
        return reasons.stream()
                .filter(reason -> reason.kind() != Reason.Kind.NOT_TRIED)
                .map(part)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
