package io.bridgekeeper.paging.subscription;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What was sent to a subscription, what became of it, and sending it anew. */
@Path("/api/paging/webhook-subscriptions")
@RolesAllowed("catalog-admin")
class DeliveryResource {

    private final SubscriptionFlow flow;
    private final DeliveryTimer timer;
    private final SecurityIdentity caller;

    DeliveryResource(SubscriptionFlow flow, DeliveryTimer timer, SecurityIdentity caller) {
        this.flow = flow;
        this.timer = timer;
        this.caller = caller;
    }

    /** Calls it now, once, with an event that is none, signed like every other; also where it is disabled. */
    @POST
    @Path("{id}/test")
    @APIResponse(responseCode = "200", description = "How it went")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    @APIResponse(
            responseCode = "429",
            description = "too-many-webhook-tests; Retry-After says when it may be tested again")
    public Uni<SubscriptionView.Tested> test(@PathParam("id") String id) {
        return flow.test(subscriptionId(id)).map(tested -> switch (tested) {
            case SubscriptionFlow.Tested.Called(Answer answer) -> SubscriptionView.Tested.of(answer);
            case SubscriptionFlow.Tested.TooOften(Duration pause) ->
                throw ProblemMapper.builder(ProblemType.TOO_MANY_WEBHOOK_TESTS)
                        .withHeader(
                                "Retry-After",
                                pause.plusSeconds(1).minusNanos(1).toSeconds())
                        .build();
            case SubscriptionFlow.Tested.UnknownSubscription() -> throw unknown();
        });
    }

    /** The newest first. For the owner of the subscription, whatever their role, and admins. */
    @GET
    @Path("{id}/deliveries")
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-webhook-subscription")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    public Uni<SubscriptionView.Deliveries> deliveries(
            @PathParam("id") String id,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        UUID subscription = subscriptionId(id);
        Slice slice = SliceMapper.slice(List.of("webhook-deliveries", subscription.toString()), cursor, limit);
        return flow.known(subscription)
                .invoke(found -> {
                    Subscription known =
                            found.orElseThrow(DeliveryResource::unknown).subscription();
                    if (!SubscriptionAccess.mayRead(
                            known, caller.getPrincipal().getName(), caller.hasRole("catalog-admin"))) {
                        throw problem(ProblemType.NOT_YOUR_WEBHOOK_SUBSCRIPTION);
                    }
                })
                .chain(() -> flow.deliveries(subscription, slice))
                .map(part -> new SubscriptionView.Deliveries(part.items(), part.next()));
    }

    /** Sends one anew, whatever became of it, under the id that it had; its 48 hours begin anew. */
    @POST
    @Path("{id}/deliveries/{delivery}/resend")
    @APIResponse(responseCode = "200", description = "The delivery as it is now")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription, or unknown-webhook-delivery")
    @APIResponse(responseCode = "409", description = "webhook-subscription-disabled")
    public Uni<DeliveryStatus> resend(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        UUID subscription = subscriptionId(id);
        UUID wanted = RequestIdMapper.id(delivery, ProblemType.UNKNOWN_WEBHOOK_DELIVERY);
        return flow.again(subscription, wanted).map(again -> switch (again) {
            case SubscriptionFlow.Again.Queued(DeliveryStatus status) -> {
                timer.wake();
                yield status;
            }
            case SubscriptionFlow.Again.UnknownSubscription() -> throw unknown();
            case SubscriptionFlow.Again.UnknownDelivery() -> throw problem(ProblemType.UNKNOWN_WEBHOOK_DELIVERY);
            case SubscriptionFlow.Again.IsDisabled() -> throw problem(ProblemType.WEBHOOK_SUBSCRIPTION_DISABLED);
        });
    }

    private static RuntimeException unknown() {
        return problem(ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }

    private static UUID subscriptionId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }
}
