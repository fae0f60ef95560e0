package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;

/** Pages, for whom they are. */
@Path("/api/paging/pages")
@RolesAllowed({"responder", "commander"})
class PageResource {

    private static final int LONGEST_REASON = 500;

    private final ResponseFlow responses;
    private final SecurityIdentity caller;

    PageResource(ResponseFlow responses, SecurityIdentity caller) {
        this.responses = responses;
        this.caller = caller;
    }

    @GET
    public Uni<PageList> mine() {
        return responses.unanswered(callerId()).map(PageList::new);
    }

    @GET
    @Path("{id}")
    public Uni<PageView> page(@PathParam("id") String id) {
        return responses.page(pageId(id)).map(found -> {
            PageView page = found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_PAGE));
            if (!page.personId().equals(callerId()) && !caller.hasRole("commander")) {
                throw ProblemMapper.problem(ProblemType.NOT_YOUR_PAGE);
            }
            return page;
        });
    }

    /** Why this person, why now, why over this channel, and why not the others: for them, commanders and auditors. */
    @GET
    @Path("{id}/explanation")
    @RolesAllowed({"responder", "commander", "auditor"})
    public Uni<ExplanationView> explanation(@PathParam("id") String id) {
        return responses.explained(pageId(id)).map(found -> {
            Explained explained = found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_PAGE));
            boolean may = explained.page().personId().equals(callerId())
                    || caller.hasRole("commander")
                    || caller.hasRole("auditor");
            if (!may) {
                throw ProblemMapper.problem(ProblemType.NOT_YOUR_PAGE);
            }
            return ExplanationView.of(explained);
        });
    }

    @POST
    @Path("{id}/accept")
    public Uni<PageView> accept(@PathParam("id") String id) {
        UUID pageId = pageId(id);
        return responses
                .answer(pageId, new PageCommand.AcceptPage(pageId, callerId()))
                .map(outcome -> view(outcome, pageId));
    }

    @POST
    @Path("{id}/still-on-it")
    public Uni<PageView> stillOnIt(@PathParam("id") String id) {
        UUID pageId = pageId(id);
        return responses
                .answer(pageId, new PageCommand.ConfirmStillOnIt(pageId, callerId()))
                .map(outcome -> view(outcome, pageId));
    }

    @POST
    @Path("{id}/decline")
    public Uni<PageView> decline(@PathParam("id") String id, DeclineRequest request) {
        UUID pageId = pageId(id);
        Optional<String> reason = Optional.ofNullable(request)
                .map(DeclineRequest::reason)
                .map(String::strip)
                .filter(r -> !r.isEmpty());
        if (reason.isPresent() && reason.get().length() > LONGEST_REASON) {
            throw ProblemMapper.badRequest("reason", "must be at most " + LONGEST_REASON + " characters");
        }
        return responses
                .answer(pageId, new PageCommand.DeclinePage(pageId, callerId(), reason))
                .map(outcome -> view(outcome, pageId));
    }

    private static PageView view(Outcome outcome, UUID pageId) {
        return switch (outcome) {
            case Outcome.Done(Response response) ->
                PageView.of(response.page(pageId).orElseThrow(), response.incident());
            case Outcome.Refused(Refusal refusal) -> throw RefusalMapper.toProblem(refusal);
        };
    }

    private static UUID pageId(String id) {
        return RequestIdMapper.id(id, ProblemType.UNKNOWN_PAGE);
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
