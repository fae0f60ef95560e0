package io.bridgekeeper.gateway.session;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Keycloak's answer to an access token; 401 once its session has ended. */
@Path("/protocol/openid-connect/userinfo")
@RegisterRestClient(configKey = "keycloak")
interface UserInfoClient {

    @GET
    Uni<String> of(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);
}
