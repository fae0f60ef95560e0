package io.bridgekeeper.gateway.openapi;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A service's own OpenAPI document. */
@Path("/q/openapi")
interface ServiceApiClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> document(@QueryParam("format") String format);
}
