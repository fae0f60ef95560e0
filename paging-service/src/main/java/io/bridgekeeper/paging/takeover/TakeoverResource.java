package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.Reading;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Proposals from the exports of other tools. */
@Path("/api/paging/catalog/import/{peer:pagerduty|opsgenie|grafana-oncall|goalert}")
@RolesAllowed("catalog-admin")
class TakeoverResource {

    private final CatalogFlow catalog;
    private final Clock clock;

    TakeoverResource(CatalogFlow catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Off the event loops: a large export is seconds of work. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeFromExport",
            summary = "Proposes a catalog and overrides out of an export of another tool; stores nothing",
            description = "docs/imports.md tells how to collect an export and what becomes of it.")
    @RequestBody(
            description = "One object with the lists of the tool's API under their names",
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "400",
            description = "bad-request, with errors: whatever is of another shape than the API gives, with its path")
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    public ProposalView propose(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pagerduty", "opsgenie", "grafana-oncall", "goalert"}))
                    @PathParam("peer")
                    String slug,
            @Parameter(description = "Id of the person who is the product owner of every system")
                    @QueryParam("productOwner")
                    String productOwner,
            @Parameter(description = "Id of the proposed policy that is called where no owner is known or answers")
                    @QueryParam("fallbackPolicy")
                    String fallbackPolicy,
            @Parameter(description = "Label whose value is the name of the system, for matchers")
                    @QueryParam("matchLabel")
                    String matchLabel,
            byte[] body) {
        Peer peer = Peer.of(slug).orElseThrow(() -> ProblemMapper.problem(RequestProblem.NOT_FOUND));
        Object export = ExportMapper.read(body);
        Instant now = clock.instant();
        List<RequestFault> faults = new ArrayList<>();
        Report report = new Report();
        Inventory inventory = peer.read(new Source(new ExportNode("$", export, faults), report, now));
        if (!faults.isEmpty()) {
            // A place that is read twice has its fault twice.
            throw ExportMapper.problem(faults.stream().distinct().toList());
        }
        Options options = new Options(said(productOwner), said(fallbackPolicy), said(matchLabel), catalog.mostAtOnce());
        Proposal proposal = Takeover.propose(peer, inventory, options, report, now);
        String document = ExportMapper.yaml(proposal.catalog());
        return ProposalView.of(proposal, document, faults(catalog.readHere(document)));
    }

    private static Optional<String> said(String option) {
        return Optional.ofNullable(option).filter(text -> !text.isBlank());
    }

    private static List<Fault> faults(Reading reading) {
        return switch (reading) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(List<Fault> faults) -> faults;
        };
    }
}
