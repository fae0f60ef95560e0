package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.logging.Logger;

/** Who calls, as we know them. */
@Path("/api/session")
@Authenticated
class SessionResource {

    /** @param csrfToken null for a bearer, which needs none */
    record Session(String user, List<String> roles, String csrfToken) {}

    private static final Logger LOG = Logger.getLogger(SessionResource.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final SecurityIdentity identity;
    private final SessionFlow sessions;
    private final OidcSession cookie;
    private final GatewayConfig.Console config;

    SessionResource(SecurityIdentity identity, SessionFlow sessions, OidcSession cookie, GatewayConfig config) {
        this.identity = identity;
        this.sessions = sessions;
        this.cookie = cookie;
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

    @DELETE
    @SecurityRequirement(name = "SecurityScheme")
    @Operation(
            operationId = "endSession",
            summary = "Log out",
            description =
                    "Ends the session here and in Keycloak. It wants " + CsrfFlow.HEADER + ", as every change does.")
    @APIResponse(responseCode = "204", description = "You are logged out, and so is whoever kept a copy of the cookie")
    @APIResponse(responseCode = "401", description = "Neither a session nor a valid access token")
    @APIResponse(responseCode = "403", description = "not-from-our-page")
    @APIResponse(responseCode = "409", description = "no-session: bearers have none, and end by themselves")
    @APIResponse(responseCode = "503", description = "identity-away: Keycloak did not end it, so it goes on; ask again")
    public Uni<Response> end() {
        if (BearerMapper.token(identity).isEmpty()) {
            throw ProblemMapper.problem(ProblemType.NO_SESSION);
        }
        return sessions.end(identity)
                .onFailure()
                .transform(away -> {
                    LOG.warnf("a session could not be ended: %s", away.getMessage());
                    return ProblemMapper.builder(RequestProblem.IDENTITY_AWAY)
                            .withHeader(HttpHeaders.RETRY_AFTER, LATER.toSeconds())
                            .build();
                })
                .chain(cookie::logout)
                .map(done ->
                        Response.noContent().header("Cache-Control", "no-store").build());
    }
}
