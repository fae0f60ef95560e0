package io.bridgekeeper.paging.contact;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** People whom nothing reaches, for those who can do something about it. */
@Path("/api/paging/unreachable")
@RolesAllowed({"commander", "catalog-admin", "auditor"})
class UnreachableResource {

    private final Mutiny.SessionFactory sessions;
    private final UnreachableFlow flow;

    UnreachableResource(Mutiny.SessionFactory sessions, UnreachableFlow flow) {
        this.sessions = sessions;
        this.flow = flow;
    }

    record All(List<UnreachablePerson> unreachable) {}

    /** Each with the methods that fail, without their targets, and the rotations that may call them. */
    @GET
    public Uni<All> all() {
        return sessions.withSession(flow::all).map(All::new);
    }
}
