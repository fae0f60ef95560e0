package io.bridgekeeper.gateway.incident;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What each service says of an incident, to the bearer of this token. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
interface PartClient {

    @GET
    @Path("/paging/incidents/{id}")
    Uni<String> incident(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);

    @GET
    @Path("/roster/bridges/{id}")
    Uni<String> bridge(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);

    @GET
    @Path("/access/grants")
    Uni<String> access(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("incidentId") UUID id);

    @GET
    @Path("/followup/follow-ups")
    Uni<String> followUps(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("incidentId") UUID id);
}
