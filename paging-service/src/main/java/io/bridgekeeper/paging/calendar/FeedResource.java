package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * What calendar programs read. They send no token: the secret in the address is all that they have.
 *
 * <p>Nothing is negotiated: programs ask for the oddest media types and take iCalendar.
 */
@Path("/calendars")
@PermitAll
class FeedResource {

    private final FeedFlow feeds;
    private final CalendarConfig config;
    private final Clock clock;

    FeedResource(FeedFlow feeds, CalendarConfig config, Clock clock) {
        this.feeds = feeds;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("{secret}.ics")
    @Operation(
            summary = "The shifts of a calendar, 14 days back and 365 ahead, as iCalendar (RFC 5545)",
            description = "Needs no token: whoever knows the secret reads the calendar, until it is revoked. The entity"
                    + " tag changes when a shift does.")
    @APIResponse(
            responseCode = "200",
            description = "One VEVENT a shift, in UTC",
            content = @Content(mediaType = "text/calendar"))
    @APIResponse(responseCode = "304", description = "Nothing changed since the entity tag of If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No calendar has this secret: it never was one, or was revoked",
            content = @Content(mediaType = "application/problem+json"))
    public Uni<Response> read(@PathParam("secret") String secret, @Context Request request) {
        return feeds.read(new Secret(secret))
                .map(found -> found.map(feed -> answer(feed, request)).orElseGet(FeedResource::nothing));
    }

    private Response answer(Feed feed, Request request) {
        // Weak: two that say the same differ in when they were written.
        EntityTag tag = new EntityTag(FeedText.tag(feed, config.publicUrl(), config.refresh()), true);
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            String text = FeedText.of(feed, clock.instant(), config.publicUrl(), config.refresh());
            answer = Response.ok(text.getBytes(StandardCharsets.UTF_8)).type("text/calendar; charset=utf-8");
        }
        return answer.tag(tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "private, max-age=" + config.maxAge().toSeconds())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** An answer and no exception, which would put the path, and the secret with it, into the answer. */
    private static Response nothing() {
        return ProblemMapper.problem(RequestProblem.NOT_FOUND).toResponse();
    }
}
