package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.access.account.PersonKeyClient;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reviews that uses of break-glass open. */
@Path("/api/access/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Break-glass")
class ReviewResource {

    private static final int LONGEST_FINDING = 1_000;

    private final UseFlow uses;
    private final PersonKeyClient keys;
    private final SecurityIdentity identity;

    ReviewResource(UseFlow uses, PersonKeyClient keys, SecurityIdentity identity) {
        this.uses = uses;
        this.keys = keys;
        this.identity = identity;
    }

    /** What was found. */
    record Closing(String finding) {}

    @GET
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
    @Operation(
            operationId = "listReviews",
            summary = "Reviews of your uses of break-glass, the newest first; of all for approvers and auditors")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<ReviewView.Some> list(
            @QueryParam("state") String state,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        if (state != null && !state.equals("open")) {
            faults.add(new RequestFault("state", "must be open, or absent"));
        }
        Slice slice = SliceMapper.slice(List.of("reviews", String.valueOf(state)), cursor, limit, faults);
        boolean all = identity.hasRole("access-approver") || identity.hasRole("auditor");
        return uses.list(all ? null : name(), state != null, slice)
                .map(part -> part.map(ReviewView::of))
                .map(part -> new ReviewView.Some(part.items(), part.next().orElse(null)));
    }

    @POST
    @Path("/{reviewId}/close")
    @RolesAllowed({"access-approver", "auditor"})
    @Operation(operationId = "closeReview", summary = "Close a review of another's use, with what you found")
    @APIResponse(responseCode = "403", description = "own-use, also through another account of the same person")
    @APIResponse(responseCode = "409", description = "review-closed")
    public Uni<ReviewView> close(@PathParam("reviewId") String reviewId, Closing closing) {
        if (closing == null || closing.finding() == null || closing.finding().isBlank()) {
            throw ProblemMapper.badRequest("finding", "is missing");
        }
        if (closing.finding().length() > LONGEST_FINDING || closing.finding().indexOf('\0') >= 0) {
            throw ProblemMapper.badRequest("finding", "must have at most " + LONGEST_FINDING + " plain characters");
        }
        UUID id = id(reviewId);
        String by = name();
        return uses.userOf(id)
                .chain(user -> user == null
                        ? Uni.createFrom().item(false)
                        : keys.same(user, by)
                                .onFailure()
                                .transform(failure -> ProblemMapper.problem(ProblemType.KEYCLOAK_AWAY)))
                .chain(same -> uses.close(id, by, same, closing.finding()))
                .map(BreakGlassResource::answer);
    }

    private String name() {
        return UserName.of(identity.getPrincipal().getName());
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_REVIEW);
        }
    }
}
