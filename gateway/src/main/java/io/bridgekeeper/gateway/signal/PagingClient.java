package io.bridgekeeper.gateway.signal;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** paging-service's way in beside the broker; it commits the signals, or answers an error. */
@RegisterRestClient(configKey = "paging-signals")
@OidcClientFilter
interface PagingClient {

    @POST
    @Path("/internal/paging/signals")
    Uni<Void> take(Signals signals);

    /** The same signals under the same ids as they would have on the topic. */
    record Signals(List<Item> signals) {}

    /**
     * One signal as the topic would have it.
     *
     * @param id   CloudEvents id
     * @param key  topic key
     * @param time CloudEvents time
     */
    record Item(UUID id, String key, Instant time, SignalReceived data) {}
}
