package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.bridgekeeper.outbox.Retry.Fault;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultMapperTest {

    @ParameterizedTest(name = "SQLSTATE {0} is {1}")
    @CsvSource({
        "08006, UNREACHABLE", // connection failure
        "53300, UNREACHABLE", // too many connections
        "57P01, UNREACHABLE", // terminated by the administrator
        "57P03, UNREACHABLE", // starting up
        "40001, CONFLICT", // serialization failure
        "40P01, CONFLICT", // deadlock
        "23505, CONFLICT", // unique violation: another transaction was faster
        "23502, OTHER", // null in a column that must not be
        "22001, OTHER", // value too long
    })
    void readsTheKindOfFaultOffTheDatabasesAnswer(String state, Fault fault) {
        assertThat(FaultMapper.fault(new CompletionException(new PgException("said so", "ERROR", state, null))))
                .isEqualTo(fault);
        // As Hibernate hands it on.
        assertThat(FaultMapper.fault(new CompletionException(new SQLException("said so", state))))
                .isEqualTo(fault);
    }

    @Test
    void takesARefusedConnectionForAnOutage() {
        assertThat(FaultMapper.fault(new CompletionException(new ConnectException("Connection refused"))))
                .isEqualTo(Fault.UNREACHABLE);
    }

    /** A service that is stopped closes its pool while events are still worked on. */
    @Test
    void takesAPoolThatIsClosedForAnOutage() {
        assertThat(FaultMapper.fault(new CompletionException(new NoStackTraceThrowable("Pool closed"))))
                .isEqualTo(Fault.UNREACHABLE);
    }

    @Test
    void blamesTheEventForAnythingElse() {
        assertThat(FaultMapper.fault(new IllegalStateException("ours"))).isEqualTo(Fault.OTHER);
        assertThat(FaultMapper.fault(new UncheckedIOException(new JsonParseException("not writable"))))
                .isEqualTo(Fault.OTHER);
        assertThat(FaultMapper.fault(new PoisonEvent("not JSON"))).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void saysTheDeepestReasonInOneLine() {
        assertThat(FaultMapper.detail(new RuntimeException("outer", new IllegalStateException("inner\nmore"))))
                .isEqualTo("IllegalStateException: inner");
    }
}
