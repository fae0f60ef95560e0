package io.bridgekeeper.paging.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write and press, and what the provider says became of it. */
class PhoneRulesTest {

    private static final PagedPage ONE = page(1, "417", true);
    private static final PagedPage TWO = page(2, "523", true);
    private static final PagedPage OLD = page(3, "999", false);
    private static final PagedPage TWIN = page(4, "417", true);

    private static PagedPage page(int id, String code, boolean isOpen) {
        return new PagedPage(new UUID(0, id), "ada", code, "SEV1 Checkout: answers 5xx", isOpen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "417a | 417",
                "417 A | 417",
                "A417 | 417",
                "a 417 | 417",
                "417 accept | 417",
                "'  417a. ' | 417",
                "\"417a\" | 417",
                "A |",
                "ack! |",
                "Accept |",
            })
    void accepts(String body, String code) {
        assertThat(Reply.read(body)).isEqualTo(new Reply.Accept(Optional.ofNullable(code)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "417d | 417 |",
                "D 417 | 417 |",
                "417d on a Train | 417 | on a Train",
                "417 decline: not mine | 417 | not mine",
                "d |  |",
                "decline, in a plane |  | in a plane",
            })
    void declines(String body, String code, String reason) {
        assertThat(Reply.read(body))
                .isEqualTo(new Reply.Decline(Optional.ofNullable(code), Optional.ofNullable(reason)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a moment please",
                "417",
                "417x",
                "1417a",
                "417a 523a",
                "accepting",
                "d 4177",
                "d41",
                "no",
                "dunno",
                "ok",
                "١٢٣a"
            })
    void takesNothingElseForAnAnswer(String body) {
        assertThat(Reply.read(body)).isEqualTo(new Reply.Unclear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stop. ", "UNSUBSCRIBE", "cancel", "END", "quit"})
    void stopsTexts(String body) {
        assertThat(Reply.read(body)).isEqualTo(new Reply.Stop(false));
    }

    @Test
    void knowsTheOtherWordsOfProviders() {
        assertThat(Reply.read("STOPALL")).isEqualTo(new Reply.Stop(true));
        assertThat(Reply.read("Stop all")).isEqualTo(new Reply.Stop(true));
        assertThat(Reply.read("start")).isEqualTo(new Reply.Start(false));
        assertThat(Reply.read("UNSTOP")).isEqualTo(new Reply.Start(false));
        assertThat(Reply.read("Yes")).isEqualTo(new Reply.Start(true));
        assertThat(Reply.read("help")).isEqualTo(new Reply.Help());
        assertThat(Reply.read("stop it, it is me who broke it")).isEqualTo(new Reply.Unclear());
    }

    @Test
    void answersThePageThatWasNamed() {
        assertThat(ReplyPlan.answer(Optional.of("523"), List.of(ONE, TWO, OLD))).isEqualTo(new ReplyPlan.Press(TWO));
    }

    @Test
    void answersTheOnlyOpenPageWithoutItsNumber() {
        assertThat(ReplyPlan.answer(Optional.empty(), List.of(OLD, ONE))).isEqualTo(new ReplyPlan.Press(ONE));
    }

    @Test
    void asksWhichOneWhereSeveralAreOpen() {
        assertThat(ReplyPlan.answer(Optional.empty(), List.of(ONE, TWO, OLD)))
                .isEqualTo(new ReplyPlan.Say("Reply 417a to accept, 417d to decline:\n417 SEV1 Checkout: answers 5xx\n"
                        + "523 SEV1 Checkout: answers 5xx"));
        assertThat(ReplyPlan.answer(Optional.of("417"), List.of(ONE, TWIN)))
                .isEqualTo(new ReplyPlan.Say("More than one page has the number 417: answer them by their links."));
    }

    /** Pressing what is over says how it stands, and changes nothing. */
    @Test
    void tellsHowThePageStandsToWhoIsTooLate() {
        assertThat(ReplyPlan.answer(Optional.of("999"), List.of(ONE, OLD))).isEqualTo(new ReplyPlan.Press(OLD));
        assertThat(ReplyPlan.answer(Optional.empty(), List.of(OLD))).isEqualTo(new ReplyPlan.Press(OLD));
    }

    @Test
    void saysThatThereIsNoSuchPage() {
        assertThat(ReplyPlan.answer(Optional.of("100"), List.of(ONE)))
                .isEqualTo(new ReplyPlan.Say(
                        "There is no page 100 for this number. Reply 417a to accept, 417d to decline:\n"
                                + "417 SEV1 Checkout: answers 5xx"));
        assertThat(ReplyPlan.unclear(List.of(OLD))).isEqualTo(new ReplyPlan.Say(ReplyPlan.NONE_OPEN));
    }

    @Test
    void isSilentToStrangers() {
        assertThat(ReplyPlan.answer(Optional.of("417"), List.of())).isEqualTo(new ReplyPlan.Silence());
        assertThat(ReplyPlan.unclear(List.of())).isEqualTo(new ReplyPlan.Silence());
        assertThat(ReplyPlan.help(List.of())).isEqualTo(new ReplyPlan.Say(ReplyPlan.HELP));
    }

    @Test
    void knowsTheKeysOfTheMenu() {
        assertThat(KeyPress.of("1", 1, false)).isEqualTo(new KeyPress.Accept());
        assertThat(KeyPress.of("2", 6, false)).isEqualTo(new KeyPress.Decline());
        assertThat(KeyPress.of("3", 1, false)).isEqualTo(new KeyPress.Again(false));
        assertThat(KeyPress.of("7", 1, false)).isEqualTo(new KeyPress.Again(true));
        assertThat(KeyPress.of("*", 1, false)).isEqualTo(new KeyPress.Again(true));
        assertThat(KeyPress.of("11", 1, false)).isEqualTo(new KeyPress.Again(true));
    }

    @Test
    void stopsCallsOnlyWhenAskedTwice() {
        assertThat(KeyPress.of("9", 1, false)).isEqualTo(new KeyPress.AskToStop());
        assertThat(KeyPress.of("9", 1, true)).isEqualTo(new KeyPress.Stop());
        assertThat(KeyPress.of("3", 1, true)).isEqualTo(new KeyPress.Again(false));
        assertThat(KeyPress.of("", 1, true)).isEqualTo(new KeyPress.Again(false));
    }

    @Test
    void endsACallInWhichNobodyPressesAnything() {
        assertThat(KeyPress.of("", 1, false)).isEqualTo(new KeyPress.Again(false));
        assertThat(KeyPress.of("", 3, false)).isEqualTo(new KeyPress.End());
        assertThat(KeyPress.of("3", 6, false)).isEqualTo(new KeyPress.End());
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "accepted", "sending", "sent", "scheduled", "", "nonsense"})
    void waitsWhileAMessageIsOnItsWay(String status) {
        assertThat(PhoneReceipt.ofMessage(status, "")).isEmpty();
    }

    @Test
    void knowsWhatBecameOfAMessage() {
        assertThat(PhoneReceipt.ofMessage("delivered", "")).contains(new Receipt.Arrived());
        assertThat(PhoneReceipt.ofMessage("undelivered", "30003"))
                .contains(new Receipt.Failed("the phone is off or out of reach (30003)"));
        assertThat(PhoneReceipt.ofMessage("failed", "30036"))
                .contains(new Receipt.Failed("the provider could not send it in time (30036)"));
        assertThat(PhoneReceipt.ofMessage("failed", "<script>"))
                .contains(new Receipt.Failed("the provider could not deliver it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completed | human |",
                "completed | unknown |",
                "completed |  |",
                "completed | machine_start | an answering machine picked up",
                "completed | fax | a fax picked up",
                "busy |  | the line was busy",
                "no-answer |  | nobody picked up",
                "failed |  | the provider could not call",
                "canceled |  | the call was cancelled",
            })
    void knowsWhatBecameOfACall(String status, String answeredBy, String failure) {
        assertThat(PhoneReceipt.ofCall(status, answeredBy == null ? "" : answeredBy))
                .contains(failure == null ? new Receipt.Arrived() : new Receipt.Failed(failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "initiated", "ringing", "in-progress", ""})
    void waitsWhileACallGoesOn(String status) {
        assertThat(PhoneReceipt.ofCall(status, "")).isEmpty();
    }

    @Test
    void readsAForm() {
        PhoneForm form = PhoneForm.read("From=%2B4915112345678&Body=417a+%E2%9C%93&A=2&A=1&Empty=")
                .orElseThrow();
        assertThat(form.text("From")).isEqualTo("+4915112345678");
        assertThat(form.text("Body")).isEqualTo("417a ✓");
        assertThat(form.fields().get("A")).containsExactly("1", "2");
        assertThat(form.fields()).containsKey("Empty");
        assertThat(form.text("Missing")).isEmpty();
        assertThat(form.toString()).doesNotContain("4915112345678", "417a");
        assertThat(PhoneForm.read("a=%zz")).isEmpty();
    }
}
