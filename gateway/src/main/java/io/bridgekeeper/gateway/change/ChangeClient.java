package io.bridgekeeper.gateway.change;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** paging-service's way in for changes that integrations tell. */
@RegisterRestClient(configKey = "paging-signals")
@OidcClientFilter
interface ChangeClient {

    @POST
    @Path("/internal/paging/changes")
    Uni<Taken> take(Told told);

    record Told(UUID integrationId, ToldChange change) {}

    /**
     * @param changeId null where it was not kept
     * @param errors   what is wrong with the change; none where it was kept
     */
    record Taken(UUID changeId, List<String> systems, List<Handover.Fault> errors) {}
}
