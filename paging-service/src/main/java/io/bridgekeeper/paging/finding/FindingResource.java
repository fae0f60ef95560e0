package io.bridgekeeper.paging.finding;

import io.bridgekeeper.problem.ProblemMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What about owners, people and catalog will hurt in an incident, found before there is one. */
@Path("/api/paging/findings")
@RolesAllowed({"responder", "commander", "catalog-admin", "auditor"})
class FindingResource {

    private static final List<String> KINDS =
            Arrays.stream(Finding.Kind.values()).map(Finding.Kind::word).toList();

    private final FindingFlow findings;

    FindingResource(FindingFlow findings) {
        this.findings = findings;
    }

    /**
     * The gravest kinds first.
     *
     * @param kind     only these; absent: all
     * @param systemId only those of this system; absent: all
     */
    @GET
    public Uni<FindingView.All> all(@QueryParam("kind") String kind, @QueryParam("systemId") String systemId) {
        if (kind != null && !KINDS.contains(kind)) {
            throw ProblemMapper.badRequest("kind", "must be one of " + String.join(", ", KINDS));
        }
        return findings.all(Optional.ofNullable(systemId))
                .map(all -> new FindingView.All(all.stream()
                        .filter(finding -> kind == null || finding.kind().word().equals(kind))
                        .map(FindingView::of)
                        .toList()));
    }
}
