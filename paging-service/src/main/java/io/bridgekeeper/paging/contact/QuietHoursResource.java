package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.tag.TagMapper.ETAG;
import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** When the caller does not want to hear of what can wait. */
@Path("/api/paging/me/quiet-hours")
@RolesAllowed({"responder", "commander"})
class QuietHoursResource {

    private static final QuietHoursProposal NEVER = new QuietHoursProposal(null, List.of());
    private static final String ETAG_IS = "stands for all quiet hours";

    private final SettingsFlow flow;
    private final SecurityIdentity caller;

    QuietHoursResource(SettingsFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    public Uni<RestResponse<QuietHoursProposal>> mine() {
        return flow.of(callerId()).map(own -> TagMapper.answer(Status.OK, view(own), ContactTag.ofQuiet(own.quiet())));
    }

    /** Replaces them; without a window it is never quiet. */
    @PUT
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag: the quiet hours have changed since")
    public Uni<RestResponse<QuietHoursProposal>> keep(
            @Parameter(description = "ETag of the quiet hours, or *; left out: whatever there is")
                    @HeaderParam(IF_MATCH)
                    String ifMatch,
            QuietHoursProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return flow.keepQuietHours(callerId(), proposal, TagMapper.seen(ifMatch))
                .map(told -> switch (told.what()) {
                    case SettingsOutcome.Kept(OwnContacts now) -> TagMapper.answer(Status.OK, view(now), told.tag());
                    case SettingsOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
                    case SettingsOutcome.Stale stale -> throw TagMapper.stale(ProblemType.SETTINGS_CHANGED, told.tag());
                });
    }

    private static QuietHoursProposal view(OwnContacts own) {
        return own.quiet().map(QuietHoursProposal::of).orElse(NEVER);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
