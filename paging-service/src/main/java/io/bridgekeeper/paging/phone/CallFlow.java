package io.bridgekeeper.paging.phone;

import io.bridgekeeper.paging.answer.PhoneAnswerFlow;
import io.bridgekeeper.paging.answer.Said;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Receipt;
import io.bridgekeeper.paging.notify.ReceiptFlow;
import io.bridgekeeper.paging.notify.TriedNoticeFlow;
import io.bridgekeeper.paging.notify.twilio.PhoneNumber;
import io.bridgekeeper.paging.notify.twilio.SpokenText;
import io.bridgekeeper.paging.notify.twilio.TwilioPath;
import io.bridgekeeper.paging.notify.twilio.TwilioSignatureMapper;
import io.bridgekeeper.paging.notify.twilio.Twiml;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Leads people through a call. */
@ApplicationScoped
class CallFlow {

    private static final String GOODBYE = "Goodbye.";

    private final TriedNoticeFlow notices;
    private final PhoneAnswerFlow answers;
    private final StopNumberFlow stops;
    private final ReceiptFlow receipts;
    private final TwilioSignatureMapper addresses;

    CallFlow(
            TriedNoticeFlow notices,
            PhoneAnswerFlow answers,
            StopNumberFlow stops,
            ReceiptFlow receipts,
            TwilioSignatureMapper addresses) {
        this.notices = notices;
        this.answers = answers;
        this.stops = stops;
        this.receipts = receipts;
        this.addresses = addresses;
    }

    /**
     * @param called the number that was called
     * @param digits what was pressed; blank where nothing was
     * @param callId the provider's, in which what stops or begins calls counts once
     * @return what the provider is to do next
     */
    Uni<String> key(UUID noticeId, String called, String digits, int round, boolean isSure, String callId) {
        return notices.find(noticeId)
                .map(found -> found.filter(notice -> notice.channel().equals("voice"))
                        .filter(notice -> PhoneNumber.normal(notice.target()).equals(called)))
                .chain(found -> found.map(notice -> arrived(notice, digits)
                                .chain(() -> act(notice, KeyPress.of(digits, round, isSure), round, callId)))
                        .orElseGet(() -> Uni.createFrom().item(Twiml.say(GOODBYE))));
    }

    /**
     * Somebody calls our number: whoever had enough of calls, and cannot write START.
     *
     * @param digits what was pressed, blank where nothing was; empty where nothing was asked yet
     */
    Uni<String> incoming(String number, Optional<String> digits, String callId) {
        if (digits.filter("1"::equals).isPresent()) {
            return stops.start(StopNumberFlow.CALLS, number, heardAs(callId, "start"))
                    .replaceWith(Twiml.say("Bridgekeeper calls this number again. " + GOODBYE));
        }
        return stops.isStopped("voice", number)
                .map(isStopped -> isStopped && digits.isEmpty()
                        ? Twiml.ask(
                                "This is Bridgekeeper. You had calls to this number stopped. Press 1 to be called again.",
                                addresses.url(TwilioPath.ROOT + TwilioPath.VOICE + "?again=1"))
                        : Twiml.say("This is Bridgekeeper. It calls people, and takes no calls. " + GOODBYE));
    }

    private Uni<Void> arrived(Notice notice, String digits) {
        return digits.isEmpty() ? Uni.createFrom().voidItem() : receipts.note(notice.id(), new Receipt.Arrived());
    }

    private Uni<String> act(Notice notice, KeyPress key, int round, String callId) {
        return switch (key) {
            case KeyPress.Accept() ->
                answers.accept(notice.pageId(), notice.personId()).map(CallFlow::last);
            case KeyPress.Decline() ->
                answers.decline(notice.pageId(), notice.personId(), Optional.empty())
                        .map(CallFlow::last);
            case KeyPress.Again(boolean isWrong) ->
                answers.look(notice.pageId(), notice.personId())
                        .map(said -> said.filter(Said::isOpen).isPresent()
                                ? Twiml.ask(
                                        (isWrong ? "This key does nothing here. " : "") + SpokenText.of(notice.brief()),
                                        url(notice, round + 1, false))
                                : last(said));
            case KeyPress.AskToStop() ->
                Uni.createFrom()
                        .item(Twiml.ask(
                                "Press 9 once more if this number is never to be called again. Press 3 to go back.",
                                url(notice, round, true)));
            case KeyPress.Stop() ->
                stops.stop(StopNumberFlow.CALLS, PhoneNumber.normal(notice.target()), heardAs(callId, "stop"))
                        .replaceWith(Twiml.say("This number is called no more, and the page is still open. To be called"
                                + " again, call this number, or send it the word START. " + GOODBYE));
            case KeyPress.End() -> Uni.createFrom().item(Twiml.say(GOODBYE));
        };
    }

    private static String heardAs(String callId, String what) {
        return callId.isBlank() ? "" : callId + " " + what;
    }

    private String url(Notice notice, int round, boolean isSure) {
        return addresses.url(TwilioPath.voiceKey(notice.id(), round, isSure));
    }

    private static String last(Optional<Said> said) {
        return Twiml.say(said.map(now -> SpokenText.spoken(now.words()) + " ").orElse("") + GOODBYE);
    }
}
