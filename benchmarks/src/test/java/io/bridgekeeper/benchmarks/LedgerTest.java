package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(3);

    @Test
    void isCompleteWhenEveryAcceptedSignalWasNoticed() {
        ledger.answered(0, 0, true);
        ledger.answered(1, 0, false);
        ledger.noticed(0, 5);
        assertThat(ledger.complete()).isFalse();

        ledger.answered(2, 0, true);
        assertThat(ledger.complete()).isFalse();

        ledger.noticed(2, 5);
        assertThat(ledger.complete()).isTrue();
        assertThat(ledger.lost()).isZero();
    }

    @Test
    void callsLostWhatWasAcceptedAndNeverNoticed() {
        ledger.answered(0, 0, true);
        ledger.answered(1, 0, true);
        ledger.answered(2, 0, false);
        ledger.noticed(0, 5);

        assertThat(ledger.lost()).isEqualTo(1);
        assertThat(ledger.refused()).isEqualTo(1);
        assertThat(ledger.accepted()).isEqualTo(2);
    }

    @Test
    void countsANoticeThatComesAgainOnceAndByItsFirstTime() {
        ledger.answered(0, 0, true);
        ledger.noticed(0, TimeUnit.MILLISECONDS.toNanos(20));
        ledger.noticed(0, TimeUnit.MILLISECONDS.toNanos(900));
        ledger.noticed(0, TimeUnit.MILLISECONDS.toNanos(950));

        assertThat(ledger.duplicated()).isEqualTo(1);
        assertThat(ledger.latency().count()).isEqualTo(1);
        assertThat(ledger.latency().max()).isCloseTo(20, within(0.1));
    }

    @Test
    void takesANoticeThatIsFasterThanTheAnswer() {
        ledger.noticed(1, TimeUnit.MILLISECONDS.toNanos(7));
        ledger.answered(1, TimeUnit.MILLISECONDS.toNanos(2), true);

        assertThat(ledger.latency().p50()).isCloseTo(5, within(0.1));
    }

    @Test
    void passesOverANoticeOfAnotherRun() {
        ledger.noticed(3, 1);
        ledger.noticed(-1, 1);

        assertThat(ledger.duplicated()).isZero();
    }
}
