package io.bridgekeeper.gateway.session;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Ends a session in Keycloak; 400 where the refresh token is no longer taken. */
@Path("/protocol/openid-connect/logout")
@RegisterRestClient(configKey = "keycloak")
interface EndSessionClient {

    @POST
    Uni<Void> end(
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String secret,
            @FormParam("refresh_token") String refreshToken);
}
