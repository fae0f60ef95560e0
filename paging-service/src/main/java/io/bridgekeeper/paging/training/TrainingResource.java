package io.bridgekeeper.paging.training;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who is trained for what: computed from what people have done, never declared. */
@Path("/api/paging")
class TrainingResource {

    private static final int LONGEST_LIST = 5_000;

    private final TrainingFlow training;
    private final SecurityIdentity caller;

    TrainingResource(TrainingFlow training, SecurityIdentity caller) {
        this.training = training;
        this.caller = caller;
    }

    /**
     * The matrix of people and systems.
     *
     * @param system only of this system, by its catalog id
     * @param person only of this person
     */
    @GET
    @Path("training")
    @RolesAllowed({"commander", "catalog-admin", "auditor"})
    public Uni<TrainingView.All> all(@QueryParam("system") String system, @QueryParam("person") String person) {
        return lines(Optional.ofNullable(system), Optional.ofNullable(person));
    }

    /** The caller's own line of the matrix. */
    @GET
    @Path("me/training")
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    public Uni<TrainingView.All> mine() {
        return lines(Optional.empty(), Optional.of(callerId()));
    }

    /** Incidents that the caller follows, or followed, as a shadow: nothing is to be answered. */
    @GET
    @Path("me/shadowing")
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<TrainingView.Shadowing> shadowing(
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        return training.shadowedBy(callerId(), SliceMapper.slice(List.of("shadowing", callerId()), cursor, limit))
                .map(TrainingView::shadowing);
    }

    private Uni<TrainingView.All> lines(Optional<String> system, Optional<String> person) {
        return training.matrix(system, person, LONGEST_LIST + 1)
                .map(found -> TrainingView.all(training.rule(), found, LONGEST_LIST));
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
