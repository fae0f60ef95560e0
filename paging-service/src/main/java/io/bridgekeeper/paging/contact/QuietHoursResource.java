package io.bridgekeeper.paging.contact;

import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/** When the caller does not want to hear of what can wait. */
@Path("/api/paging/me/quiet-hours")
@RolesAllowed({"responder", "commander"})
class QuietHoursResource {

    private static final QuietHoursProposal NEVER = new QuietHoursProposal(null, List.of());

    private final SettingsFlow flow;
    private final SecurityIdentity caller;

    QuietHoursResource(SettingsFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    @GET
    public Uni<QuietHoursProposal> mine() {
        return flow.of(callerId())
                .map(own -> own.quiet().map(QuietHoursProposal::of).orElse(NEVER));
    }

    /** Replaces them; without a window it is never quiet. */
    @PUT
    public Uni<QuietHoursProposal> keep(QuietHoursProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return flow.keepQuietHours(callerId(), proposal).chain(faults -> {
            if (!faults.isEmpty()) {
                throw ProblemMapper.badRequest(faults);
            }
            return mine();
        });
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
