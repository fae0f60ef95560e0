package io.bridgekeeper.paging.brief;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.escalation.Outcome;
import io.bridgekeeper.paging.escalation.PageCommand.Resolve;
import io.bridgekeeper.paging.escalation.PageCommand.Resolver;
import io.bridgekeeper.paging.escalation.RefusalMapper;
import io.bridgekeeper.paging.escalation.ResponseFlow;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.IncidentFilter;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Incidents: everybody with a role may look, only those who respond may resolve. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin", "access-approver"})
class IncidentResource {

    private static final int LONGEST_NOTE = 2_000;
    private static final String HOWS =
            Arrays.stream(How.values()).map(How::word).collect(Collectors.joining(", "));

    private final BriefFlow briefs;
    private final ResponseFlow responses;
    private final SecurityIdentity caller;

    IncidentResource(BriefFlow briefs, ResponseFlow responses, SecurityIdentity caller) {
        this.briefs = briefs;
        this.responses = responses;
        this.caller = caller;
    }

    /** Those of all filters, the newest first. A filter that is given more than once lets any of its values through. */
    @GET
    @Path("incidents")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<IncidentList> incidents(
            @Parameter(description = "open, all, triggered, acknowledged or resolved; left out: open")
                    @QueryParam("state")
                    List<String> states,
            @Parameter(description = "Ids of systems") @QueryParam("system") List<String> systems,
            @Parameter(description = "SEV1 to SEV5") @QueryParam("severity") List<String> severities,
            @Parameter(description = "Opened then or later, such as 2026-11-23T02:30:00Z") @QueryParam("since")
                    String since,
            @Parameter(description = "Opened before then") @QueryParam("until") String until,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        IncidentFilter filter = IncidentFilter.read(states, systems, severities, since, until, faults);
        return briefs.list(filter, SliceMapper.slice(filter.list(), cursor, limit, faults))
                .map(part -> new IncidentList(part.items(), part.next()));
    }

    @GET
    @Path("incidents/{id}")
    public Uni<IncidentView> incident(@PathParam("id") String id) {
        return view(incidentId(id));
    }

    @POST
    @Path("incidents/{id}/resolve")
    @RolesAllowed({"responder", "commander"})
    public Uni<IncidentView> resolve(@PathParam("id") String id, ResolveRequest request) {
        UUID incidentId = incidentId(id);
        Resolver by = new Resolver.Person(caller.getPrincipal().getName(), caller.hasRole("commander"));
        return responses.resolve(incidentId, command(request, by)).chain(outcome -> switch (outcome) {
            case Outcome.Done done -> view(incidentId);
            case Outcome.Refused refused -> throw RefusalMapper.toProblem(refused.refusal());
        });
    }

    /** Those that incidents showed, the newest first. */
    @GET
    @Path("ownership-gaps")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<GapList> ownershipGaps(
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        return briefs.gaps(SliceMapper.slice(List.of("ownership-gaps"), cursor, limit))
                .map(part -> new GapList(part.items(), part.next()));
    }

    private Uni<IncidentView> view(UUID incidentId) {
        return briefs.incident(incidentId)
                .map(found -> found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_INCIDENT)));
    }

    private static Resolve command(ResolveRequest request, Resolver by) {
        List<RequestFault> faults = new ArrayList<>();
        Optional<How> how =
                Optional.ofNullable(request).map(ResolveRequest::how).flatMap(How::of);
        if (how.isEmpty()) {
            faults.add(new RequestFault("how", "must be one of " + HOWS));
        }
        Optional<String> note = Optional.ofNullable(request)
                .map(ResolveRequest::note)
                .map(String::strip)
                .filter(n -> !n.isEmpty());
        if (note.filter(n -> n.length() > LONGEST_NOTE).isPresent()) {
            faults.add(new RequestFault("note", "must be at most " + LONGEST_NOTE + " characters"));
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return new Resolve(how.orElseThrow(), note, by);
    }

    private static UUID incidentId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
    }
}
