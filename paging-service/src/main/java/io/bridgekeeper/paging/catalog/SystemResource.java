package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The systems of the catalog. */
@Path("/api/paging/systems")
@Authenticated
@NonBlocking
class SystemResource {

    private final CatalogFlow catalog;

    SystemResource(CatalogFlow catalog) {
        this.catalog = catalog;
    }

    @GET
    public SystemView.All all() {
        return new SystemView.All(catalog.current().systems().values().stream()
                .map(SystemView::of)
                .toList());
    }

    @GET
    @Path("{id}")
    public SystemView system(@PathParam("id") String id) {
        return catalog.current()
                .system(id)
                .map(SystemView::of)
                .orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_SYSTEM));
    }
}
