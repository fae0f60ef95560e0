package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is well says so here. It sends no token: the key in the address is all that it has. */
@Path("/heartbeats")
@PermitAll
class BeatResource {

    private final HeartbeatFlow flow;

    BeatResource(HeartbeatFlow flow) {
        this.flow = flow;
    }

    /** A beat, for what can only get. */
    @GET
    @Path("{key}")
    @APIResponse(responseCode = "204", description = "Taken")
    @APIResponse(responseCode = "404", description = "No heartbeat has this key")
    public Uni<Response> get(@PathParam("key") String key) {
        return beat(key);
    }

    /** A beat. */
    @POST
    @Path("{key}")
    @APIResponse(responseCode = "204", description = "Taken")
    @APIResponse(responseCode = "404", description = "No heartbeat has this key")
    public Uni<Response> post(@PathParam("key") String key) {
        return beat(key);
    }

    private Uni<Response> beat(String key) {
        // An answer and no exception, which would put the path, and the key with it, into the answer.
        return flow.beat(new Secret(key))
                .map(known -> known
                        ? Response.noContent().build()
                        : ProblemMapper.problem(RequestProblem.NOT_FOUND).toResponse());
    }
}
