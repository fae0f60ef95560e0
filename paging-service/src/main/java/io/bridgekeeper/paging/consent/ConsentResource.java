package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.tag.TagMapper.ETAG;
import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.paging.tag.Tagged;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What the caller agrees to be called for: nobody agrees for somebody else. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander"})
class ConsentResource {

    private static final int LONGEST_REASON = 500;
    private static final String ETAG_IS = "stands for all that the caller has answered";
    private static final String SAW = "ETag of me/consents or me/consent-requests, or *; left out: whatever there is";
    private static final String FAULTS = "bad-request, with errors: every fault with its path";
    private static final String NO_TAG = "bad-request: If-Match is neither * nor an ETag in its quotation marks";
    private static final String STALE =
            "settings-changed, with etag: the caller has answered something since they read it";
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

    /** All of the last year, also what has lapsed. The ETag stands for all that the caller has answered. */
    @GET
    @Path("me/consents")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    public Uni<RestResponse<ConsentView.All>> mine() {
        return flow.of(callerId())
                .map(read -> TagMapper.answer(Status.OK, ConsentView.All.of(read.what(), clock.instant()), read.tag()));
    }

    /** One more agreement. */
    @POST
    @Path("me/consents")
    @APIResponse(
            responseCode = "201",
            description = "You agreed to be called",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConsentView.class)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "409", description = "too-many-consents")
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<ConsentView>> add(
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch, ConsentProposal proposal) {
        return flow.add(callerId(), orEmpty(proposal), TagMapper.seen(ifMatch))
                .map(told -> agreed(Status.CREATED, told));
    }

    /**
     * Changes or renews an agreement.
     *
     * @param key its id; or the id of a system, or {@code *} for the fallback: then the one agreement for just that,
     *     made where there is none
     */
    @PUT
    @Path("me/consents/{key}")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "404", description = "unknown-consent or unknown-system")
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<ConsentView>> agree(
            @PathParam("key") String key,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            ConsentProposal proposal) {
        IfMatch saw = TagMapper.seen(ifMatch);
        return (isId(key)
                        ? flow.change(callerId(), UUID.fromString(key), orEmpty(proposal), saw)
                        : flow.agree(callerId(), known(key), orEmpty(proposal), saw))
                .map(told -> agreed(Status.OK, told));
    }

    /**
     * Ends an agreement; one that is not there is ended already.
     *
     * @param key as for a change
     */
    @DELETE
    @Path("me/consents/{key}")
    @APIResponse(
            responseCode = "204",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = NO_TAG)
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<Void>> withdraw(
            @PathParam("key") String key, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        UUID id = isId(key) ? UUID.fromString(key) : Consent.usualId(callerId(), scope(key));
        return flow.withdraw(callerId(), id, TagMapper.seen(ifMatch)).map(told -> switch (told.what()) {
            case ConsentOutcome.Withdrawn done -> TagMapper.answer(Status.NO_CONTENT, (Void) null, told.tag());
            case ConsentOutcome.Agreed agreed -> throw new IllegalStateException("an end became a yes");
            case ConsentOutcome.Declined declined -> throw new IllegalStateException("an end became a no");
            case ConsentOutcome.Refused refused -> throw problem(refused, told.tag());
        });
    }

    /**
     * What the caller is asked: by a rotation or a policy that names them, or because an agreement ends soon. The ETag
     * is that of their agreements.
     */
    @GET
    @Path("me/consent-requests")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    public Uni<RestResponse<ConsentRequestView.All>> requests() {
        return flow.requestsTo(callerId())
                .map(read -> TagMapper.answer(Status.OK, ConsentRequestView.All.of(read.what()), read.tag()));
    }

    /** Yes, without a body for 90 days on the terms of the agreement before, or else always and over all channels. */
    @POST
    @Path("me/consent-requests/{id}/accept")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "404", description = "unknown-consent-request")
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<ConsentView>> accept(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            @RequestBody(required = false) ConsentProposal proposal) {
        return flow.accept(callerId(), id, orEmpty(proposal), TagMapper.seen(ifMatch))
                .map(told -> agreed(Status.OK, told));
    }

    /** No; an agreement that the caller has stays until its end. */
    @POST
    @Path("me/consent-requests/{id}/decline")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "404", description = "unknown-consent-request")
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<ConsentRequestView.Declined>> decline(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            ConsentRequestView.No request) {
        String reason = Optional.ofNullable(request)
                .map(ConsentRequestView.No::reason)
                .map(String::strip)
                .orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemMapper.badRequest("reason", "must have 1 to " + LONGEST_REASON + " characters");
        }
        return flow.decline(callerId(), id, reason, TagMapper.seen(ifMatch)).map(told -> switch (told.what()) {
            case ConsentOutcome.Declined(Decline no) ->
                TagMapper.answer(
                        Status.OK,
                        new ConsentRequestView.Declined(no.scope().text(), no.reason(), no.answeredAt()),
                        told.tag());
            case ConsentOutcome.Agreed agreed -> throw new IllegalStateException("a no became a yes");
            case ConsentOutcome.Withdrawn done -> throw new IllegalStateException("a no became an end");
            case ConsentOutcome.Refused refused -> throw problem(refused, told.tag());
        });
    }

    private RestResponse<ConsentView> agreed(Status status, Tagged<ConsentOutcome> told) {
        return switch (told.what()) {
            case ConsentOutcome.Agreed(Consent consent) ->
                TagMapper.answer(status, ConsentView.of(consent, clock.instant()), told.tag());
            case ConsentOutcome.Declined declined -> throw new IllegalStateException("a yes became a no");
            case ConsentOutcome.Withdrawn done -> throw new IllegalStateException("a yes became an end");
            case ConsentOutcome.Refused refused -> throw problem(refused, told.tag());
        };
    }

    private static HttpProblem problem(ConsentOutcome.Refused refused, EntityTag now) {
        return switch (refused) {
            case ConsentOutcome.Faulty(var faults) -> ProblemMapper.badRequest(faults);
            case ConsentOutcome.Stale stale -> TagMapper.stale(ProblemType.SETTINGS_CHANGED, now);
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
