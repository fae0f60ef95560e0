package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;

/** Who agreed to be called for a system. */
@Path("/api/paging/systems/{id}/consents")
@RolesAllowed({"responder", "commander", "catalog-admin", "auditor"})
class SystemConsentResource {

    private final CoverageFlow flow;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final SecurityIdentity caller;

    SystemConsentResource(CoverageFlow flow, CatalogFlow catalog, Clock clock, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.clock = clock;
        this.caller = caller;
    }

    /** Agreements in force that let their people be called for a system; for a responder, if they own it. */
    @GET
    public Uni<ConsentView.All> ofSystem(@PathParam("id") String id) {
        Catalog current = catalog.current();
        CatalogSystem system = current.system(id).orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_SYSTEM));
        boolean reads = caller.hasRole("commander") || caller.hasRole("catalog-admin") || caller.hasRole("auditor");
        if (!reads
                && !Calls.owners(current, system).contains(caller.getPrincipal().getName())) {
            throw ProblemMapper.problem(ProblemType.NOT_YOUR_SYSTEM);
        }
        return flow.covering(id).map(all -> ConsentView.All.of(all, clock.instant()));
    }
}
