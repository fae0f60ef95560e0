package io.bridgekeeper.paging.device;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.notify.Receipt;
import io.bridgekeeper.paging.notify.ReceiptFlow;
import io.bridgekeeper.paging.notify.webpush.PushKeyMapper;
import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * What browsers that are enrolled, or are about to be, ask for. None has logged in: the secret that it brings along is all
 * that it has, and lets it do that one thing.
 *
 * <p>Nothing is thrown: an exception would put the path, and a secret with it, into logs.
 */
@Path("/push")
@PermitAll
class PushResource {

    private static final String JSON = "application/json";

    private final DeviceFlow flow;
    private final PushPageMapper pages;
    private final PushKeyMapper keys;
    private final ReceiptFlow receipts;
    private final CatalogFlow catalog;

    PushResource(DeviceFlow flow, PushPageMapper pages, PushKeyMapper keys, ReceiptFlow receipts, CatalogFlow catalog) {
        this.flow = flow;
        this.receipts = receipts;
        this.pages = pages;
        this.keys = keys;
        this.catalog = catalog;
    }

    @GET
    @Path("enrol/{link}")
    @Operation(
            summary = "The page on which a device is enrolled for Web Push, with one button",
            description = "Needs no token of Keycloak. Changes nothing, whoever opens it.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "404", description = "No link of ours, or a newer one has taken its place")
    @APIResponse(responseCode = "410", description = "The link was used or has expired")
    public Uni<Response> look(@PathParam("link") String link) {
        return flow.look(new Secret(link))
                .chain(standing -> pages.html(status(standing), DeviceText.of(standing, this::name), keys.publicKey()));
    }

    private static int status(Enrolment.Standing standing) {
        return switch (standing) {
            case Enrolment.Standing.Open open -> 200;
            case Enrolment.Standing.Used used -> 410;
            case Enrolment.Standing.Expired expired -> 410;
            case Enrolment.Standing.Unknown unknown -> 404;
        };
    }

    @POST
    @Path("enrol/{link}")
    @Operation(
            summary = "Enrol this browser, once",
            description = "Adds a contact method to whoever made the link, and pushes a code to the browser. The answer"
                    + " has the secret by which the browser is known from then on.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Object.class),
                            example = "{\"subscription\":{\"endpoint\":\"https://…\",\"keys\":{\"p256dh\":\"…\","
                                    + "\"auth\":\"…\"}},\"name\":\"Chrome on Android\"}"))
    @APIResponse(
            responseCode = "201",
            description = "The device is called from now on",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = EnrolledView.class)))
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "not-found: no link of ours, or a newer one has taken its place")
    @APIResponse(responseCode = "410", description = "enrolment-link-used or enrolment-link-expired")
    @APIResponse(responseCode = "429", description = "too-many-codes")
    public Uni<Response> enrol(@PathParam("link") String link, String body) {
        return switch (DeviceMapper.newDevice(body)) {
            case DeviceMapper.Reading.Faulty<DeviceMapper.NewDevice>(var faults) -> refused(faults);
            case DeviceMapper.Reading.Sound<DeviceMapper.NewDevice>(var device) ->
                flow.enrol(new Secret(link), device.subscription(), device.name())
                        .map(PushResource::answer);
        };
    }

    @POST
    @Path("device")
    @Operation(
            summary = "The browser is still there, and is reached like this",
            description = "Asked by its service worker, by itself and when the browser has changed its subscription.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Object.class),
                            example =
                                    "{\"secret\":\"bkd_…\",\"subscription\":{\"endpoint\":\"https://…\",\"keys\":{…}}}"))
    @APIResponse(responseCode = "204", description = "Noted")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-device: its contact method was removed")
    public Uni<Response> renew(String body) {
        return switch (DeviceMapper.renewal(body)) {
            case DeviceMapper.Reading.Faulty<DeviceMapper.Renewal>(var faults) -> refused(faults);
            case DeviceMapper.Reading.Sound<DeviceMapper.Renewal>(var renewal) ->
                flow.renew(new Secret(renewal.secret()), renewal.subscription()).map(PushResource::answer);
        };
    }

    @POST
    @Path("confirmation")
    @Operation(summary = "The code that was pushed to this browser has arrived")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Object.class),
                            example = "{\"secret\":\"bkd_…\",\"code\":\"K7PX2MQA\"}"))
    @APIResponse(responseCode = "204", description = "The contact method is verified")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "unknown-device: its contact method was removed")
    @APIResponse(responseCode = "409", description = "wrong-code, code-expired or too-many-tries")
    public Uni<Response> confirm(String body) {
        return switch (DeviceMapper.confirmation(body)) {
            case DeviceMapper.Reading.Faulty<DeviceMapper.Confirmation>(var faults) -> refused(faults);
            case DeviceMapper.Reading.Sound<DeviceMapper.Confirmation>(var confirmation) ->
                flow.confirm(new Secret(confirmation.secret()), confirmation.code())
                        .map(PushResource::answer);
        };
    }

    @POST
    @Path("receipt")
    @Operation(
            summary = "A notice is shown",
            description = "By the receipt that came in the notice. Twice, late or out of order is harmless.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Object.class),
                            example = "{\"receipt\":\"bkr_…\"}"))
    @APIResponse(responseCode = "204", description = "Noted")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "404", description = "not-found: no receipt of ours")
    public Uni<Response> arrived(String body) {
        return switch (DeviceMapper.receipt(body)) {
            case DeviceMapper.Reading.Faulty<String>(var faults) -> refused(faults);
            case DeviceMapper.Reading.Sound<String>(String receipt) ->
                keys.arrived(receipt)
                        .map(this::arrived)
                        .orElseGet(
                                () -> Uni.createFrom().item(PushPageMapper.problem(problem(RequestProblem.NOT_FOUND))));
        };
    }

    private Uni<Response> arrived(UUID noticeId) {
        return receipts.note(noticeId, new Receipt.Arrived()).map(noted -> PushPageMapper.secret(Response.noContent()));
    }

    @GET
    @Path("{file}")
    @Operation(summary = "Scripts, style and icon of the page, and the service worker")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "404", description = "not-found")
    public Response file(@PathParam("file") String name) {
        return pages.file(name).orElseGet(() -> PushPageMapper.problem(problem(RequestProblem.NOT_FOUND)));
    }

    private static Uni<Response> refused(List<RequestFault> faults) {
        return Uni.createFrom().item(PushPageMapper.badRequest(faults));
    }

    private static Response answer(DeviceOutcome outcome) {
        return switch (outcome) {
            case DeviceOutcome.Enrolled enrolled ->
                PushPageMapper.secret(
                        Response.status(201).entity(EnrolledView.of(enrolled)).type(JSON));
            case DeviceOutcome.Noted noted -> PushPageMapper.secret(Response.noContent());
            case DeviceOutcome.Refused(var why, var faults) ->
                faults.isEmpty()
                        ? PushPageMapper.problem(ProblemMapper.problem(why))
                        : PushPageMapper.badRequest(faults);
        };
    }

    private String name(String personId) {
        return Optional.ofNullable(catalog.current().people().get(personId))
                .map(Person::name)
                .orElse(personId);
    }
}
