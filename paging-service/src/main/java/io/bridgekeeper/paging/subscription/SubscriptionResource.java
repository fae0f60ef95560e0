package io.bridgekeeper.paging.subscription;

import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static io.bridgekeeper.problem.ProblemMapper.problem;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Programs that are told of events by webhook. */
@Path("/api/paging/webhook-subscriptions")
@RolesAllowed("catalog-admin")
class SubscriptionResource {

    private static final String SAW = "ETag of the subscription, or *; left out: whatever there is";
    private static final int LONGEST_REASON = 500;

    private final SubscriptionFlow flow;
    private final SigningKeyMapper secrets;
    private final Clock clock;
    private final SecurityIdentity caller;

    SubscriptionResource(SubscriptionFlow flow, SigningKeyMapper secrets, Clock clock, SecurityIdentity caller) {
        this.secrets = secrets;
        this.flow = flow;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param reason in words, at most 500 characters; may be absent */
    record Disabling(String reason) {}

    /** All, by name. */
    @GET
    public Uni<SubscriptionView.All> all() {
        return flow.all()
                .map(found -> new SubscriptionView.All(found.stream()
                        .map(each -> SubscriptionView.of(each, Optional.empty(), clock.instant()))
                        .toList()));
    }

    /** Makes a subscription; the secret that signs is told this once. What happens from now on is sent. */
    @POST
    @APIResponse(responseCode = "201", description = "The subscription is made")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "409", description = "too-many-webhook-subscriptions, with limit")
    public Uni<RestResponse<SubscriptionView.Keyed>> make(SubscriptionProposal proposal) {
        return flow.make(given(proposal), callerId()).map(outcome -> keyed(Status.CREATED, outcome));
    }

    /** With what was done to it; the ETag stands for it as it is. For its owner, whatever their role, and admins. */
    @GET
    @Path("{id}")
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    @APIResponse(responseCode = "200", description = "The subscription")
    @APIResponse(responseCode = "403", description = "not-your-webhook-subscription")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    public Uni<RestResponse<SubscriptionView>> one(@PathParam("id") String id) {
        return flow.known(subscriptionId(id)).map(found -> {
            SubscriptionFlow.Known known = found.orElseThrow(SubscriptionResource::unknown);
            if (!SubscriptionAccess.mayRead(known.subscription(), callerId(), caller.hasRole("catalog-admin"))) {
                throw problem(ProblemType.NOT_YOUR_WEBHOOK_SUBSCRIPTION);
            }
            return TagMapper.answer(
                    Status.OK,
                    SubscriptionView.of(known.subscription(), Optional.of(known.changes()), clock.instant()),
                    SubscriptionRules.tag(known.subscription()));
        });
    }

    /** Name, address and filters anew. What is on its way goes to the new address. */
    @PUT
    @Path("{id}")
    @APIResponse(responseCode = "200", description = "The subscription as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<SubscriptionView>> change(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            SubscriptionProposal proposal) {
        return flow.change(subscriptionId(id), given(proposal), callerId(), TagMapper.seen(ifMatch))
                .map(this::answer);
    }

    /** It is told of nothing any more. */
    @DELETE
    @Path("{id}")
    @APIResponse(responseCode = "204", description = "It is told of nothing any more")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<Void> remove(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return flow.remove(subscriptionId(id), callerId(), TagMapper.seen(ifMatch))
                .map(SubscriptionResource::done)
                .replaceWithVoid();
    }

    /** A new secret, told this once; the old one signs beside it for a while, a day where nothing else is said. */
    @POST
    @Path("{id}/secret")
    @APIResponse(responseCode = "200", description = "The new secret")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<SubscriptionView.Keyed>> rotate(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            KeyRotation rotation) {
        UUID subscription = subscriptionId(id);
        Duration overlap = (rotation == null ? new KeyRotation(null) : rotation)
                .read()
                .orElseThrow(() -> ProblemMapper.badRequest("overlap", KeyRotation.BOUNDS));
        return flow.rotate(subscription, overlap, callerId(), TagMapper.seen(ifMatch))
                .map(outcome -> keyed(Status.OK, outcome));
    }

    /** It is told of what happens from now on; what was missed can be sent anew one by one. */
    @POST
    @Path("{id}/enable")
    @APIResponse(responseCode = "200", description = "The subscription as it is now")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<SubscriptionView>> enable(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return flow.enable(subscriptionId(id), callerId(), TagMapper.seen(ifMatch))
                .map(this::answer);
    }

    /** It is told of nothing until it is enabled, and what waits to be sent is cancelled. */
    @POST
    @Path("{id}/disable")
    @APIResponse(responseCode = "200", description = "The subscription as it is now")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(responseCode = "412", description = "settings-changed, with etag")
    public Uni<RestResponse<SubscriptionView>> disable(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            Disabling disabling) {
        UUID subscription = subscriptionId(id);
        Optional<String> why =
                Optional.ofNullable(disabling).map(Disabling::reason).map(String::strip);
        if (why.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw ProblemMapper.badRequest("reason", "must have at most " + LONGEST_REASON + " characters");
        }
        return flow.disable(subscription, why.filter(text -> !text.isEmpty()), callerId(), TagMapper.seen(ifMatch))
                .map(this::answer);
    }

    private RestResponse<SubscriptionView> answer(SubscriptionOutcome outcome) {
        Subscription subscription = done(outcome);
        return TagMapper.answer(
                Status.OK,
                SubscriptionView.of(subscription, Optional.empty(), clock.instant()),
                SubscriptionRules.tag(subscription));
    }

    private RestResponse<SubscriptionView.Keyed> keyed(Status status, SubscriptionOutcome outcome) {
        Subscription subscription = done(outcome);
        return TagMapper.answer(
                status,
                new SubscriptionView.Keyed(
                        SubscriptionView.of(subscription, Optional.empty(), clock.instant()),
                        secrets.clear(subscription.keys().current(), subscription.id())
                                .orElseThrow()),
                SubscriptionRules.tag(subscription));
    }

    private static Subscription done(SubscriptionOutcome outcome) {
        return switch (outcome) {
            case SubscriptionOutcome.Done(Subscription subscription) -> subscription;
            case SubscriptionOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case SubscriptionOutcome.Unknown() -> throw unknown();
            case SubscriptionOutcome.Changed(EntityTag now) -> throw TagMapper.stale(ProblemType.SETTINGS_CHANGED, now);
            case SubscriptionOutcome.TooMany(int most) ->
                throw problem(ProblemType.TOO_MANY_WEBHOOK_SUBSCRIPTIONS, Map.of("limit", most));
        };
    }

    private static RuntimeException unknown() {
        return problem(ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }

    private static SubscriptionProposal given(SubscriptionProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return proposal;
    }

    private static UUID subscriptionId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
