package io.bridgekeeper.gateway.rawevent;

import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** paging-service's way in for dead letters beside the broker, and for what their replays came to. */
@RegisterRestClient(configKey = "paging-signals")
@OidcClientFilter
@Path("/internal/paging/dead-letters")
public interface DeadLetterClient {

    @POST
    Uni<Void> take(Handed handed);

    /** The first replay counts; a later one changes nothing. */
    @POST
    @Path("/replayed")
    Uni<Void> replayed(Replayed replayed);

    /**
     * A dead letter as the topic would have it.
     *
     * @param id   CloudEvents id
     * @param time CloudEvents time
     */
    record Handed(UUID id, Instant time, RawEventReceived data) {}

    /** @param outcome {@code read} or {@code nothing} */
    record Replayed(UUID integrationId, UUID deadLetterId, String by, String outcome, List<UUID> signalIds) {}
}
