package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.access.profile.DocumentMapper.Format;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The document of profiles, and every version of it that there was. */
@Path("/api/access/profiles")
@RolesAllowed({"catalog-admin", "auditor"})
@Tag(name = "Profiles", description = "Who may have which access, for how long, and who must agree")
class ProfileResource {

    private static final int MOST_VERSIONS = 200;
    private static final int MOST_TOLD = 1_000;

    private final DocumentFlow documents;
    private final SecurityIdentity caller;

    ProfileResource(DocumentFlow documents, SecurityIdentity caller) {
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @Produces({"application/yaml", MediaType.APPLICATION_JSON})
    @Operation(operationId = "showProfiles", summary = "The newest document, as it was given")
    @APIResponse(responseCode = "200", description = "ETag is the number of the version")
    @APIResponse(responseCode = "404", description = "no-profiles")
    public Uni<Response> show() {
        return documents.newest().map(newest -> {
            ProfileVersion version = newest.orElseThrow(() -> ProblemMapper.problem(ProblemType.NO_PROFILES));
            return Response.ok(version.document(), version.mediaType())
                    .header("ETag", Expectation.tag(version.number()))
                    .build();
        });
    }

    @PUT
    @RolesAllowed("catalog-admin")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putProfiles",
            summary = "Puts the whole document, all or nothing, as a new version",
            description =
                    "If-Match names the version that was changed, or is * for whichever there is; If-None-Match: *"
                            + " is for the first one. A document that is, letter by letter, the newest one makes no version."
                            + " A profile is for systems, for areas of them (system/area), or both."
                            + " Rotations that are not known yet are warnings.")
    @APIResponse(responseCode = "200", description = "ETag is the number of the version")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "412", description = "profiles-changed, with version: the newest one")
    @APIResponse(responseCode = "428", description = "version-not-said: neither header is there")
    public Uni<Response> put(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @Parameter(description = "true: answer the difference and store nothing; no header is needed then")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            byte[] body) {
        boolean isDryRun = flag(dryRun);
        Expectation expectation = Expectation.of(ifMatch, ifNoneMatch)
                .orElseThrow(() -> ProblemMapper.badRequest(
                        ifMatch == null ? "If-None-Match" : "If-Match",
                        "must be * or entity tags, and only one of both"));
        if (!isDryRun && expectation instanceof Expectation.Unsaid) {
            throw ProblemMapper.problem(ProblemType.VERSION_NOT_SAID);
        }
        Format format = type == null
                ? null
                : Format.of(type.getType() + "/" + type.getSubtype()).orElse(null);
        if (format == null) {
            throw ProblemMapper.problem(RequestProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        String document = text(body);
        List<ProfileRule> sound = switch (documents.read(document, format)) {
            case ProfileReader.Reading.Sound(List<ProfileRule> rules) -> rules;
            case ProfileReader.Reading.Faulty(List<Fault> faults) ->
                throw ProblemMapper.badRequest(faults.stream()
                        .limit(MOST_TOLD)
                        .map(fault -> new RequestFault(fault.path(), fault.message()))
                        .toList());
        };
        Uni<Storing> storing = isDryRun
                ? documents.tryOut(sound, expectation)
                : documents.store(
                        document,
                        format,
                        sound,
                        expectation,
                        caller.getPrincipal().getName());
        return storing.chain(
                stored -> documents.doubts(sound).map(doubts -> answer(stored, ProfileVersionView.Warning.of(doubts))));
    }

    @GET
    @Path("versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listProfileVersions", summary = "All versions, the newest first")
    public Uni<ProfileVersionView.Some> versions(
            @Parameter(description = "Only versions below this number") @QueryParam("before") String before,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") String limit) {
        long below = before == null ? Long.MAX_VALUE : number("before", before, Long.MAX_VALUE);
        int most = (int) number("limit", limit, MOST_VERSIONS);
        return documents.before(below, most + 1).map(found -> {
            List<ProfileVersionView> page =
                    found.stream().limit(most).map(ProfileVersionView::line).toList();
            return new ProfileVersionView.Some(
                    page, found.size() > most ? page.getLast().version() : null);
        });
    }

    @GET
    @Path("versions/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "showProfileVersion", summary = "One version: who, when, what it changed, its document")
    @APIResponse(responseCode = "404", description = "unknown-version")
    public Uni<ProfileVersionView> version(@PathParam("version") String version) {
        if (!version.matches("[0-9]{1,18}")) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_VERSION);
        }
        return documents
                .version(Long.parseLong(version))
                .map(found -> found.map(ProfileVersionView::whole)
                        .orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_VERSION)));
    }

    private static Response answer(Storing storing, List<ProfileVersionView.Warning> warnings) {
        return switch (storing) {
            case Storing.Stored(long number, ProfileDifference difference) ->
                answer(number, true, difference, warnings);
            case Storing.SameAsNewest(long number, ProfileDifference difference) ->
                answer(number, false, difference, warnings);
            case Storing.WouldBe(ProfileDifference difference) ->
                Response.ok(new ProfileVersionView.Put(null, false, difference, warnings))
                        .build();
            case Storing.Overtaken(long newest) ->
                throw ProblemMapper.problem(ProblemType.PROFILES_CHANGED, Map.of("version", newest));
        };
    }

    private static Response answer(
            long number, boolean stored, ProfileDifference difference, List<ProfileVersionView.Warning> warnings) {
        return Response.ok(new ProfileVersionView.Put(number, stored, difference, warnings))
                .header("ETag", Expectation.tag(number))
                .build();
    }

    private static boolean flag(String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemMapper.badRequest("dryRun", "must be true or false");
        };
    }

    private static long number(String name, String written, long most) {
        if (written.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(written);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw ProblemMapper.badRequest(name, "must be a number from 1 to " + most);
    }

    private static String text(byte[] body) {
        if (body == null || body.length == 0) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemMapper.badRequest("", "is not UTF-8");
        }
    }
}
