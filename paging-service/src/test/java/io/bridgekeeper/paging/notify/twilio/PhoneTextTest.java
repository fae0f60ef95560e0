package io.bridgekeeper.paging.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written and what is said. */
class PhoneTextTest {

    private static final UUID PAGE = UUID.fromString("01993a5e-0000-7000-8000-000000000001");
    private static final String LINK = "https://bridgekeeper.example.org/answer/bka_" + "x".repeat(76);

    private static NoticeBrief brief(String title, String system) {
        return brief(title, system, null, null);
    }

    private static NoticeBrief brief(String title, String system, String lastChange, String lastEnd) {
        return new NoticeBrief(
                PAGE,
                new UUID(0, 2),
                title,
                "SEV1",
                system,
                Instant.parse("2026-11-27T02:04:00Z"),
                "Step 1 for Checkout.",
                12,
                List.of(),
                List.of(),
                lastChange,
                lastEnd,
                List.of(),
                LINK);
    }

    @Test
    void writesWhatIsBrokenAndHowToAnswer() {
        String code = ReplyCode.of(PAGE);
        assertThat(SmsText.of(brief("Checkout answers 5xx", "Checkout"))).isEqualTo("""
                SEV1 Checkout: Checkout answers 5xx
                Since 27 Nov 02:04 UTC, 12 alerts. Step 1 for Checkout.
                Reply %sa to accept, %sd to decline
                %s""".formatted(code, code, LINK));
    }

    @Test
    void writesWhatCameBeforeInShort() {
        String text = SmsText.of(brief(
                "Checkout answers 5xx",
                "Checkout",
                "deploy: checkout 2.4.1 with the new cart and the old tax, by ada, 12 minutes before",
                "rollback, 3 days before"));
        assertThat(text)
                .contains(
                        "Step 1 for Checkout.\nChanged: deploy: checkout 2.4.1 with the new car.., 12 minutes before\n"
                                + "Last end: rollback, 3 days before\nReply")
                .endsWith(LINK);
        assertThat(SmsLength.segments(text)).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"x, 3", "ü, 3", "ж, 5", "漢, 5", "😀, 5", "€, 3"})
    void leavesOutWhatCameBeforeRatherThanTheTitleOrTheAnswer(String letter, int most) {
        String text = SmsText.of(brief(
                letter.repeat(2_000),
                "A system with a name of " + "more than ".repeat(9),
                letter.repeat(150) + ", 12 minutes before",
                letter.repeat(150) + ", 3 days before"));
        assertThat(SmsLength.segments(text)).isBetween(2, most);
        assertThat(text).contains("..").endsWith("d to decline\n" + LINK);
        int title = text.indexOf('\n') - text.indexOf(": ") - 4;
        assertThat(!text.contains("Changed: ") || text.codePointCount(0, title) > 50)
                .isTrue();
    }

    @Test
    void saysWhatCameBeforeInOneSentence() {
        assertThat(SpokenText.of(
                        brief("5xx", "Checkout", "deploy: 2.4.1, by ada, 12 minutes before", "restart, 3 days before")))
                .endsWith(
                        "Step 1 for Checkout. Changed before it: deploy: 2.4.1, by ada, 12 minutes before; last time it ended"
                                + " with restart, 3 days before. " + SpokenText.MENU);
        assertThat(SpokenText.of(brief("5xx", "Checkout", null, "restart, 3 days before")))
                .endsWith("Step 1 for Checkout. Last time it ended with restart, 3 days before. " + SpokenText.MENU);
        assertThat(SpokenText.of(brief("5xx", "Checkout", "x ".repeat(150) + ", 12 minutes before", null)))
                .endsWith("x.., 12 minutes before. " + SpokenText.MENU)
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @CsvSource({"x, 3", "ü, 3", "é, 3", "ж, 5", "漢, 5", "😀, 5", "€, 3", "…, 3"})
    void cutsALongTitleAndNeverTheAnswer(String letter, int most) {
        String text = SmsText.of(brief(letter.repeat(2_000), "A system with a name of " + "more than ".repeat(9)));
        assertThat(SmsLength.segments(text)).isBetween(2, most);
        assertThat(text).contains("..").endsWith("d to decline\n" + LINK);
        assertThat(text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Zahlungen für Köln, Zahlungen für Köln",
        "“Łódź” – “Brno…”, \"Lodz\" - \"Brno...\"",
        "crème brûlée → n°1, crème brulée -> n°1",
    })
    void writesWhatGsmHasInItsOwnLetters(String text, String plain) {
        assertThat(SmsLength.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3", "{, 80, 1", "{, 81, 2", "漢, 70, 1", "漢, 71, 2"})
    void knowsWhatATextCosts(String letter, int times, int segments) {
        assertThat(SmsLength.segments(letter.repeat(times))).isEqualTo(segments);
    }

    @Test
    void hasThreeDigitsThatStayTheSame() {
        assertThat(ReplyCode.of(PAGE)).matches("[1-9][0-9]{2}").isEqualTo(ReplyCode.of(PAGE));
        assertThat(ReplyCode.of(new UUID(1, 1))).isNotEqualTo(ReplyCode.of(new UUID(1, 2)));
    }

    @Test
    void saysWhatIsBrokenWithoutAnAddress() {
        assertThat(SpokenText.of(brief("5xx & more: see https://grafana.example.org/d/1?x=y now", null)))
                .isEqualTo(
                        "This is Bridgekeeper. Severity 1 on a system that is not in the catalog. 5xx and more: see a link"
                                + " now. Since 02:04 UTC. 12 alerts. Step 1 for Checkout. " + SpokenText.MENU);
    }

    @Test
    void saysNoMoreThanAnybodyListensTo() {
        assertThat(SpokenText.of(brief("long ".repeat(500), "Checkout")))
                .contains(", and so on.")
                .hasSizeLessThan(700);
    }

    @Test
    void spellsACodeTwice() {
        MessageText text =
                new MessageText("contact-method-code", "Confirm", "Your code is K7PX2MQA. It is valid.", "https://x");
        String once =
                "Confirm. Your code is K as in Kilo, 7, P as in Papa, X as in X-ray, 2, M as in Mike, Q as in Quebec, A as in"
                        + " Alpha. It is valid.";
        assertThat(SpokenText.of(text))
                .isEqualTo("This is Bridgekeeper. " + once + " Once more. " + once + " Goodbye.");
    }

    @Test
    void isMarkupWhateverATitleHas() {
        assertThat(Twiml.say("a<b>&\"c'\u0000\u0008d\ud800"))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                        + "<Say language=\"en-US\">a&lt;b&gt;&amp;&quot;c&apos;d</Say><Hangup/></Response>");
        assertThat(Twiml.ask("Press", "https://x/key?round=1&sure=9"))
                .contains(
                        "action=\"https://x/key?round=1&amp;sure=9\"",
                        "<Redirect method=\"POST\">https://x/key?round=1&amp;sure=9<");
        assertThat(Twiml.reply("You have it.")).contains("<Message>You have it.</Message>");
    }

    @Test
    void fitsTheOrderToCall() {
        String longest = Twiml.ask(SpokenText.of(brief("&".repeat(2_000), "&".repeat(2_000))), LINK);
        assertThat(longest.length()).isLessThan(4_000);
    }
}
