package io.bridgekeeper.paging.maintenance;

import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Time in which somebody works on systems, and what they report pages nobody. */
@Path("/api/paging/maintenance-windows")
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
class WindowResource {

    private static final String SAW = "ETag of the window, or *; left out: whatever there is";
    private static final int MOST_OCCURRENCES = 400;

    private final WindowFlow flow;
    private final Clock clock;
    private final SecurityIdentity caller;

    WindowResource(WindowFlow flow, Clock clock, SecurityIdentity caller) {
        this.flow = flow;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * The newest first.
     *
     * @param active only those in force at this moment, all at once
     */
    @GET
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<WindowView.All> all(
            @QueryParam("active") @DefaultValue("false") String active,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        if (!active.equals("true") && !active.equals("false")) {
            faults.add(new RequestFault("active", "must be true or false"));
        }
        Slice slice = SliceMapper.slice(List.of("maintenance-windows", active), cursor, limit, faults);
        Uni<Part<MaintenanceWindow>> found = active.equals("true")
                ? Uni.createFrom().item(() -> new Part<>(flow.active(), Optional.empty()))
                : flow.list(slice);
        return found.map(part -> part.map(window -> WindowView.of(window, Optional.empty(), true, clock.instant())))
                .map(part -> new WindowView.All(part.items(), part.next()));
    }

    /**
     * Makes a window. It is in force when the answer comes, and in every other process a second later.
     *
     * @param dryRun whether only to tell what it would come to, and store nothing
     */
    @POST
    @RolesAllowed({"commander", "catalog-admin"})
    @APIResponse(responseCode = "200", description = "A dry run; nothing is stored")
    @APIResponse(responseCode = "201", description = "The window is made")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "409", description = "too-many-maintenance-windows, with limit")
    public Uni<RestResponse<WindowView>> make(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, WindowProposal proposal) {
        return flow.make(given(proposal), callerId(), dryRun)
                .map(outcome -> answer(dryRun ? Status.OK : Status.CREATED, outcome, !dryRun));
    }

    /** With who did what to it; the ETag stands for it as it is. */
    @GET
    @Path("{id}")
    public Uni<RestResponse<WindowView>> one(@PathParam("id") String id) {
        return flow.known(windowId(id)).map(found -> {
            WindowFlow.Known known = found.orElseThrow(WindowResource::unknown);
            return TagMapper.answer(
                    Status.OK,
                    WindowView.of(known.window(), Optional.of(known.changes()), true, clock.instant()),
                    WindowRules.tag(known.window()));
        });
    }

    /** What of it is running or to come, the next first. */
    @GET
    @Path("{id}/occurrences")
    public Uni<WindowView.Occurrences> occurrences(@PathParam("id") String id) {
        return flow.known(windowId(id))
                .map(found -> new WindowView.Occurrences(WindowView.lines(found.orElseThrow(WindowResource::unknown)
                        .window()
                        .upcoming(clock.instant(), MOST_OCCURRENCES))));
    }

    /** Incidents whose first page it held back, and what became of them; the newest first. */
    @GET
    @Path("{id}/held-back")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<WindowView.HeldBack> heldBack(
            @PathParam("id") String id,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        UUID window = windowId(id);
        Slice slice = SliceMapper.slice(List.of("held-back", window.toString()), cursor, limit);
        return flow.heldBack(window, slice)
                .map(found -> found.orElseThrow(WindowResource::unknown)
                        .map(each -> WindowView.HeldLine.of(each.held(), each.incident())))
                .map(part -> new WindowView.HeldBack(part.items(), part.next()));
    }

    /** Plans a window that is not over anew; what it holds back at this moment is decided anew as well. */
    @PUT
    @Path("{id}")
    @RolesAllowed({"commander", "catalog-admin"})
    @APIResponse(responseCode = "200", description = "The window as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-maintenance-window")
    @APIResponse(responseCode = "409", description = "maintenance-window-is-over, with endedAt")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<WindowView>> change(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            WindowProposal proposal) {
        return flow.change(windowId(id), given(proposal), callerId(), TagMapper.seen(ifMatch))
                .map(outcome -> answer(Status.OK, outcome, true));
    }

    /** Ends a window early, or cancels it: the first are called at once for what it held back and nothing else holds. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"commander", "catalog-admin"})
    @APIResponse(
            responseCode = "200",
            description = "The window as it is now; one that was ended before stays as it is")
    @APIResponse(responseCode = "404", description = "unknown-maintenance-window")
    @APIResponse(responseCode = "409", description = "maintenance-window-is-over, with endedAt")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<WindowView>> end(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return flow.end(windowId(id), callerId(), TagMapper.seen(ifMatch))
                .map(outcome -> answer(Status.OK, outcome, true));
    }

    private RestResponse<WindowView> answer(Status status, WindowOutcome outcome, boolean stored) {
        return switch (outcome) {
            case WindowOutcome.Done(MaintenanceWindow window) ->
                TagMapper.answer(
                        status,
                        WindowView.of(window, Optional.empty(), stored, clock.instant()),
                        WindowRules.tag(window));
            case WindowOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case WindowOutcome.Unknown() -> throw unknown();
            case WindowOutcome.Changed(EntityTag now) -> throw TagMapper.stale(ProblemType.SETTINGS_CHANGED, now);
            case WindowOutcome.Over(var at) ->
                throw problem(ProblemType.MAINTENANCE_WINDOW_IS_OVER, Map.of("endedAt", at));
            case WindowOutcome.TooMany(int most) ->
                throw problem(ProblemType.TOO_MANY_MAINTENANCE_WINDOWS, Map.of("limit", most));
        };
    }

    private static RuntimeException unknown() {
        return problem(ProblemType.UNKNOWN_MAINTENANCE_WINDOW);
    }

    private static WindowProposal given(WindowProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return proposal;
    }

    private static UUID windowId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_MAINTENANCE_WINDOW);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
