package io.bridgekeeper.gateway.openapi;

import io.bridgekeeper.gateway.edge.AnswerTag;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** The API documents of all services at one address, and the one that they make together. */
@Path("/openapi")
@Singleton
class OpenApiResource {

    private static final Logger LOG = Logger.getLogger(OpenApiResource.class);
    private static final URI OUR_DOCUMENT = URI.create("/q/openapi?format=json");
    private static final URI PAGE = URI.create("/docs/");

    private final OpenApiFlow documents;

    OpenApiResource(OpenApiFlow documents) {
        this.documents = documents;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getApi",
            summary = "One API document of all services",
            description = "What can be called by the gateway. A service that does not answer is left out, and named in"
                    + " `x-bridgekeeper-missing`.")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "You have it: If-None-Match is its ETag")
    public Uni<Response> whole(@HeaderParam("If-None-Match") String ifNoneMatch) {
        return documents.whole().map(whole -> {
            boolean known = AnswerTag.isKnown(ifNoneMatch, whole.tag());
            return (known ? Response.notModified() : Response.ok(whole.json()))
                    .header("ETag", whole.tag())
                    .header("Cache-Control", "no-cache")
                    .build();
        });
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page() {
        return Response.seeOther(PAGE).build();
    }

    @GET
    @Path("/{service}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getApiOfService", summary = "One service's API document, as the service has it now")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "404", description = "There is no such service")
    @APIResponse(responseCode = "502", description = "The service does not answer")
    public Uni<Response> document(String service) {
        if (service.equals(MergedApi.OURSELVES)) {
            return Uni.createFrom()
                    .item(Response.temporaryRedirect(OUR_DOCUMENT).build());
        }
        return documents
                .ofService(service)
                .orElseThrow(() -> ProblemMapper.thrown(Problem.of(RequestProblem.NOT_FOUND)))
                .map(document -> Response.ok(document).build())
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("no API document of %s: %s", service, failure);
                    return ProblemMapper.thrown(Problem.of(ProblemType.SERVICE_AWAY));
                });
    }
}
