package io.bridgekeeper.gateway.stream;

import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** What happens, as it happens. */
@Path("/api/stream")
@Authenticated
class StreamResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
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
    @SecurityRequirement(name = "SecurityScheme")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Incident events as they happen, as far as the caller may hear of them",
            description =
                    "Server-sent events: the event is the type, the data its JSON, the id how far the caller has heard, on "
                            + "any replica. Who comes again with it in Last-Event-ID hears what was told meanwhile, once "
                            + "each. A comment comes while nothing happens. Who was away for too long or reads too "
                            + "slowly gets the event `refetch`: read the state by the other APIs; what comes after it is "
                            + "told again. The stream ends with the access token.")
    @APIResponse(responseCode = "200", description = "The stream")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "503", description = "Too many streams")
    public Multi<OutboundSseEvent> listen(@HeaderParam(LAST_EVENT_ID) String heard) {
        Caller caller = new Caller(identity.getPrincipal().getName(), identity.getRoles());
        Duration lasts = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        return stream.listen(caller, heard, lasts.isPositive() ? lasts : Duration.ofMillis(1))
                .map(told -> told.map(this::sent))
                .orElseThrow(() ->
                        ProblemMapper.thrown(Problem.of(ProblemType.OVERLOADED).retryAfter(SOON)));
    }

    private OutboundSseEvent sent(StreamFlow.Told told) {
        return switch (told) {
            case StreamFlow.Told.Event(StreamEvent event) ->
                sse.newEventBuilder()
                        .id(event.position().text())
                        .name(event.type())
                        .data(String.class, event.data())
                        .build();
            case StreamFlow.Told.Heartbeat(Position position) ->
                sse.newEventBuilder().id(position.text()).comment("heartbeat").build();
            case StreamFlow.Told.Refetch(Position position) ->
                sse.newEventBuilder()
                        .id(position.text())
                        .name("refetch")
                        .data(String.class, "{}")
                        .build();
        };
    }
}
