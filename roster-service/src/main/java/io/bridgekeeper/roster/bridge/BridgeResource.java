package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.roster.bridge.BridgeCommand.Invite;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDown;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDownOther;
import io.bridgekeeper.roster.bridge.BridgeCommand.TakeSeat;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Bridges over HTTP. Everybody with a role of ours may read; who may sit is the rules' to say. */
@Path("/api/roster/bridges/{incidentId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
@Tag(name = "Bridges", description = "Who sits on the call of an incident; the gallery for everyone else")
class BridgeResource {

    private static final String COMMANDER = "commander";

    private final BridgeFlow bridges;
    private final SecurityIdentity identity;
    private final CallUrl callUrl;

    BridgeResource(BridgeFlow bridges, SecurityIdentity identity, RosterConfig config) {
        this.bridges = bridges;
        this.identity = identity;
        this.callUrl = config.bridge().callUrl();
    }

    @GET
    @Operation(summary = "The bridge of an incident; says where the call is to those who have taken a seat")
    public Uni<BridgeView> bridge(@PathParam("incidentId") String incidentId) {
        return bridges.read(id(incidentId)).map(found -> switch (found.bridge()) {
            case Bridge.Open open ->
                BridgeView.of(
                        open, caller().personId(), callUrl, gallery(open.call().incidentId()));
            case Bridge.Closed closed ->
                BridgeView.of(closed, gallery(closed.call().incidentId()));
            case Bridge.Unknown unknown -> throw RefusalMapper.problem(new Refusal.UnknownBridge(), "");
        });
    }

    @GET
    @Path("/gallery")
    @Operation(summary = "Who does what on the bridge, and its log; for everybody")
    public Uni<GalleryView> galleryOf(@PathParam("incidentId") String incidentId) {
        return bridges.read(id(incidentId)).map(found -> switch (found.bridge()) {
            case Bridge.Open open -> GalleryView.of(open, found.log());
            case Bridge.Closed closed -> GalleryView.of(closed, found.log());
            case Bridge.Unknown unknown -> throw RefusalMapper.problem(new Refusal.UnknownBridge(), "");
        });
    }

    @POST
    @Path("/seats")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a seat: 201 with the call's address, 200 for who sits already")
    public Uni<RestResponse<OwnSeatView>> take(@PathParam("incidentId") String incidentId, SeatRequest request) {
        check(request == null ? missing() : request.faults());
        Caller caller = caller();
        return ask(
                        incidentId,
                        new TakeSeat(
                                caller, SeatRole.ofWord(request.role()).orElseThrow(), Purpose.of(request.purpose())))
                .map(outcome -> answer(
                        isTaken(outcome.before(), caller.personId()),
                        OwnSeatView.of(
                                seat(outcome.after(), caller.personId()),
                                callUrl.to(call(outcome.after()).room()))));
    }

    @POST
    @Path("/invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keep a seat for another person: 201, or 200 for who has one already")
    public Uni<RestResponse<SeatView>> invite(@PathParam("incidentId") String incidentId, InvitationRequest request) {
        check(request == null ? missing() : request.faults());
        var invite = new Invite(
                caller(),
                request.personId(),
                SeatRole.ofWord(request.role()).orElseThrow(),
                Purpose.of(request.purpose()));
        return ask(incidentId, invite)
                .map(outcome -> answer(
                        outcome.decision() instanceof Decision.Nothing,
                        SeatView.of(seat(outcome.after(), request.personId()))));
    }

    @DELETE
    @Path("/seats/me")
    @Operation(summary = "Stand down; also for who has done so already")
    public Uni<Void> standDown(@PathParam("incidentId") String incidentId) {
        return ask(incidentId, new StandDown(caller())).replaceWithVoid();
    }

    @DELETE
    @Path("/seats/{personId}")
    @RolesAllowed(COMMANDER)
    @Operation(summary = "Stand another person down, or give up the seat kept for them")
    public Uni<Void> standDownOther(
            @PathParam("incidentId") String incidentId, @PathParam("personId") String personId) {
        return ask(incidentId, new StandDownOther(caller(), personId)).replaceWithVoid();
    }

    /** Fails only after the transaction is committed: that a person was turned away is kept. */
    private Uni<BridgeFlow.Outcome> ask(String written, BridgeCommand command) {
        UUID incidentId = id(written);
        return bridges.ask(incidentId, command).invoke(outcome -> {
            if (outcome.decision() instanceof Decision.Refuse refuse) {
                throw RefusalMapper.problem(refuse.refusal(), gallery(incidentId));
            }
        });
    }

    private Caller caller() {
        return new Caller(identity.getPrincipal().getName(), identity.hasRole(COMMANDER));
    }

    private static <T> RestResponse<T> answer(boolean already, T view) {
        return RestResponse.status(already ? RestResponse.Status.OK : RestResponse.Status.CREATED, view);
    }

    private static boolean isTaken(Bridge bridge, String personId) {
        return bridge instanceof Bridge.Open open
                && open.seatOf(personId).filter(Seat::isTaken).isPresent();
    }

    private static Seat seat(Bridge bridge, String personId) {
        return ((Bridge.Open) bridge).seatOf(personId).orElseThrow();
    }

    private static Call call(Bridge bridge) {
        return ((Bridge.Open) bridge).call();
    }

    private static String gallery(UUID incidentId) {
        return "/api/roster/bridges/" + incidentId + "/gallery";
    }

    /** An id that is none is as unknown as any other. */
    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw RefusalMapper.problem(new Refusal.UnknownBridge(), "");
        }
    }

    private static List<RequestFault> missing() {
        return List.of(new RequestFault("", "is missing"));
    }

    private static void check(List<RequestFault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
    }
}
