package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogComplaintTest {

    @Test
    void namesTheCausesOfAJsonLineInnermostLast() {
        String line = "{\"level\":\"ERROR\",\"message\":\"Failed to start application\",\"exception\":"
                + "{\"exceptionType\":\"java.lang.RuntimeException\",\"message\":\"Failed to start quarkus\",\"frames\":[],"
                + "\"causedBy\":{\"exception\":{\"exceptionType\":\"java.net.BindException\",\"message\":\"in use\"}}}}";

        assertThat(LogComplaint.of(List.of("{\"level\":\"INFO\"}", line)))
                .isEqualTo("  java.lang.RuntimeException: Failed to start quarkus\n  java.net.BindException: in use");
    }

    @Test
    void namesPlainErrorsAndLeavesTheStackOut() {
        assertThat(LogComplaint.of(List.of("INFO fine", "ERROR no disk", "\tat some.Code", "Caused by: full")))
                .isEqualTo("  ERROR no disk\n  Caused by: full");
    }

    @Test
    void showsTheEndOfALogThatDoesNotComplain() {
        assertThat(LogComplaint.of(List.of("1", "2", "3", "4", "5", "6"))).isEqualTo("  2\n  3\n  4\n  5\n  6");
    }

    @Test
    void cutsEndlessLines() {
        assertThat(LogComplaint.of(List.of("x".repeat(10_000)))).hasSizeLessThan(250);
    }

    @Test
    void saysNothingOfAnEmptyLog() {
        assertThat(LogComplaint.of(List.of())).isEmpty();
    }
}
