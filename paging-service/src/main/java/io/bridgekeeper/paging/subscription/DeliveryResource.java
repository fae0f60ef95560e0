package io.bridgekeeper.paging.subscription;

import static io.bridgekeeper.problem.ProblemMapper.problem;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What was sent to a subscription, what became of it, and sending it anew. */
@Path("/api/paging/webhook-subscriptions")
@RolesAllowed("catalog-admin")
class DeliveryResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String USUAL = "50";
    private static final int MOST = 200;

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
    public Uni<SubscriptionView.Tested> test(@PathParam("id") String id) {
        return flow.test(subscriptionId(id))
                .map(found -> SubscriptionView.Tested.of(found.orElseThrow(DeliveryResource::unknown)));
    }

    /**
     * The newest first. For the owner of the subscription, whatever their role, and admins.
     *
     * @param before only those before this place; absent: all
     * @param limit  how many, 1 to 200
     */
    @GET
    @Path("{id}/deliveries")
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    @APIResponse(responseCode = "200", description = "Some of them, and where the next begin")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-webhook-subscription")
    @APIResponse(responseCode = "404", description = "unknown-webhook-subscription")
    public Uni<SubscriptionView.Deliveries> deliveries(
            @PathParam("id") String id,
            @QueryParam("before") String before,
            @QueryParam("limit") @DefaultValue(USUAL) String limit) {
        UUID subscription = subscriptionId(id);
        List<RequestFault> faults = new ArrayList<>();
        long below = before == null ? Long.MAX_VALUE : number("before", before, Long.MAX_VALUE, faults);
        int most = (int) number("limit", limit, MOST, faults);
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return flow.known(subscription)
                .invoke(found -> {
                    Subscription known =
                            found.orElseThrow(DeliveryResource::unknown).subscription();
                    if (!SubscriptionAccess.mayRead(
                            known, caller.getPrincipal().getName(), caller.hasRole("catalog-admin"))) {
                        throw problem(ProblemType.NOT_YOUR_WEBHOOK_SUBSCRIPTION);
                    }
                })
                .chain(() -> flow.deliveries(subscription, below, most + 1))
                .map(found -> {
                    List<DeliveryStatus> page = found.stream().limit(most).toList();
                    return new SubscriptionView.Deliveries(
                            page,
                            found.size() > most ? Optional.of(page.getLast().place()) : Optional.empty());
                });
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

    private static long number(String name, String text, long most, List<RequestFault> faults) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        faults.add(new RequestFault(name, "must be a number from 1 to " + most));
        return 1;
    }

    private static RuntimeException unknown() {
        return problem(ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }

    private static UUID subscriptionId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_WEBHOOK_SUBSCRIPTION);
    }
}
