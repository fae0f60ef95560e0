package io.bridgekeeper.gateway.openapi;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** The API documents of all services at one address. */
@Path("/openapi")
@Singleton
class OpenApiResource {

    private static final Logger LOG = Logger.getLogger(OpenApiResource.class);
    private static final String OURS = "gateway";
    private static final URI OUR_DOCUMENT = URI.create("/q/openapi?format=json");
    private static final URI UI = URI.create("/q/swagger-ui");

    private final Map<String, ServiceApiClient> services = new LinkedHashMap<>();

    OpenApiResource(GatewayConfig config) {
        services.put("paging", client(config.upstream().paging(), config));
        services.put("roster", client(config.upstream().roster(), config));
        services.put("access", client(config.upstream().access(), config));
        services.put("followup", client(config.upstream().followup(), config));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where each service's API document is")
    public ApiIndex index() {
        List<ApiIndex.Entry> entries = Stream.concat(Stream.of(OURS), services.keySet().stream())
                .map(name -> new ApiIndex.Entry(name, "/openapi/" + name))
                .toList();
        return new ApiIndex(UI.getPath(), entries);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page() {
        return Response.seeOther(UI).build();
    }

    @GET
    @Path("/{service}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One service's API document, as the service has it now")
    public Uni<Response> document(String service) {
        if (service.equals(OURS)) {
            return Uni.createFrom()
                    .item(Response.temporaryRedirect(OUR_DOCUMENT).build());
        }
        ServiceApiClient client = services.get(service);
        if (client == null) {
            throw ProblemMapper.thrown(Problem.of(RequestProblem.NOT_FOUND));
        }
        return client.document("json")
                .map(document -> Response.ok(document).build())
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("no API document of %s: %s", service, failure);
                    return ProblemMapper.thrown(Problem.of(ProblemType.SERVICE_AWAY));
                });
    }

    private static ServiceApiClient client(URI service, GatewayConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(service)
                .connectTimeout(config.proxy().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.proxy().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(ServiceApiClient.class);
    }
}
