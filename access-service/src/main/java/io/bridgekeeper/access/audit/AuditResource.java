package io.bridgekeeper.access.audit;

import com.fasterxml.jackson.databind.util.RawValue;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit over HTTP. */
@Path("/api/access/audit")
@RolesAllowed("auditor")
@Tag(name = "Audit", description = "Who did what to whose access, when and why; it only grows")
class AuditResource {

    private final AuditFlow audit;
    private final SecurityIdentity identity;

    AuditResource(AuditFlow audit, SecurityIdentity identity) {
        this.audit = audit;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Entries of the audit, the newest first",
            description = "All conditions hold at once. person is whom an entry is about, actor is who did it; from is"
                    + " inclusive, to exclusive. The rest is asked for with the next of an answer as cursor; limit is"
                    + " from 1 to 500, 100 unless given.")
    public Uni<AuditView> list(
            @QueryParam("person") String person,
            @QueryParam("actor") String actor,
            @QueryParam("system") String system,
            @QueryParam("incident") String incident,
            @QueryParam("action") String action,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        return switch (AuditQuery.of(
                new AuditQuery.Written(person, actor, system, incident, action, from, to, cursor, limit))) {
            case AuditQuery.Parsed.Understood(AuditQuery query) -> audit.list(query);
            case AuditQuery.Parsed.Faulty(var faults) ->
                throw ProblemMapper.badRequest(faults.stream()
                        .map(fault -> new RequestFault(fault.parameter(), fault.message()))
                        .toList());
        };
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(
            summary = "The chain itself, a line an entry, the oldest first, and its head as the last line",
            description =
                    "from is the sequence number to begin with, 1 unless given: one more than the head of an earlier"
                            + " export continues it. ./bridgekeeper verify-audit checks what was saved. An export is an entry itself.")
    public Multi<RawValue> export(@QueryParam("from") String from) {
        // A line is JSON already: as a text it would be quoted once more.
        return audit.export(identity.getPrincipal().getName(), first(from)).map(RawValue::new);
    }

    private static long first(String from) {
        try {
            long first = from == null ? 1 : Long.parseLong(from);
            if (first > 0) {
                return first;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw ProblemMapper.badRequest("from", "is not the number of an entry, from 1 on");
    }
}
