package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What the caller agrees to be called for: nobody agrees for somebody else. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander"})
class ConsentResource {

    private static final int LONGEST_REASON = 500;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ConsentFlow flow;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final SecurityIdentity caller;

    ConsentResource(ConsentFlow flow, CatalogFlow catalog, Clock clock, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.clock = clock;
        this.caller = caller;
    }

    /** All of the last year, also what has lapsed. */
    @GET
    @Path("me/consents")
    public Uni<ConsentView.All> mine() {
        return flow.of(callerId()).map(all -> ConsentView.All.of(all, clock.instant()));
    }

    /** One more agreement. */
    @POST
    @Path("me/consents")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @APIResponseSchema(value = ConsentView.class, responseCode = "201")
    public Uni<ConsentView> add(ConsentProposal proposal) {
        return flow.add(callerId(), orEmpty(proposal)).map(this::view);
    }

    /**
     * Changes or renews an agreement.
     *
     * @param key its id; or the id of a system, or {@code *} for the fallback: then the one agreement for just that,
     *     made where there is none
     */
    @PUT
    @Path("me/consents/{key}")
    public Uni<ConsentView> agree(@PathParam("key") String key, ConsentProposal proposal) {
        return (isId(key)
                        ? flow.change(callerId(), UUID.fromString(key), orEmpty(proposal))
                        : flow.agree(callerId(), known(key), orEmpty(proposal)))
                .map(this::view);
    }

    /**
     * Ends an agreement; one that is not there is ended already.
     *
     * @param key as for a change
     */
    @DELETE
    @Path("me/consents/{key}")
    public Uni<Void> withdraw(@PathParam("key") String key) {
        return flow.withdraw(callerId(), isId(key) ? UUID.fromString(key) : Consent.usualId(callerId(), scope(key)));
    }

    /** What the caller is asked: by a rotation or a policy that names them, or because an agreement ends soon. */
    @GET
    @Path("me/consent-requests")
    public Uni<ConsentRequestView.All> requests() {
        return flow.requestsTo(callerId()).map(ConsentRequestView.All::of);
    }

    /** Yes, without a body for 90 days on the terms of the agreement before, or else always and over all channels. */
    @POST
    @Path("me/consent-requests/{id}/accept")
    public Uni<ConsentView> accept(
            @PathParam("id") String id, @RequestBody(required = false) ConsentProposal proposal) {
        return flow.accept(callerId(), id, orEmpty(proposal)).map(this::view);
    }

    /** No; an agreement that the caller has stays until its end. */
    @POST
    @Path("me/consent-requests/{id}/decline")
    public Uni<ConsentRequestView.Declined> decline(@PathParam("id") String id, ConsentRequestView.No request) {
        String reason = Optional.ofNullable(request)
                .map(ConsentRequestView.No::reason)
                .map(String::strip)
                .orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemMapper.badRequest("reason", "must have 1 to " + LONGEST_REASON + " characters");
        }
        return flow.decline(callerId(), id, reason).map(outcome -> switch (outcome) {
            case ConsentOutcome.Declined(Decline no) ->
                new ConsentRequestView.Declined(no.scope().text(), no.reason(), no.answeredAt());
            case ConsentOutcome.Agreed agreed -> throw new IllegalStateException("a no became a yes");
            case ConsentOutcome.Refused refused -> throw problem(refused);
        });
    }

    private ConsentView view(ConsentOutcome outcome) {
        return switch (outcome) {
            case ConsentOutcome.Agreed(Consent consent) -> ConsentView.of(consent, clock.instant());
            case ConsentOutcome.Declined declined -> throw new IllegalStateException("a yes became a no");
            case ConsentOutcome.Refused refused -> throw problem(refused);
        };
    }

    private static HttpProblem problem(ConsentOutcome.Refused refused) {
        return switch (refused) {
            case ConsentOutcome.Faulty(var faults) -> ProblemMapper.badRequest(faults);
            case ConsentOutcome.UnknownConsent() -> ProblemMapper.problem(ProblemType.UNKNOWN_CONSENT);
            case ConsentOutcome.NotAsked() -> ProblemMapper.problem(ProblemType.UNKNOWN_CONSENT_REQUEST);
            case ConsentOutcome.TooMany(int most) ->
                ProblemMapper.problem(ProblemType.TOO_MANY_CONSENTS, Map.of("most", most));
        };
    }

    private static ConsentProposal orEmpty(ConsentProposal proposal) {
        return proposal == null ? ConsentProposal.EMPTY : proposal;
    }

    private static boolean isId(String key) {
        return ID.matcher(key).matches();
    }

    private Scope known(String key) {
        if (!key.equals(Consent.FALLBACK) && catalog.current().system(key).isEmpty()) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_SYSTEM);
        }
        return scope(key);
    }

    private static Scope scope(String key) {
        return key.equals(Consent.FALLBACK) ? new Scope.Fallback() : Scope.ofSystem(key);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
