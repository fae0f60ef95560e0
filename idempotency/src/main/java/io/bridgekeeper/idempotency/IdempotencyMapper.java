package io.bridgekeeper.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a repeat of a POST as the first was answered.
 *
 * <p>Source: draft-ietf-httpapi-idempotency-key-header-07. The work and the keeping of its answer are two transactions: a
 * crash between them leaves the key to whoever comes after the lease, and then the work is done once more. So what a POST
 * does must bear that by itself, as accepting a page does: this makes the answer the same, not the work safe.
 */
class IdempotencyMapper {

    private static final Logger LOG = Logger.getLogger(IdempotencyMapper.class);
    static final String HEADER = "Idempotency-Key";
    static final String PREFIX = "/api/";
    private static final String CLAIM = "idempotency.claim";

    private final IdempotencyFlow flow;
    private final CurrentIdentityAssociation identity;
    private final ObjectMapper json;

    IdempotencyMapper(IdempotencyFlow flow, CurrentIdentityAssociation identity, ObjectMapper json) {
        this.flow = flow;
        this.identity = identity;
        this.json = json;
    }

    /** Without the header, everything is as it was. */
    @ServerRequestFilter
    public Uni<Response> before(ContainerRequestContext request, RoutingContext exchange) {
        String header = request.getHeaderString(HEADER);
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (header == null || !request.getMethod().equals("POST") || !path.startsWith(PREFIX)) {
            return Uni.createFrom().nullItem();
        }
        String key = Asked.bare(header.strip());
        if (!Asked.isKey(key)) {
            throw ProblemMapper.badRequest(HEADER, "must be of 1 to 255 printable characters without spaces");
        }
        byte[] body = body(exchange);
        return identity.getDeferredIdentity().chain(caller -> {
            if (caller.isAnonymous()) {
                return Uni.createFrom().nullItem();
            }
            String query = request.getUriInfo().getRequestUri().getRawQuery();
            Asked asked =
                    Asked.of(caller.getPrincipal().getName(), query == null ? path : path + "?" + query, key, body);
            return flow.claim(asked).map(claim -> answer(claim, request));
        });
    }

    @ServerResponseFilter
    public Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claim.Ours ours)) {
            return Uni.createFrom().voidItem();
        }
        request.removeProperty(CLAIM);
        return flow.end(ours, answered(response))
                // The answer is right, whatever becomes of the keeping: then the lease runs out.
                .onFailure()
                .invoke(failure -> LOG.errorf("An answer is not kept for repeats: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Claim.Answered answered(ContainerResponseContext response) {
        return new Claim.Answered(
                response.getStatus(),
                response.getMediaType() == null ? null : response.getMediaType().toString(),
                written(response.getEntity()),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG));
    }

    /** Null where the request is to be done. */
    private static Response answer(Claim claim, ContainerRequestContext request) {
        return switch (claim) {
            case Claim.Ours ours -> {
                request.setProperty(CLAIM, ours);
                yield null;
            }
            case Claim.Answered(int status, String mediaType, byte[] body, String location, String etag) -> {
                Response.ResponseBuilder again = Response.status(status)
                        .header("Idempotency-Replayed", "true")
                        .header(HttpHeaders.LOCATION, location)
                        .header(HttpHeaders.ETAG, etag);
                yield body.length == 0
                        ? again.build()
                        : again.entity(body)
                                .type(mediaType == null ? MediaType.APPLICATION_JSON : mediaType)
                                .build();
            }
            case Claim.AnsweredOnce ignored -> throw ProblemMapper.problem(RepeatProblem.ANSWERED_ONCE);
            case Claim.UnderWay ignored ->
                throw ProblemMapper.builder(RepeatProblem.REQUEST_UNDER_WAY)
                        .withHeader("Retry-After", "1")
                        .build();
            case Claim.Other ignored -> throw ProblemMapper.problem(RepeatProblem.IDEMPOTENCY_KEY_REUSED);
        };
    }

    /** Empty where {@link KeyedBodyResource} had nothing to read. */
    private static byte[] body(RoutingContext exchange) {
        Buffer read = exchange.body().buffer();
        return read == null ? new byte[0] : read.getBytes();
    }

    private byte[] written(Object entity) {
        try {
            return entity == null ? new byte[0] : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}
