package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogVersion.Source;
import io.bridgekeeper.paging.catalog.VersionFlow.HandedIn;
import io.bridgekeeper.paging.catalog.VersionFlow.Written;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The whole catalog as one document, and every version of it that there was. */
@Path("/api/paging/catalog")
@RolesAllowed("catalog-admin")
class CatalogResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_VERSIONS = 200;
    private static final String USUAL_VERSIONS = "50";

    private final CatalogFlow catalog;
    private final VersionFlow versions;
    private final SecurityIdentity caller;

    CatalogResource(CatalogFlow catalog, VersionFlow versions, SecurityIdentity caller) {
        this.catalog = catalog;
        this.versions = versions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"catalog-admin", "auditor"})
    @Produces({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "showCatalog",
            summary = "The newest document; with its comments where it is asked for as it was given")
    @APIResponse(
            responseCode = "200",
            description = "ETag is the number of the version",
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(responseCode = "304", description = "If-None-Match names the newest version")
    @APIResponse(responseCode = "404", description = "no-catalog")
    public Uni<Response> show(@Context HttpHeaders headers, @HeaderParam("If-None-Match") String ifNoneMatch) {
        return versions.newest().chain(newest -> {
            long number = newest.orElseThrow(() -> ProblemMapper.problem(ProblemType.NO_CATALOG))
                    .number();
            if (ifNoneMatch != null
                    && Expectation.ofIfMatch(ifNoneMatch)
                            .filter(known -> known.isMetBy(Optional.of(number)))
                            .isPresent()) {
                return Uni.createFrom()
                        .item(Response.notModified().header("ETag", tag(number)).build());
            }
            return versions.written(number).chain(written -> document(written.orElseThrow(), headers));
        });
    }

    @PUT
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "putCatalog",
            summary = "Puts the whole catalog, all or nothing, as a new version",
            description =
                    "If-Match names the version that was changed, or is * for whichever there is; If-None-Match: *"
                            + " is for the first catalog. A document that is, byte for byte, the newest one makes no version.")
    @RequestBody(
            description = "At most 8 MiB",
            required = true,
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "200",
            description = "ETag is the number of the version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogVersionView.Put.class)))
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "412", description = "catalog-changed, with version: the newest one")
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    @APIResponse(responseCode = "428", description = "version-not-said: neither header is there")
    public Uni<Response> put(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Parameter(description = "ETags of versions, or *") @HeaderParam("If-Match") String ifMatch,
            @Parameter(description = "* where there is no catalog yet") @HeaderParam("If-None-Match")
                    String ifNoneMatch,
            @Parameter(
                            description = "true: answer the difference and store nothing; no header is needed then",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            byte[] body) {
        boolean isDryRun = flag(dryRun);
        Expectation expectation = expectation(ifMatch, ifNoneMatch, isDryRun);
        CatalogDocument document = BodyMapper.document(body, type);
        return catalog.read(document)
                .chain(reading -> switch (reading) {
                    case Reading.Faulty(List<Fault> faults) ->
                        Uni.createFrom().<Storing>failure(BodyMapper.problem(faults));
                    case Reading.Sound(Catalog sound) -> {
                        String madeBy = caller.getPrincipal().getName();
                        yield catalog.aside(() -> HandedIn.of(document, sound, Source.API, madeBy))
                                .chain(handed -> isDryRun
                                        ? versions.tryOut(handed, expectation)
                                        : catalog.store(handed, expectation));
                    }
                })
                .map(CatalogResource::answer);
    }

    @GET
    @Path("versions")
    @RolesAllowed({"catalog-admin", "auditor"})
    @Operation(operationId = "listCatalogVersions", summary = "All versions, the newest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "before or limit is no number of its range")
    public Uni<CatalogVersionView.Some> versions(
            @Parameter(
                            description = "Only versions below this number",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    @QueryParam("before")
                    String before,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = USUAL_VERSIONS))
                    @QueryParam("limit")
                    @DefaultValue(USUAL_VERSIONS)
                    String limit) {
        List<RequestFault> faults = new ArrayList<>();
        long below = before == null ? Long.MAX_VALUE : number("before", before, Long.MAX_VALUE, faults);
        int most = (int) number("limit", limit, MOST_VERSIONS, faults);
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return versions.before(below, most + 1).map(found -> {
            List<CatalogVersionView> page =
                    found.stream().limit(most).map(CatalogVersionView::of).toList();
            return new CatalogVersionView.Some(
                    page, found.size() > most ? page.getLast().version() : null);
        });
    }

    @GET
    @Path("versions/{version}")
    @RolesAllowed({"catalog-admin", "auditor"})
    @Operation(
            operationId = "showCatalogVersion",
            summary = "One version: who made it and when, what it changed of the one before, and its document as given")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "unknown-catalog-version")
    public Uni<CatalogVersionView.Whole> version(@PathParam("version") String version) {
        return written(version)
                .chain(written -> versions.difference(written.version().number())
                        .map(difference -> new CatalogVersionView.Whole(
                                CatalogVersionView.of(written.version()),
                                difference,
                                written.document().text())));
    }

    @GET
    @Path("versions/{version}/document")
    @RolesAllowed({"catalog-admin", "auditor"})
    @Produces({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(operationId = "showCatalogDocument", summary = "The document of one version alone")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(responseCode = "404", description = "unknown-catalog-version")
    public Uni<Response> document(@PathParam("version") String version, @Context HttpHeaders headers) {
        return written(version).chain(written -> document(written, headers));
    }

    private Uni<Written> written(String version) {
        if (!NUMBER.matcher(version).matches()) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_CATALOG_VERSION);
        }
        return versions.written(Long.parseLong(version))
                .map(found -> found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_CATALOG_VERSION)));
    }

    private static Response answer(Storing storing) {
        return switch (storing) {
            case Storing.Stored(CatalogVersion version, CatalogDifference difference) ->
                answer(new CatalogVersionView.Put(version.number(), true, difference));
            case Storing.Unchanged(CatalogVersion version) ->
                answer(new CatalogVersionView.Put(version.number(), false, CatalogDifference.none()));
            case Storing.Tried(Optional<CatalogVersion> newest, CatalogDifference difference) ->
                answer(new CatalogVersionView.Put(
                        newest.map(CatalogVersion::number).orElse(0L), false, difference));
            case Storing.Stale(Optional<Long> newest) ->
                throw ProblemMapper.problem(ProblemType.CATALOG_CHANGED, Map.of("version", newest.orElse(0L)));
        };
    }

    private static Response answer(CatalogVersionView.Put put) {
        Response.ResponseBuilder answer = Response.ok(put, MediaType.APPLICATION_JSON_TYPE);
        return put.version() == 0
                ? answer.build()
                : answer.header("ETag", tag(put.version())).build();
    }

    private Uni<Response> document(Written written, HttpHeaders headers) {
        DocumentFormat format =
                wanted(headers.getAcceptableMediaTypes(), written.document().format());
        return catalog.aside(() -> DocumentMapper.in(format, written.document()))
                .map(document -> Response.ok(document.text())
                        .type(format.mediaType() + ";charset=UTF-8")
                        .header("ETag", tag(written.version().number()))
                        .header("Vary", "Accept")
                        .build());
    }

    /** @param accepted by preference; one of them is ours, or no resource is reached */
    private static DocumentFormat wanted(List<MediaType> accepted, DocumentFormat given) {
        for (MediaType type : accepted) {
            if (type.isCompatible(MediaType.valueOf(given.mediaType()))) {
                return given;
            }
            Optional<DocumentFormat> format = BodyMapper.format(type);
            if (format.isPresent()) {
                return format.get();
            }
        }
        return given;
    }

    private static String tag(long number) {
        return '"' + String.valueOf(number) + '"';
    }

    private static boolean flag(String dryRun) {
        return switch (dryRun) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw ProblemMapper.badRequest("dryRun", "must be true or false");
        };
    }

    private static Expectation expectation(String ifMatch, String ifNoneMatch, boolean isDryRun) {
        if (ifMatch != null) {
            return Expectation.ofIfMatch(ifMatch)
                    .orElseThrow(() -> ProblemMapper.badRequest(
                            "If-Match", "must be * or the ETag of a version, in its quotation marks"));
        }
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return new Expectation.None();
        }
        if (isDryRun) {
            return new Expectation.Unsaid();
        }
        throw ProblemMapper.problem(ProblemType.VERSION_NOT_SAID);
    }

    private static long number(String name, String text, long most, List<RequestFault> faults) {
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        faults.add(new RequestFault(
                name, most == Long.MAX_VALUE ? "must be a number above 0" : "must be a number from 1 to " + most));
        return 1;
    }
}
