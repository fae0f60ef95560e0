package io.bridgekeeper.paging.answer;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The links in notices, and in the question whether somebody still has an incident. Whoever opens one has not logged in: the token in the address is all that they have.
 *
 * <p>Nothing is thrown: an exception would put the path, and the token with it, into logs.
 */
@Path("/answer")
@PermitAll
class AnswerResource {

    private final AnswerFlow flow;
    private final AnswerMapper pages;
    private final AnswerTextMapper texts;

    AnswerResource(AnswerFlow flow, AnswerMapper pages, AnswerTextMapper texts) {
        this.flow = flow;
        this.pages = pages;
        this.texts = texts;
    }

    @GET
    @Path("{token}")
    @Operation(
            summary = "The page behind the link of a notice or a question, with buttons to answer it",
            description = "Needs no token of Keycloak. Changes nothing, whoever opens it.")
    @APIResponse(responseCode = "200", description = "How it stands", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "404", description = "No link of ours")
    @APIResponse(responseCode = "410", description = "The link has expired; it says who has the incident")
    public Uni<Response> look(@PathParam("token") String token, @Context HttpHeaders headers) {
        return flow.look(token)
                .chain(found -> found.map(seen -> seen.isExpired()
                                ? refused(headers, 410, expired(), texts.text(seen))
                                : pages.html(200, texts.text(seen)))
                        .orElseGet(() -> unknown(headers)));
    }

    @POST
    @Path("{token}")
    @Operation(
            summary =
                    "Accept or decline a page, or say that one is still on it or cannot go on, by the link of the notice or question, once",
            description = "Answers for the person that was paged. Can do nothing else.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/x-www-form-urlencoded",
                            schema = @Schema(implementation = String.class),
                            example = "answer=decline&reason=on+a+train"))
    @APIResponse(responseCode = "200", description = "Answered", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "400", description = "Not what the link can do, or too long a reason")
    @APIResponse(responseCode = "404", description = "No link of ours")
    @APIResponse(responseCode = "409", description = "Answered already, or over; it says who has the incident")
    @APIResponse(responseCode = "410", description = "The link has expired; it says who has the incident")
    public Uni<Response> press(@PathParam("token") String token, String body, @Context HttpHeaders headers) {
        return switch (AnswerForm.read(body == null ? "" : body, flow.can(token))) {
            case AnswerForm.Reading.Faulty(var faults) ->
                refused(
                        headers,
                        400,
                        ProblemMapper.badRequest(faults),
                        AnswerText.faulty(faults.stream()
                                .map(fault -> fault.path() + " " + fault.message())
                                .toList()));
            case AnswerForm.Reading.Understood(AnswerForm form) ->
                flow.press(token, form)
                        .chain(found ->
                                found.map(pressed -> answer(pressed, headers)).orElseGet(() -> unknown(headers)));
        };
    }

    private Uni<Response> answer(Pressed pressed, HttpHeaders headers) {
        Seen seen = pressed.seen();
        if (pressed.acted()) {
            return pages.html(200, texts.text(seen));
        }
        HttpProblem why = seen.isExpired() ? expired() : why(seen.standing());
        return refused(headers, why.getStatusCode(), why, texts.text(seen));
    }

    private static HttpProblem why(Standing standing) {
        return switch (standing) {
            case Standing.Open open -> throw new IllegalStateException("an open page was not answered");
            case Standing.Asked asked -> throw new IllegalStateException("an open question was not answered");
            case Standing.Lapsed() -> problem(ProblemType.NOBODY_HAS_IT);
            case Standing.Taken(var by, var at) ->
                problem(ProblemType.ALREADY_ACCEPTED, Map.of("acceptedBy", by, "acceptedAt", at));
            case Standing.Resolved resolved ->
                problem(ProblemType.INCIDENT_RESOLVED, Map.of("resolvedAt", resolved.at()));
            case Standing.Withdrawn() -> problem(ProblemType.PAGE_WITHDRAWN);
            case Standing.Declined(var at) -> problem(ProblemType.ANSWER_LINK_USED, Map.of("answeredAt", at));
            case Standing.Used(var at) -> problem(ProblemType.ANSWER_LINK_USED, Map.of("answeredAt", at));
            case Standing.Expired() -> expired();
        };
    }

    private static HttpProblem expired() {
        return problem(ProblemType.ANSWER_LINK_EXPIRED);
    }

    private Uni<Response> unknown(HttpHeaders headers) {
        return refused(headers, 404, problem(RequestProblem.NOT_FOUND), AnswerText.unknown());
    }

    /** Programs get a problem, and browsers something to read. */
    private Uni<Response> refused(HttpHeaders headers, int status, HttpProblem problem, AnswerText text) {
        return asksForJson(headers)
                ? Uni.createFrom().item(AnswerMapper.secret(Response.fromResponse(problem.toResponse())))
                : pages.html(status, text);
    }

    private static boolean asksForJson(HttpHeaders headers) {
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        return accepted.stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals)
                && accepted.stream().map(MediaType::getSubtype).anyMatch(type -> type.endsWith("json"));
    }
}
