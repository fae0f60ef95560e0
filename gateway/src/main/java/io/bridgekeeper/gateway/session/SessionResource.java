package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Who calls, as we know them. */
@Path("/api/session")
@Authenticated
class SessionResource {

    /** @param csrfToken null for a bearer, which needs none */
    record Session(String user, List<String> roles, String csrfToken) {}

    private final SecurityIdentity identity;
    private final GatewayConfig.Console config;

    SessionResource(SecurityIdentity identity, GatewayConfig config) {
        this.identity = identity;
        this.config = config.console();
    }

    @GET
    @SecurityRequirement(name = "SecurityScheme")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSession",
            summary = "Who you are",
            description = "A page that a cookie logs in sends csrfToken as " + CsrfFlow.HEADER
                    + " with every call that changes something. It is null for bearers, which need none.")
    @APIResponse(
            responseCode = "200",
            description = "Who you are",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @APIResponse(responseCode = "401", description = "Neither a session nor a valid access token")
    public Response session() {
        String token = BearerMapper.token(identity)
                .flatMap(BearerMapper::claims)
                .map(claims -> CsrfToken.of(config.secret().orElseThrow(), claims.session()))
                .orElse(null);
        return Response.ok(new Session(
                        identity.getPrincipal().getName(),
                        identity.getRoles().stream().sorted().toList(),
                        token))
                .header("Cache-Control", "no-store")
                .build();
    }
}
