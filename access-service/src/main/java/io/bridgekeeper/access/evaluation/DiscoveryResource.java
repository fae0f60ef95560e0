package io.bridgekeeper.access.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bridgekeeper.access.AccessConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where AuthZEN's clients look first. */
@Path("/.well-known/authzen-configuration")
@PermitAll
@Tag(name = "Decisions for others")
class DiscoveryResource {

    private final String address;

    DiscoveryResource(AccessConfig config) {
        this.address = config.publicUrl().replaceFirst("/+$", "");
    }

    record Discovery(
            @JsonProperty("policy_decision_point") String decisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where decisions are asked for: AuthZEN's metadata")
    public Discovery discovery() {
        return new Discovery(address, address + "/access/v1/evaluation", address + "/access/v1/evaluations");
    }
}
