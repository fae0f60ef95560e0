package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.tag.TagMapper.ETAG;
import static io.bridgekeeper.paging.tag.TagMapper.IF_MATCH;
import static io.bridgekeeper.problem.ProblemMapper.problem;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.paging.tag.Tagged;
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
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** How the caller is reached: nobody sees or changes another's. */
@Path("/api/paging/me/contact-methods")
@RolesAllowed({"responder", "commander"})
class MethodResource {

    private static final int LONGEST_CODE = 40;
    private static final int ATTEMPTS = 20;
    private static final String ETAG_IS = "stands for all methods of the caller's own, not for how well they work";
    private static final String SAW = "ETag of the methods, or *; left out: whatever there is";
    private static final String FAULTS = "bad-request, with errors: every fault with its path";
    private static final String UNKNOWN = "unknown-contact-method: there is none, or it is another's";
    private static final String NO_TAG = "bad-request: If-Match is neither * nor an ETag in its quotation marks";
    private static final String STALE = "settings-changed, with etag: the caller's methods have changed since";

    private final MethodFlow flow;
    private final SecurityIdentity caller;

    MethodResource(MethodFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    /** The contacts of the catalog, then the caller's own. The ETag stands for their own. */
    @GET
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    public Uni<RestResponse<MethodView.All>> mine() {
        return flow.of(callerId())
                .map(read -> TagMapper.answer(
                        Status.OK,
                        new MethodView.All(
                                read.what().stream().map(MethodView::of).toList()),
                        read.tag()));
    }

    /** Adds a method and sends a code over it; pages go over it when the code has come back. */
    @POST
    @APIResponse(
            responseCode = "201",
            description = "The method; a code has been sent to it where it must be proven",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MethodView.Changed.class)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "429", description = "too-many-codes")
    public Uni<RestResponse<MethodView.Changed>> add(
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch, MethodProposal proposal) {
        return flow.add(callerId(), given(proposal), TagMapper.seen(ifMatch)).map(told -> answer(Status.CREATED, told));
    }

    /** Changes a method; one that leads to another place has to be verified anew. */
    @PUT
    @Path("{id}")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "contact-method-of-catalog")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "429", description = "too-many-codes")
    public Uni<RestResponse<MethodView.Changed>> change(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            MethodProposal proposal) {
        return flow.change(callerId(), methodId(id), given(proposal), TagMapper.seen(ifMatch))
                .map(told -> answer(Status.OK, told));
    }

    /** Removes a method with the rules that name it. */
    @DELETE
    @Path("{id}")
    @APIResponse(
            responseCode = "204",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "contact-method-of-catalog")
    @APIResponse(responseCode = "400", description = NO_TAG)
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<Void>> remove(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return flow.remove(callerId(), methodId(id), TagMapper.seen(ifMatch))
                .invoke(MethodResource::view)
                .map(told -> TagMapper.answer(Status.NO_CONTENT, (Void) null, told.tag()));
    }

    /** Sends a new code; the one before is not valid any more. */
    @POST
    @Path("{id}/verification-code")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "contact-method-of-catalog or contact-method-verified")
    @APIResponse(responseCode = "400", description = NO_TAG)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "429", description = "too-many-codes")
    public Uni<RestResponse<MethodView.Changed>> sendCode(
            @PathParam("id") String id, @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch) {
        return flow.sendNewCode(callerId(), methodId(id), TagMapper.seen(ifMatch))
                .map(told -> answer(Status.OK, told));
    }

    /** Brings a code back. */
    @POST
    @Path("{id}/verification")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "400", description = FAULTS)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description = "contact-method-of-catalog, wrong-code (with triesLeft), code-expired or too-many-tries")
    @APIResponse(responseCode = "412", description = STALE)
    public Uni<RestResponse<MethodView.Changed>> verify(
            @PathParam("id") String id,
            @Parameter(description = SAW) @HeaderParam(IF_MATCH) String ifMatch,
            MethodView.Verification verification) {
        UUID methodId = methodId(id);
        String code = verification == null || verification.code() == null ? "" : verification.code();
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw ProblemMapper.badRequest("code", "must have " + VerificationCode.LENGTH + " characters");
        }
        return flow.verify(callerId(), methodId, VerificationCode.typed(code), TagMapper.seen(ifMatch))
                .map(told -> answer(Status.OK, told));
    }

    /** The codes and tests that went over a method lately, the newest first, and whether each has arrived. */
    @GET
    @Path("{id}/attempts")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Trial.All.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<Trial.All> attempts(@PathParam("id") String id) {
        return flow.trials(callerId(), methodId(id), ATTEMPTS)
                .map(found -> new Trial.All(found.orElseThrow(() -> problem(ProblemType.UNKNOWN_CONTACT_METHOD))));
    }

    /** Sends a test now. */
    @POST
    @Path("{id}/test")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = ETAG, description = ETAG_IS, schema = @Schema(type = STRING)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "contact-method-not-verified")
    @APIResponse(responseCode = "429", description = "too-many-tests")
    public Uni<RestResponse<MethodView.Changed>> test(@PathParam("id") String id) {
        return flow.test(callerId(), methodId(id)).map(told -> answer(Status.OK, told));
    }

    private static RestResponse<MethodView.Changed> answer(Status status, Tagged<MethodOutcome> told) {
        return TagMapper.answer(status, view(told), told.tag());
    }

    private static MethodView.Changed view(Tagged<MethodOutcome> told) {
        return switch (told.what()) {
            case MethodOutcome.Done(var method, var sending) ->
                new MethodView.Changed(
                        MethodView.of(method),
                        sending.map(sent -> sent.problem().isEmpty()).orElse(null),
                        sending.flatMap(MethodOutcome.Sending::problem).orElse(null));
            case MethodOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case MethodOutcome.Stale stale -> throw TagMapper.stale(ProblemType.SETTINGS_CHANGED, told.tag());
            case MethodOutcome.Unknown() -> throw problem(ProblemType.UNKNOWN_CONTACT_METHOD);
            case MethodOutcome.OfCatalog() -> throw problem(ProblemType.CONTACT_METHOD_OF_CATALOG);
            case MethodOutcome.VerifiedBefore() -> throw problem(ProblemType.CONTACT_METHOD_VERIFIED);
            case MethodOutcome.NotVerified() -> throw problem(ProblemType.CONTACT_METHOD_NOT_VERIFIED);
            case MethodOutcome.WrongCode(int left) -> throw problem(ProblemType.WRONG_CODE, Map.of("triesLeft", left));
            case MethodOutcome.CodeExpired(var at) -> throw problem(ProblemType.CODE_EXPIRED, Map.of("expiredAt", at));
            case MethodOutcome.TooManyTries() -> throw problem(ProblemType.TOO_MANY_TRIES);
            case MethodOutcome.TooManyCodes() -> throw problem(ProblemType.TOO_MANY_CODES);
            case MethodOutcome.TooManyTests() -> throw problem(ProblemType.TOO_MANY_TESTS);
        };
    }

    private static MethodProposal given(MethodProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return proposal;
    }

    private static UUID methodId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_CONTACT_METHOD);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
