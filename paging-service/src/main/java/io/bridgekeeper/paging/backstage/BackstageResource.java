package io.bridgekeeper.paging.backstage;

import io.bridgekeeper.paging.catalog.BodyMapper;
import io.bridgekeeper.paging.catalog.CatalogDocument;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.DocumentFormat;
import io.bridgekeeper.paging.catalog.DocumentMapper;
import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.Reading;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Proposals from Backstage. */
@Path("/api/paging/catalog/import/backstage")
@RolesAllowed("catalog-admin")
class BackstageResource {

    private final CatalogFlow catalog;

    BackstageResource(CatalogFlow catalog) {
        this.catalog = catalog;
    }

    /**
     * @param document      the whole catalog as YAML, to be completed and put
     * @param faults        what putting it as it is would be answered
     * @param missing       what a person has to say about the new systems
     * @param notUnderstood what the document has nothing of
     */
    @Schema(name = "BackstageProposal")
    record View(String document, List<Fault> faults, List<Missing> missing, List<NotUnderstood> notUnderstood) {}

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "proposeFromBackstage",
            summary = "Proposes a catalog out of one or more catalog-info.yaml and the newest catalog; stores nothing")
    @RequestBody(
            description = "A stream of YAML documents, or a JSON array of entities; at most 8 MiB",
            required = true,
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.ARRAY))
            })
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "400",
            description = "bad-request, with errors: what cannot be read, with line and column")
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    public Uni<View> propose(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, byte[] body) {
        CatalogDocument stream = BodyMapper.document(body, type);
        return catalog.newestDocument()
                .chain(current -> catalog.aside(() -> propose(stream, current)))
                .chain(proposal -> catalog.read(proposal.document())
                        .map(reading -> new View(
                                proposal.document().text(),
                                faults(reading),
                                proposal.proposal().missing(),
                                proposal.proposal().notUnderstood())));
    }

    private record Written(Proposal proposal, CatalogDocument document) {}

    private static Written propose(CatalogDocument stream, Optional<CatalogDocument> current) {
        DocumentMapper.Trees entities = DocumentMapper.read(stream);
        if (!entities.faults().isEmpty()) {
            throw BodyMapper.problem(entities.faults());
        }
        Map<String, Object> catalog = current.map(DocumentMapper::read)
                .flatMap(trees -> trees.documents().stream().findFirst())
                .map(EntityReader::map)
                .orElseGet(Map::of);
        Proposal proposal = BackstageImport.propose(documents(entities.documents()), catalog);
        String text = DocumentMapper.write(proposal.catalog(), DocumentFormat.YAML);
        return new Written(proposal, new CatalogDocument(text, DocumentFormat.YAML));
    }

    /** Backstage's own API answers entities as one array. */
    private static List<Object> documents(List<Object> trees) {
        return trees.size() == 1 && trees.getFirst() instanceof List<?> array
                ? array.stream().<Object>map(e -> e).toList()
                : trees;
    }

    private static List<Fault> faults(Reading reading) {
        return switch (reading) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(List<Fault> faults) -> faults;
        };
    }
}
