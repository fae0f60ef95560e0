package io.bridgekeeper.paging.phone;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.notify.Receipt;
import io.bridgekeeper.paging.notify.ReceiptFlow;
import io.bridgekeeper.paging.notify.twilio.SmsText;
import io.bridgekeeper.paging.notify.twilio.TwilioPath;
import io.bridgekeeper.paging.notify.twilio.TwilioSignatureMapper;
import io.bridgekeeper.paging.notify.twilio.Twiml;
import io.bridgekeeper.paging.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a provider that speaks Twilio's API calls back. It has no token: its signature is all. */
@Path(TwilioPath.ROOT)
@PermitAll
class PhoneResource {

    private static final Logger LOG = Logger.getLogger(PhoneResource.class);
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WRONG = "wrong-signature: not the provider's over this address and these fields";

    private final TwilioSignatureMapper signatures;
    private final ReplyFlow replies;
    private final CallFlow calls;
    private final ReceiptFlow receipts;

    PhoneResource(TwilioSignatureMapper signatures, ReplyFlow replies, CallFlow calls, ReceiptFlow receipts) {
        this.signatures = signatures;
        this.replies = replies;
        this.calls = calls;
        this.receipts = receipts;
    }

    @POST
    @Path(TwilioPath.SMS)
    @Operation(
            summary = "A text message of a person to the platform's number",
            description = "From the provider, which signs it. Answers a page, ends or begins text messages.")
    @RequestBody(content = @Content(mediaType = FORM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "TwiML", content = @Content(mediaType = "text/xml"))
    @APIResponse(responseCode = "403", description = WRONG)
    public Uni<RestResponse<String>> sms(
            String body, @HeaderParam(SIGNATURE) String signature, @Context HttpServerRequest request) {
        return signed(
                body,
                signature,
                request,
                form -> replies.reply(form.text("From"), form.text("Body"), form.text("MessageSid"))
                        .map(said -> twiml(said.map(words -> Twiml.reply(SmsText.reply(words)))
                                .orElseGet(Twiml::nothing))));
    }

    @POST
    @Path(TwilioPath.VOICE)
    @Operation(
            summary = "A call of a person to the platform's number",
            description = "From the provider, which signs it.")
    @RequestBody(content = @Content(mediaType = FORM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "TwiML", content = @Content(mediaType = "text/xml"))
    @APIResponse(responseCode = "403", description = WRONG)
    public Uni<RestResponse<String>> voice(
            String body, @HeaderParam(SIGNATURE) String signature, @Context HttpServerRequest request) {
        return signed(
                body,
                signature,
                request,
                form -> calls.incoming(
                                form.text("From"),
                                Optional.ofNullable(request.getParam("again")).map(again -> key(form)),
                                form.text("CallSid"))
                        .map(PhoneResource::twiml));
    }

    @POST
    @Path(TwilioPath.VOICE_KEY)
    @Operation(
            summary = "A key that was pressed in a call, or that none was",
            description = "From the provider, which signs it. 1 accepts, 2 declines, 3 says it again, 9 ends calls.")
    @RequestBody(content = @Content(mediaType = FORM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "TwiML", content = @Content(mediaType = "text/xml"))
    @APIResponse(responseCode = "403", description = WRONG)
    public Uni<RestResponse<String>> voiceKey(
            @PathParam("noticeId") String noticeId,
            String body,
            @HeaderParam(SIGNATURE) String signature,
            @Context HttpServerRequest request) {
        return signed(
                body,
                signature,
                request,
                form -> id(noticeId)
                        .map(id -> calls.key(
                                id,
                                form.text("To"),
                                key(form),
                                round(request.getParam("round")),
                                request.getParam("sure") != null,
                                form.text("CallSid")))
                        .orElseGet(() -> Uni.createFrom().item(Twiml.nothing()))
                        .map(PhoneResource::twiml));
    }

    @POST
    @Path(TwilioPath.SMS_STATUS)
    @Operation(summary = "What became of a text message", description = "From the provider, which signs it.")
    @RequestBody(content = @Content(mediaType = FORM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "204", description = "Heard")
    @APIResponse(responseCode = "403", description = WRONG)
    public Uni<RestResponse<String>> smsStatus(
            @PathParam("noticeId") String noticeId,
            String body,
            @HeaderParam(SIGNATURE) String signature,
            @Context HttpServerRequest request) {
        return signed(
                body,
                signature,
                request,
                form -> note(noticeId, PhoneReceipt.ofMessage(form.text("MessageStatus"), form.text("ErrorCode"))));
    }

    @POST
    @Path(TwilioPath.VOICE_STATUS)
    @Operation(summary = "What became of a call", description = "From the provider, which signs it.")
    @RequestBody(content = @Content(mediaType = FORM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "204", description = "Heard")
    @APIResponse(responseCode = "403", description = WRONG)
    public Uni<RestResponse<String>> voiceStatus(
            @PathParam("noticeId") String noticeId,
            String body,
            @HeaderParam(SIGNATURE) String signature,
            @Context HttpServerRequest request) {
        return signed(
                body,
                signature,
                request,
                form -> note(noticeId, PhoneReceipt.ofCall(form.text("CallStatus"), form.text("AnsweredBy"))));
    }

    private Uni<RestResponse<String>> signed(
            String body,
            String signature,
            HttpServerRequest request,
            Function<PhoneForm, Uni<RestResponse<String>>> heard) {
        return PhoneForm.read(body == null ? "" : body)
                .filter(form -> signatures.isOfProvider(request.uri(), form.fields(), signature))
                .map(heard)
                .orElseGet(() -> {
                    LOG.info("A callback was refused: its signature is not that of paging.notify.twilio.auth-token"
                            + " over paging.notify.public-url");
                    throw problem(ProblemType.WRONG_SIGNATURE);
                });
    }

    private Uni<RestResponse<String>> note(String noticeId, Optional<Receipt> receipt) {
        return id(noticeId)
                .flatMap(id -> receipt.map(heard -> receipts.note(id, heard)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(RestResponse.noContent());
    }

    private static RestResponse<String> twiml(String xml) {
        return ResponseBuilder.ok(xml, "text/xml; charset=utf-8").build();
    }

    private static String key(PhoneForm form) {
        return form.text("Digits");
    }

    private static int round(String text) {
        return text != null && text.matches("[1-9]") ? Integer.parseInt(text) : 1;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
