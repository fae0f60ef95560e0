package io.bridgekeeper.paging.integration;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Ways in for monitoring tools. */
@Path("/api/paging/integrations")
@RolesAllowed("catalog-admin")
class IntegrationResource {

    private static final int LONGEST_NAME = 100;

    private final IntegrationFlow integrations;
    private final SecurityIdentity caller;

    IntegrationResource(IntegrationFlow integrations, SecurityIdentity caller) {
        this.integrations = integrations;
        this.caller = caller;
    }

    @GET
    public Uni<IntegrationView.All> all() {
        return integrations
                .all()
                .map(all -> new IntegrationView.All(
                        all.stream().map(IntegrationView::of).toList()));
    }

    @POST
    @ResponseStatus(201)
    public Uni<IntegrationView.Created> create(NewIntegration request) {
        String name =
                request == null || request.name() == null ? "" : request.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemMapper.badRequest("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        return integrations
                .create(name, caller.getPrincipal().getName())
                .map(keyed -> new IntegrationView.Created(
                        keyed.integration().id(),
                        keyed.integration().name(),
                        keyed.key().text()));
    }

    @POST
    @Path("{id}/keys")
    @ResponseStatus(201)
    public Uni<IntegrationView.Key> addKey(@PathParam("id") String id) {
        return integrations.addKey(integrationId(id)).map(found -> {
            var keyed = found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_INTEGRATION));
            if (keyed.integration().revokedAt().isPresent()) {
                throw ProblemMapper.problem(ProblemType.INTEGRATION_REVOKED);
            }
            return new IntegrationView.Key(keyed.key().text());
        });
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> revoke(@PathParam("id") String id) {
        return integrations
                .revoke(integrationId(id))
                .map(found -> found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_INTEGRATION)))
                .replaceWithVoid();
    }

    private static UUID integrationId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_INTEGRATION);
    }
}
