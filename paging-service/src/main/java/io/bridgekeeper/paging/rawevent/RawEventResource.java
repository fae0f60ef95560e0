package io.bridgekeeper.paging.rawevent;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What an integration's hooks were sent, without its secrets: for its owner, whatever their role, and catalog-admins. */
@Path("/api/paging/integrations/{id}")
@RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin", "access-approver"})
class RawEventResource {

    private static final String BODIES =
            "Whether bodies and headers are shown; then a page ends early at 4 Mi characters";

    private final RawEventFlow events;
    private final SecurityIdentity caller;

    RawEventResource(RawEventFlow events, SecurityIdentity caller) {
        this.events = events;
        this.caller = caller;
    }

    /** All that is kept, the newest first. Of an integration that is sent much, not everything is. */
    @GET
    @Path("raw-events")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    public Uni<RawEventView.Page> rawEvents(
            @PathParam("id") String id,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit,
            @Parameter(description = BODIES) @QueryParam("bodies") @DefaultValue("false") boolean bodies) {
        return page(id, false, cursor, limit, bodies);
    }

    /** With its body. */
    @GET
    @Path("raw-events/{eventId}")
    @APIResponse(responseCode = "200", description = "The event")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration, unknown-raw-event")
    public Uni<RawEventView> rawEvent(@PathParam("id") String id, @PathParam("eventId") String eventId) {
        return one(id, eventId, false, ProblemType.UNKNOWN_RAW_EVENT);
    }

    /** Those that could not be read when they came, the newest first, each with why; also those that were replayed. */
    @GET
    @Path("dead-letters")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    public Uni<RawEventView.Page> deadLetters(
            @PathParam("id") String id,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit,
            @Parameter(description = BODIES) @QueryParam("bodies") @DefaultValue("false") boolean bodies) {
        return page(id, true, cursor, limit, bodies);
    }

    /** With its body. */
    @GET
    @Path("dead-letters/{eventId}")
    @APIResponse(responseCode = "200", description = "The dead letter")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration, unknown-dead-letter")
    public Uni<RawEventView> deadLetter(@PathParam("id") String id, @PathParam("eventId") String eventId) {
        return one(id, eventId, true, ProblemType.UNKNOWN_DEAD_LETTER);
    }

    private Uni<RawEventView.Page> page(String id, boolean deadLetters, String cursor, String limit, boolean bodies) {
        UUID integrationId = integrationId(id);
        String list = deadLetters ? "dead-letters" : "raw-events";
        Slice slice = SliceMapper.slice(List.of(list, integrationId.toString()), cursor, limit);
        return events.page(integrationId, deadLetters, slice, bodies, callerId(), isAdmin())
                .map(looked -> RawEventView.Page.of(found(looked, ProblemType.UNKNOWN_RAW_EVENT), bodies));
    }

    private Uni<RawEventView> one(String id, String eventId, boolean deadLetter, ProblemType unknown) {
        UUID integrationId = integrationId(id);
        return events.one(integrationId, RequestIdMapper.id(eventId, unknown), deadLetter, callerId(), isAdmin())
                .map(looked -> RawEventView.of(found(looked, unknown), true));
    }

    private static <T> T found(RawEventFlow.Looked<T> looked, ProblemType unknown) {
        return switch (looked) {
            case RawEventFlow.Looked.Found<T> found -> found.what();
            case RawEventFlow.Looked.Unknown<T> ignored -> throw problem(ProblemType.UNKNOWN_INTEGRATION);
            case RawEventFlow.Looked.NotYours<T> ignored -> throw problem(ProblemType.NOT_YOUR_INTEGRATION);
            case RawEventFlow.Looked.NoSuchEvent<T> ignored -> throw problem(unknown);
        };
    }

    private static UUID integrationId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_INTEGRATION);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }

    private boolean isAdmin() {
        return caller.hasRole("catalog-admin");
    }
}
