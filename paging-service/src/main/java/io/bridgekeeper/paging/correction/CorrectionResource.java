package io.bridgekeeper.paging.correction;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What responders proposed to those who keep the catalog, by declining a page that was not theirs. */
@Path("/api/paging/catalog-corrections")
class CorrectionResource {

    private static final int LONGEST_REASON = 500;

    private final CorrectionFlow corrections;
    private final SecurityIdentity caller;

    CorrectionResource(CorrectionFlow corrections, SecurityIdentity caller) {
        this.corrections = corrections;
        this.caller = caller;
    }

    /** @param reason why the catalog is right as it is, 1 to 500 characters */
    record DismissRequest(String reason) {}

    /**
     * The newest first.
     *
     * @param state only those: open, taken or dismissed; absent: all
     */
    @GET
    @RolesAllowed({"responder", "commander", "catalog-admin", "auditor"})
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<CorrectionView.All> all(
            @QueryParam("state") String state,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        Optional<Correction.State> wanted = Arrays.stream(Correction.State.values())
                .filter(known -> known.word().equals(state))
                .findFirst();
        if (state != null && wanted.isEmpty()) {
            faults.add(new RequestFault(
                    "state",
                    "must be one of "
                            + Arrays.stream(Correction.State.values())
                                    .map(Correction.State::word)
                                    .collect(Collectors.joining(", "))));
        }
        Slice slice = SliceMapper.slice(List.of("catalog-corrections", String.valueOf(state)), cursor, limit, faults);
        return corrections.list(wanted, slice);
    }

    /** Says that the catalog is right as it is. */
    @POST
    @Path("{id}/dismiss")
    @RolesAllowed("catalog-admin")
    public Uni<CorrectionView> dismiss(@PathParam("id") String id, DismissRequest request) {
        UUID correctionId = RequestIdMapper.id(id, ProblemType.UNKNOWN_CORRECTION);
        String reason = request == null || request.reason() == null
                ? ""
                : request.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemMapper.badRequest(
                    "reason", "must say why the catalog is right, in 1 to " + LONGEST_REASON + " characters");
        }
        return corrections
                .dismiss(correctionId, caller.getPrincipal().getName(), reason)
                .map(found -> found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_CORRECTION)));
    }
}
