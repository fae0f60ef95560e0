package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at schedules away from the threads that page people: a long one with many layers takes its time. */
@ApplicationScoped
class QualityFlow {

    private final ScheduleFlow schedules;

    QualityFlow(ScheduleFlow schedules) {
        this.schedules = schedules;
    }

    Uni<QualityView> of(Rotation rotation, Range range) {
        return schedules
                .of(rotation, range)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(schedule -> QualityView.of(rotation.id(), ScheduleQuality.of(schedule, range)));
    }

    /** @param after the id before the first; empty for those from the beginning */
    Uni<QualityView.Lines> all(Range range, Optional<String> after, int limit) {
        return schedules
                .over(range)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> {
                    List<FinalSchedule> rest = all.stream()
                            .filter(schedule -> after.filter(
                                            id -> schedule.rotation().id().compareTo(id) <= 0)
                                    .isEmpty())
                            .sorted(Comparator.comparing(
                                    schedule -> schedule.rotation().id()))
                            .limit(limit + 1L)
                            .toList();
                    List<QualityView.Line> lines = rest.stream()
                            .limit(limit)
                            .map(schedule ->
                                    QualityView.line(schedule.rotation().id(), ScheduleQuality.of(schedule, range)))
                            .toList();
                    return new QualityView.Lines(
                            range.from(),
                            range.until(),
                            lines,
                            rest.size() > limit ? lines.getLast().rotationId() : null);
                });
    }
}
