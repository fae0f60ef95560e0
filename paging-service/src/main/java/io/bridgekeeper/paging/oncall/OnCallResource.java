package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Rotation;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Who is on call. */
@Path("/api/paging/on-call")
@Authenticated
class OnCallResource {

    private static final Instant EARLIEST =
            OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    private static final Instant LATEST =
            OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private final CatalogFlow catalog;
    private final Clock clock;

    OnCallResource(CatalogFlow catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @GET
    @NonBlocking
    public OnCallView onCall(@QueryParam("at") String at) {
        Instant instant = at == null ? clock.instant() : read(at);
        return new OnCallView(
                instant,
                catalog.current().rotations().values().stream()
                        .map(rotation -> line(rotation, instant))
                        .toList());
    }

    private static OnCallView.Line line(Rotation rotation, Instant at) {
        Shift shift = OnCall.at(rotation, at);
        return new OnCallView.Line(rotation.id(), shift.personId(), shift.from(), shift.until());
    }

    private static Instant read(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
                throw ProblemMapper.badRequest("at", "must be from 2000 to 2099");
            }
            return at;
        } catch (DateTimeException e) {
            throw ProblemMapper.badRequest("at", "must be an instant such as 2026-11-23T09:00:00Z");
        }
    }
}
