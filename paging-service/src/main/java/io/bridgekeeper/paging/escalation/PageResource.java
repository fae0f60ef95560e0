package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pages, for whom they are. */
@Path("/api/paging/pages")
@RolesAllowed({"responder", "commander"})
class PageResource {

    private static final int LONGEST_REASON = 500;

    private final ResponseFlow responses;
    private final CatalogFlow catalog;
    private final SecurityIdentity caller;

    PageResource(ResponseFlow responses, CatalogFlow catalog, SecurityIdentity caller) {
        this.responses = responses;
        this.catalog = catalog;
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
        Optional<String> reason = text(request, DeclineRequest::reason);
        Optional<String> belongsTo = text(request, DeclineRequest::belongsTo);
        List<RequestFault> faults = new ArrayList<>();
        if (reason.filter(words -> words.length() > LONGEST_REASON).isPresent()) {
            faults.add(new RequestFault("reason", "must be at most " + LONGEST_REASON + " characters"));
        }
        if (belongsTo.isPresent()
                && Destination.of(belongsTo.get(), catalog.current()).isEmpty()) {
            faults.add(new RequestFault("belongsTo", "there is no such system in the catalog"));
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return responses.decline(pageId, callerId(), reason, belongsTo).map(outcome -> view(outcome, pageId));
    }

    private static Optional<String> text(DeclineRequest request, Function<DeclineRequest, String> field) {
        return Optional.ofNullable(request).map(field).map(String::strip).filter(words -> !words.isEmpty());
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
