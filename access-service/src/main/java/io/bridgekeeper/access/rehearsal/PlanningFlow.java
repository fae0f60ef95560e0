package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.oncall.Duty;
import io.bridgekeeper.access.oncall.OnCallRepository;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes of what is wished for, and of the duties as they are now, who is rehearsed and when. */
@ApplicationScoped
class PlanningFlow {

    private final RehearsalRepository rehearsals;
    private final OnCallRepository onCall;
    private final SettlingFlow settling;
    private final RehearsalPlan plan;

    PlanningFlow(RehearsalRepository rehearsals, OnCallRepository onCall, SettlingFlow settling, AccessConfig config) {
        this.rehearsals = rehearsals;
        this.onCall = onCall;
        this.settling = settling;
        this.plan = new RehearsalPlan(
                config.rehearsal().before(),
                config.rehearsal().every(),
                config.rehearsal().recheck());
    }

    RehearsalPlan plan() {
        return plan;
    }

    /** @return how many wishes there were; the rows are written and can be read */
    Uni<Integer> plan(Mutiny.Session session, Instant now) {
        return rehearsals.takeWishes(session, now).chain(wishes -> {
            if (wishes.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            Set<String> systems = wishes.stream().map(wish -> wish.systemId).collect(Collectors.toSet());
            Set<String> everybody = wishes.stream()
                    .filter(wish -> wish.everybody)
                    .map(wish -> wish.systemId)
                    .collect(Collectors.toSet());
            return onCall.duties(session, systems, now)
                    .chain(duties -> rehearsals
                            .ofSystems(session, systems)
                            .chain(rows -> write(session, duties, rows, everybody, now)))
                    .chain(session::flush)
                    .replaceWith(wishes.size());
        });
    }

    private Uni<Void> write(
            Mutiny.Session session, List<Duty> duties, List<RehearsalRow> rows, Set<String> everybody, Instant now) {
        Map<RehearsalRow.Key, List<Duty>> dutiesOf = duties.stream()
                .collect(Collectors.groupingBy(duty -> new RehearsalRow.Key(duty.personId(), duty.systemId())));
        Map<RehearsalRow.Key, RehearsalRow> rowOf = rows.stream()
                .collect(
                        Collectors.toMap(row -> new RehearsalRow.Key(row.personId, row.systemId), Function.identity()));
        Map<String, List<Duty>> allOf = duties.stream().collect(Collectors.groupingBy(Duty::systemId));
        List<RehearsalRow> added = new ArrayList<>();
        dutiesOf.forEach((key, theirs) -> {
            RehearsalRow row = rowOf.get(key);
            if (row == null) {
                row = new RehearsalRow(key.personId(), key.systemId());
                added.add(row);
            }
            cover(row, theirs, allOf.get(key.systemId()), everybody.contains(key.systemId()), now);
        });
        List<RehearsalRow> left = rows.stream()
                .filter(row -> !dutiesOf.containsKey(new RehearsalRow.Key(row.personId, row.systemId)))
                .toList();
        return session.persistAll(added.toArray()).chain(() -> InTurnFlow.each(left, row -> leave(session, row, now)));
    }

    private void cover(RehearsalRow row, List<Duty> duties, List<Duty> all, boolean asked, Instant now) {
        String covers = RehearsalPlan.covers(duties, all);
        boolean changed = !covers.equals(row.covers);
        row.covers = covers;
        row.startsAt = RehearsalPlan.begin(duties).orElse(null);
        row.dueAt = changed || asked
                ? now
                : plan.next(duties, row.isSettled(), row.checkedAt, now).orElse(null);
    }

    /** Nobody asks Keycloak about who cannot be called. */
    Uni<Void> leave(Mutiny.Session session, RehearsalRow row, Instant now) {
        row.covers = "";
        row.areas = new String[0];
        row.startsAt = null;
        row.dueAt = null;
        return settling.settle(session, row, new Readiness.NotCovered(), now);
    }
}
