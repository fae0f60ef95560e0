package io.bridgekeeper.paging.device;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A person lets a device of theirs in. */
@Path("/api/paging/me/push-enrolments")
@RolesAllowed({"responder", "commander"})
class EnrolmentResource {

    private final DeviceFlow flow;
    private final DeviceConfig config;
    private final SecurityIdentity caller;

    EnrolmentResource(DeviceFlow flow, DeviceConfig config, SecurityIdentity caller) {
        this.flow = flow;
        this.config = config;
        this.caller = caller;
    }

    /** Makes a link that enrols one device, once, and tells it this once. The caller's link of before ends. */
    @POST
    @ResponseStatus(201)
    @APIResponse(responseCode = "201", description = "Open the link in the browser of the device")
    @APIResponse(responseCode = "409", description = "push-not-set-up")
    public Uni<EnrolmentView> letIn() {
        return flow.letIn(caller.getPrincipal().getName())
                .map(made -> made.orElseThrow(() -> problem(ProblemType.PUSH_NOT_SET_UP)))
                .map(made -> EnrolmentView.of(made.secret(), made.enrolment().expiresAt(), config.publicUrl()));
    }
}
