package io.bridgekeeper.paging.integration;

import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static io.bridgekeeper.problem.ProblemMapper.problem;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** How an integration's generic hooks read what they are sent: for its owner, whatever their role, and catalog-admins. */
@Path("/api/paging/integrations/{id}/mapping")
@RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin", "access-approver"})
class MappingResource {

    private static final String SAW = "ETag of the mapping, or *; left out: whatever there is";

    private final MappingFlow mappings;
    private final SecurityIdentity caller;
    private final ObjectMapper json;

    MappingResource(MappingFlow mappings, SecurityIdentity caller, ObjectMapper json) {
        this.mappings = mappings;
        this.caller = caller;
        this.json = json;
    }

    /** @param mapping as docs/integrations/mapping.md has it */
    record View(@JsonRawValue String mapping, String changedBy, Instant changedAt) {}

    @GET
    @APIResponse(responseCode = "200", description = "The mapping; the ETag stands for it as it is")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration; no-mapping where it has none of its own")
    public Uni<RestResponse<View>> mapping(@PathParam("id") String id) {
        return mappings.known(integrationId(id), callerNow())
                .map(outcome -> answer(stands(outcome).orElseThrow(() -> problem(ProblemType.NO_MAPPING))));
    }

    /** Kept as it is when the answer comes, and in force at every gateway within a second; the gateway refuses a faulty one. */
    @PUT
    @APIResponse(responseCode = "200", description = "The mapping as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<View>> change(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            JsonNode mapping) {
        return mappings.change(integrationId(id), Optional.of(written(mapping)), callerNow(), TagMapper.seen(ifMatch))
                .map(outcome -> answer(stands(outcome).orElseThrow()));
    }

    /** Its generic hooks read our own shape again. */
    @DELETE
    @APIResponse(responseCode = "204", description = "There is none any more")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<Void> remove(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return mappings.change(integrationId(id), Optional.empty(), callerNow(), TagMapper.seen(ifMatch))
                .map(MappingResource::stands)
                .replaceWithVoid();
    }

    private static Optional<IntegrationMapping> stands(MappingFlow.Outcome outcome) {
        return switch (outcome) {
            case MappingFlow.Outcome.Stands(Optional<IntegrationMapping> mapping) -> mapping;
            case MappingFlow.Outcome.Unknown() -> throw problem(ProblemType.UNKNOWN_INTEGRATION);
            case MappingFlow.Outcome.NotYours() -> throw problem(ProblemType.NOT_YOUR_INTEGRATION);
            case MappingFlow.Outcome.Changed(EntityTag now) -> throw TagMapper.stale(ProblemType.SETTINGS_CHANGED, now);
        };
    }

    private static RestResponse<View> answer(IntegrationMapping mapping) {
        return TagMapper.answer(
                Status.OK, new View(mapping.text(), mapping.changedBy(), mapping.changedAt()), mapping.tag());
    }

    private String written(JsonNode mapping) {
        if (mapping == null || !mapping.isObject()) {
            throw ProblemMapper.badRequest("(body)", "must be a mapping: one JSON object");
        }
        String text;
        try {
            text = json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw ProblemMapper.badRequest("(body)", "must be a mapping: one JSON object");
        }
        if (text.length() > IntegrationMapping.LONGEST) {
            throw ProblemMapper.badRequest("(body)", "must have at most " + IntegrationMapping.LONGEST + " characters");
        }
        return text;
    }

    private MappingFlow.Caller callerNow() {
        return new MappingFlow.Caller(caller.getPrincipal().getName(), caller.hasRole("catalog-admin"));
    }

    private static UUID integrationId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_INTEGRATION);
    }
}
