package io.bridgekeeper.paging.integration;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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

    /** At most three at a time, so that one can be replaced without a gap. */
    @POST
    @Path("{id}/secrets")
    @ResponseStatus(201)
    @APIResponse(responseCode = "201", description = "The secret, shown this once where it was made here")
    @APIResponse(responseCode = "400", description = "A secret that is given has 16 to 256 visible ASCII characters")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    @APIResponse(
            responseCode = "409",
            description = "too-many-sender-secrets, integration-revoked, or sealing-not-set-up")
    public Uni<IntegrationView.AddedSecret> addSecret(@PathParam("id") String id, NewSecret request) {
        NewSecret wanted = request == null ? new NewSecret(null) : request;
        if (!wanted.isFit()) {
            throw ProblemMapper.badRequest(
                    "secret",
                    "must have " + NewSecret.SHORTEST + " to " + NewSecret.LONGEST
                            + " visible characters of ASCII; without it one is made");
        }
        return integrations
                .addSecret(integrationId(id), wanted.secret())
                .map(IntegrationResource::changed)
                .map(changed -> new IntegrationView.AddedSecret(
                        changed.secretId(), changed.made().map(Secret::text).orElse(null)));
    }

    @GET
    @Path("{id}/secrets")
    @APIResponse(responseCode = "200", description = "Their ids and times, the oldest first")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    public Uni<IntegrationView.Secrets> secrets(@PathParam("id") String id) {
        return integrations
                .find(integrationId(id))
                .map(found -> found.map(IntegrationView::secrets)
                        .map(IntegrationView.Secrets::new)
                        .orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_INTEGRATION)));
    }

    @DELETE
    @Path("{id}/secrets/{secretId}")
    @APIResponse(responseCode = "204", description = "Nothing signed with it is taken any more")
    @APIResponse(responseCode = "404", description = "unknown-integration or unknown-sender-secret")
    @APIResponse(responseCode = "409", description = "nothing-to-check-senders-by, or integration-revoked")
    public Uni<Void> removeSecret(@PathParam("id") String id, @PathParam("secretId") String secretId) {
        return integrations
                .removeSecret(integrationId(id), RequestIdMapper.id(secretId, ProblemType.UNKNOWN_SENDER_SECRET))
                .map(IntegrationResource::changed)
                .replaceWithVoid();
    }

    @PUT
    @Path("{id}/senders")
    @APIResponse(responseCode = "200", description = "The integration as it is now")
    @APIResponse(responseCode = "400", description = "Every fault of the body")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    @APIResponse(responseCode = "409", description = "nothing-to-check-senders-by, or integration-revoked")
    public Uni<IntegrationView> checkSenders(@PathParam("id") String id, SendersRequest request) {
        SendersRequest wanted = request == null ? new SendersRequest(null, null) : request;
        List<RequestFault> faults = wanted.faults();
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return integrations
                .checkSenders(integrationId(id), wanted.signatureRequired(), wanted.topics())
                .map(IntegrationResource::changed)
                .map(changed -> IntegrationView.of(changed.integration()));
    }

    private static IntegrationFlow.SendersOutcome.Changed changed(IntegrationFlow.SendersOutcome outcome) {
        return switch (outcome) {
            case IntegrationFlow.SendersOutcome.Changed changed -> changed;
            case IntegrationFlow.SendersOutcome.Refused(ProblemType why) -> throw ProblemMapper.problem(why);
        };
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
