package io.bridgekeeper.paging.oncall;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;

/** Who is on call. */
@Path("/api/paging/on-call")
@Authenticated
class OnCallResource {

    private final ScheduleFlow schedules;
    private final Clock clock;

    OnCallResource(ScheduleFlow schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @GET
    public Uni<OnCallView> onCall(@QueryParam("at") String at) {
        Instant instant = PeriodMapper.at(at, clock.instant());
        return schedules.at(instant).map(all -> OnCallView.of(instant, all));
    }
}
