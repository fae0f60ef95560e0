package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLinkTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final UUID PAGE = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant QUEUED = Instant.parse("2026-11-27T02:00:00.5Z");
    private static final AnswerLink LINK = new AnswerLink(SECRET, Optional.empty(), Duration.ofHours(24));

    private static String token() {
        return LINK.token(PAGE, "alice", QUEUED);
    }

    @Test
    void saysWhichPageItAnswersAndUntilWhen() {
        assertThat(token()).matches("bka_[A-Za-z0-9_-]{76}");
        assertThat(LINK.read(token()))
                .contains(new AnswerLink.Claim(AnswerLink.Use.ANSWER, PAGE, Instant.parse("2026-11-28T02:00:00Z")));
        assertThat(LINK.isOurs(token(), "alice")).isTrue();
    }

    @Test
    void asksWhoeverHasItInALinkOfItsOwn() {
        Instant answerBy = Instant.parse("2026-11-27T03:10:00.7Z");
        String question = LINK.question(PAGE, "alice", answerBy);
        assertThat(question).matches("bka_[A-Za-z0-9_-]{76}");
        assertThat(LINK.read(question))
                .contains(
                        new AnswerLink.Claim(AnswerLink.Use.STILL_ON_IT, PAGE, Instant.parse("2026-11-27T03:10:00Z")));
        assertThat(LINK.isOurs(question, "alice")).isTrue();
        assertThat(LINK.isOurs(question, "bob")).isFalse();
    }

    /** Of the same page, person and end: what it is for is signed too. */
    @Test
    void doesNotTurnAQuestionIntoAnAnswer() {
        String question = LINK.question(PAGE, "alice", QUEUED.plus(Duration.ofHours(24)));
        String turned = "bka_AQ" + question.substring(6);
        assertThat(LINK.read(turned)).isEqualTo(LINK.read(token()));
        assertThat(LINK.isOurs(turned, "alice")).isFalse();
    }

    @Test
    void isTheSameForAllNoticesOfAPage() {
        assertThat(LINK.token(PAGE, "alice", QUEUED)).isEqualTo(token());
    }

    /** Made once with this secret: links in mails stay good over an upgrade. */
    @Test
    void doesNotChangeBetweenVersions() {
        assertThat(token())
                .isEqualTo("bka_AQGPAAAAAHAAgAAAAAAAAAEAAAAAawo1oC9RStYvff6NPXk8EL4RsQ3LgnId5moseD1M-jOlIbK9");
    }

    @Test
    void isForItsPersonAlone() {
        assertThat(LINK.isOurs(token(), "bob")).isFalse();
        assertThat(LINK.isOurs(token(), "alic")).isFalse();
        assertThat(LINK.isOurs(token(), "")).isFalse();
    }

    @Test
    void isGoodWithTheSecretOfBeforeWhichSignsNoMore() {
        AnswerLink rotated = new AnswerLink(OTHER, Optional.of(SECRET), Duration.ofHours(24));
        assertThat(rotated.isOurs(token(), "alice")).isTrue();
        assertThat(LINK.isOurs(rotated.token(PAGE, "alice", QUEUED), "alice")).isFalse();
        assertThat(new AnswerLink(OTHER, Optional.empty(), Duration.ofHours(24)).isOurs(token(), "alice"))
                .isFalse();
    }

    @Property
    void isGoodNoMoreWithAnyCharacterChanged(@ForAll @IntRange(max = 79) int at, @ForAll char other) {
        char[] changed = token().toCharArray();
        if (changed[at] != other) {
            changed[at] = other;
            assertThat(LINK.isOurs(new String(changed), "alice")).isFalse();
        }
    }

    /** Those that are letters of a token, each at each place. */
    @Test
    void isGoodNoMoreWithAnyLetterChanged() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int at = 0; at < token().length(); at++) {
            for (char other : letters.toCharArray()) {
                char[] changed = token().toCharArray();
                if (changed[at] != other) {
                    changed[at] = other;
                    assertThat(LINK.isOurs(new String(changed), "alice")).isFalse();
                }
            }
        }
    }

    @Property
    void readsWhateverIsNoTokenAsNone(@ForAll String text) {
        assertThat(LINK.read(text)).isEmpty();
        assertThat(LINK.isOurs(text, "alice")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bka_",
                "bkc_AQGPAAAAAHAAgAAAAAAAAAEAAAAAaSkO8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bka_AAGPAAAAAHAAgAAAAAAAAAEAAAAAaSkO8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bka_AQGPAAAAAHAAgAAAAAAAAAH_____aSkO8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bka_AQGPAAAAAHAAgAAAAAAAAAF______SkO8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void readsNothingThatHasNoPrefixNoVersionOrNoTime(String text) {
        assertThat(LINK.read(text)).isEmpty();
    }

    @Test
    void hasNoSecretThatCouldBeGuessedAndNoEndOutOfBounds() {
        assertThatThrownBy(() -> new AnswerLink("short", Optional.empty(), Duration.ofHours(24)))
                .hasMessage("a link secret has at least 32 characters");
        assertThatThrownBy(() -> new AnswerLink(SECRET, Optional.of("short"), Duration.ofHours(24)))
                .hasMessage("a link secret has at least 32 characters");
        assertThatThrownBy(() -> new AnswerLink(SECRET, Optional.empty(), Duration.ofMinutes(59)))
                .hasMessage("a link lasts from PT1H to PT168H");
        assertThatThrownBy(() -> new AnswerLink(SECRET, Optional.empty(), Duration.ofDays(8)))
                .hasMessage("a link lasts from PT1H to PT168H");
    }
}
