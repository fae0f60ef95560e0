package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** How the caller is reached: nobody sees or changes another's. */
@Path("/api/paging/me/contact-methods")
@RolesAllowed({"responder", "commander"})
class MethodResource {

    private static final int LONGEST_CODE = 40;

    private final MethodFlow flow;
    private final SecurityIdentity caller;

    MethodResource(MethodFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    /** The contacts of the catalog, then the caller's own. */
    @GET
    public Uni<MethodView.All> mine() {
        return flow.of(callerId())
                .map(all -> new MethodView.All(all.stream().map(MethodView::of).toList()));
    }

    /** Adds a method and sends a code over it; pages go over it when the code has come back. */
    @POST
    @ResponseStatus(201)
    public Uni<MethodView.Changed> add(MethodProposal proposal) {
        return flow.add(callerId(), given(proposal)).map(MethodResource::view);
    }

    /** Changes a method; one that leads to another place has to be verified anew. */
    @PUT
    @Path("{id}")
    public Uni<MethodView.Changed> change(@PathParam("id") String id, MethodProposal proposal) {
        return flow.change(callerId(), methodId(id), given(proposal)).map(MethodResource::view);
    }

    /** Removes a method with the rules that name it. */
    @DELETE
    @Path("{id}")
    public Uni<Void> remove(@PathParam("id") String id) {
        return flow.remove(callerId(), methodId(id)).map(MethodResource::view).replaceWithVoid();
    }

    /** Sends a new code; the one before is not valid any more. */
    @POST
    @Path("{id}/verification-code")
    public Uni<MethodView.Changed> sendCode(@PathParam("id") String id) {
        return flow.sendNewCode(callerId(), methodId(id)).map(MethodResource::view);
    }

    /** Brings a code back. */
    @POST
    @Path("{id}/verification")
    public Uni<MethodView.Changed> verify(@PathParam("id") String id, MethodView.Verification verification) {
        UUID methodId = methodId(id);
        String code = verification == null || verification.code() == null ? "" : verification.code();
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw ProblemMapper.badRequest("code", "must have " + VerificationCode.LENGTH + " characters");
        }
        return flow.verify(callerId(), methodId, VerificationCode.typed(code)).map(MethodResource::view);
    }

    /** Sends a test now. */
    @POST
    @Path("{id}/test")
    public Uni<MethodView.Changed> test(@PathParam("id") String id) {
        return flow.test(callerId(), methodId(id)).map(MethodResource::view);
    }

    private static MethodView.Changed view(MethodOutcome outcome) {
        return switch (outcome) {
            case MethodOutcome.Done(var method, var sending) ->
                new MethodView.Changed(
                        MethodView.of(method),
                        sending.map(sent -> sent.problem().isEmpty()).orElse(null),
                        sending.flatMap(MethodOutcome.Sending::problem).orElse(null));
            case MethodOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
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
