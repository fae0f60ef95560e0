package io.bridgekeeper.gateway.stream;

import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What happens, as it happens. */
@Path("/api/stream")
@Authenticated
class StreamResource {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final StreamFlow stream;
    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final Clock clock;
    private final Sse sse;

    StreamResource(StreamFlow stream, SecurityIdentity identity, JsonWebToken token, Clock clock, @Context Sse sse) {
        this.stream = stream;
        this.identity = identity;
        this.token = token;
        this.clock = clock;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Incident events as they happen, as far as the caller may hear of them",
            description =
                    "Server-sent events: the id is the event's id, the event is its type, the data its JSON. A comment "
                            + "comes while nothing happens. A client that reads too slowly gets the event `lagged` and "
                            + "is disconnected; the stream also ends with the access token. Events are not told again: "
                            + "after connecting, read the state by the other APIs.")
    @APIResponse(responseCode = "200", description = "The stream")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "503", description = "Too many streams")
    public Multi<OutboundSseEvent> listen() {
        Caller caller = new Caller(identity.getPrincipal().getName(), identity.getRoles());
        Duration lasts = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        return stream.listen(caller, lasts.isPositive() ? lasts : Duration.ofMillis(1))
                .map(told -> told.map(this::sent))
                .orElseThrow(() ->
                        ProblemMapper.thrown(Problem.of(ProblemType.OVERLOADED).retryAfter(SOON)));
    }

    private OutboundSseEvent sent(StreamFlow.Told told) {
        return switch (told) {
            case StreamFlow.Told.Event(StreamEvent event) ->
                sse.newEventBuilder()
                        .id(event.id())
                        .name(event.type())
                        .data(String.class, event.data())
                        .build();
            case StreamFlow.Told.Heartbeat ignored ->
                sse.newEventBuilder().comment("heartbeat").build();
            case StreamFlow.Told.Lagged ignored ->
                sse.newEventBuilder().name("lagged").data(String.class, "{}").build();
        };
    }
}
