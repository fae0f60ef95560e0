package io.bridgekeeper.paging.correction;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
    public Uni<CorrectionView.All> all(@QueryParam("state") String state) {
        Optional<Correction.State> wanted = Arrays.stream(Correction.State.values())
                .filter(known -> known.word().equals(state))
                .findFirst();
        if (state != null && wanted.isEmpty()) {
            throw ProblemMapper.badRequest(
                    "state",
                    "must be one of "
                            + Arrays.stream(Correction.State.values())
                                    .map(Correction.State::word)
                                    .collect(Collectors.joining(", ")));
        }
        return corrections.newest(wanted).map(CorrectionView.All::new);
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
