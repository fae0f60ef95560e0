package io.bridgekeeper.paging.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.integration.IntegrationOwner;
import io.bridgekeeper.paging.notify.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void tellsAGapWhenItFirstAppearsAndNotAgain() {
        Report.Next first = after(Report.NONE, NOW, Part.LINKS);
        assertThat(first.tell()).isTrue();
        assertThat(first.report().told()).containsExactly(Part.LINKS);
        Report.Next same = after(first.report(), NOW.plus(WEEK.multipliedBy(9)), Part.LINKS);
        assertThat(same.tell()).isFalse();
        assertThat(same.report()).isEqualTo(first.report());
    }

    @Test
    void tellsOfNothingWhereNothingIsMissing() {
        assertThat(after(Report.NONE, NOW).tell()).isFalse();
    }

    @Test
    void tellsAFurtherGapNoEarlierThanAWeekLater() {
        Report told = after(Report.NONE, NOW, Part.LINKS).report();
        Report.Next early = after(told, NOW.plus(WEEK).minusMillis(1), Part.EVIDENCE, Part.LINKS);
        assertThat(early.tell()).isFalse();
        assertThat(early.report().gaps()).hasSize(2);
        assertThat(early.report().told()).containsExactly(Part.LINKS);
        Report.Next late = after(early.report(), NOW.plus(WEEK), Part.EVIDENCE, Part.LINKS);
        assertThat(late.tell()).isTrue();
        assertThat(late.report().told()).containsExactly(Part.EVIDENCE, Part.LINKS);
        assertThat(late.report().toldAt()).contains(NOW.plus(WEEK));
    }

    @Test
    void tellsAGapAgainThatWentAndCameBack() {
        Report told = after(Report.NONE, NOW, Part.LINKS).report();
        Report gone = after(told, NOW.plusSeconds(1)).report();
        assertThat(gone.told()).isEmpty();
        assertThat(after(gone, NOW.plusSeconds(2), Part.LINKS).tell()).isFalse();
        assertThat(after(gone, NOW.plus(WEEK), Part.LINKS).tell()).isTrue();
    }

    @Test
    void keepsForLaterWhatCouldNotBeTold() {
        Report.Next unreachable = Report.NONE.after(review(Part.LINKS), false, WEEK, NOW);
        assertThat(unreachable.tell()).isFalse();
        assertThat(unreachable.report().told()).isEmpty();
        assertThat(unreachable.report().toldAt()).isEmpty();
        assertThat(after(unreachable.report(), NOW.plusSeconds(1), Part.LINKS).tell())
                .isTrue();
    }

    @Test
    void saysInTheMessageWhatIsMissingHowOftenAndWhatWouldMendIt() {
        IntegrationOwner nagios = new IntegrationOwner(new UUID(0, 2), "Nagios", "bob");
        MessageText text = ReportText.of(
                nagios,
                new Report(
                        20,
                        List.of(new Gap(Part.EVIDENCE, 11, "Send it."), new Gap(Part.LINKS, 18, "Send a link.")),
                        List.of(),
                        Optional.empty()));
        assertThat(text.subject()).isEqualTo("Nagios sends signals without evidence, links");
        assertThat(text.text())
                .contains("- evidence, missing in 11 of the last 20 incidents. Send it.\n")
                .contains("- links, missing in 18 of the last 20 incidents. Send a link.\n");
        assertThat(text.url()).isEqualTo("/api/paging/integrations/00000000-0000-0000-0000-000000000002/completeness");
    }

    private static Report.Next after(Report before, Instant now, Part... gaps) {
        return before.after(review(gaps), true, WEEK, now);
    }

    private static Review review(Part... gaps) {
        return new Review(
                20, Stream.of(gaps).map(part -> new Gap(part, 15, "Mend it.")).toList());
    }
}
