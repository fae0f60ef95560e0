package io.bridgekeeper.paging.heartbeat;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Dead-man's switches: who sends a beat is well, and silence opens an incident. */
@Path("/api/paging/heartbeats")
@RolesAllowed("catalog-admin")
class HeartbeatResource {

    private final HeartbeatFlow flow;
    private final CatalogFlow catalog;
    private final HeartbeatConfig config;
    private final Clock clock;
    private final SecurityIdentity caller;

    HeartbeatResource(
            HeartbeatFlow flow, CatalogFlow catalog, HeartbeatConfig config, Clock clock, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
        this.caller = caller;
    }

    /** All that are watched, by name. */
    @GET
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    public Uni<HeartbeatView.All> all() {
        return flow.all()
                .map(found ->
                        new HeartbeatView.All(found.stream().map(this::view).toList()));
    }

    /** Makes a heartbeat; its address is told this once. Its time begins now. */
    @POST
    @ResponseStatus(201)
    @APIResponse(responseCode = "201", description = "The heartbeat is made")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "409", description = "too-many-heartbeats, with limit")
    public Uni<HeartbeatView.Created> make(NewHeartbeat wanted) {
        if (wanted == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return flow.make(wanted, callerId()).map(made -> switch (made) {
            case HeartbeatFlow.Made.Keyed(var heartbeat, var key) ->
                HeartbeatView.Created.of(view(heartbeat), key, config.publicUrl());
            case HeartbeatFlow.Made.Faulty(var why) -> throw ProblemMapper.badRequest(why.faults());
            case HeartbeatFlow.Made.TooMany(int most) ->
                throw problem(ProblemType.TOO_MANY_HEARTBEATS, Map.of("limit", most));
        });
    }

    /** All of it is as wanted from now on, with its whole time anew; its address stays. */
    @PUT
    @Path("{id}")
    @APIResponse(responseCode = "200", description = "The heartbeat as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-heartbeat")
    public Uni<HeartbeatView> edit(@PathParam("id") String id, NewHeartbeat wanted) {
        UUID heartbeat = heartbeatId(id);
        if (wanted == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return flow.edit(heartbeat, wanted, callerId()).map(edited -> switch (edited) {
            case HeartbeatFlow.Edited.Done(var done) -> view(done);
            case HeartbeatFlow.Edited.Faulty(var why) -> throw ProblemMapper.badRequest(why.faults());
            case HeartbeatFlow.Edited.Unknown() -> throw problem(ProblemType.UNKNOWN_HEARTBEAT);
        });
    }

    /** A new address, told this once; the one of before is taken for a while yet, one before that no more. */
    @POST
    @Path("{id}/key")
    @ResponseStatus(201)
    @APIResponse(responseCode = "201", description = "The heartbeat with its new address")
    @APIResponse(responseCode = "404", description = "unknown-heartbeat")
    public Uni<HeartbeatView.Created> rotate(@PathParam("id") String id) {
        return flow.rotate(heartbeatId(id))
                .map(found -> found.map(keyed ->
                                HeartbeatView.Created.of(view(keyed.heartbeat()), keyed.key(), config.publicUrl()))
                        .orElseThrow(() -> problem(ProblemType.UNKNOWN_HEARTBEAT)));
    }

    /** Its silence is allowed until then; afterwards it has its whole time anew. */
    @POST
    @Path("{id}/pause")
    @APIResponse(responseCode = "200", description = "The heartbeat as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-heartbeat")
    public Uni<HeartbeatView> pause(@PathParam("id") String id, NewPause pause) {
        UUID heartbeat = heartbeatId(id);
        if (pause == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        List<RequestFault> faults = pause.faults(clock.instant());
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return flow.pause(heartbeat, pause, callerId()).map(this::known);
    }

    /** Ends a pause: it has its whole time from now on. */
    @DELETE
    @Path("{id}/pause")
    @APIResponse(responseCode = "200", description = "The heartbeat as it is now")
    @APIResponse(responseCode = "404", description = "unknown-heartbeat")
    public Uni<HeartbeatView> resume(@PathParam("id") String id) {
        return flow.resume(heartbeatId(id)).map(this::known);
    }

    /** From now on nobody watches it, its key opens nothing, and an incident of its silence is over. */
    @DELETE
    @Path("{id}")
    @APIResponse(responseCode = "204", description = "Nobody watches it any more")
    @APIResponse(responseCode = "404", description = "unknown-heartbeat")
    public Uni<Void> remove(@PathParam("id") String id) {
        return flow.remove(heartbeatId(id), callerId())
                .invoke(known -> {
                    if (!known) {
                        throw problem(ProblemType.UNKNOWN_HEARTBEAT);
                    }
                })
                .replaceWithVoid();
    }

    private HeartbeatView known(Optional<Heartbeat> found) {
        return found.map(this::view).orElseThrow(() -> problem(ProblemType.UNKNOWN_HEARTBEAT));
    }

    private HeartbeatView view(Heartbeat heartbeat) {
        return HeartbeatView.of(
                heartbeat, catalog.current().systemOf(heartbeat.labels()).map(CatalogSystem::id), clock.instant());
    }

    private static UUID heartbeatId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_HEARTBEAT);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
