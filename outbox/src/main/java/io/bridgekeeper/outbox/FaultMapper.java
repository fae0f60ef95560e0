package io.bridgekeeper.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bridgekeeper.outbox.Retry.Fault;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Tells what kind of fault stands behind an exception of the drivers. */
final class FaultMapper {

    private FaultMapper() {}

    static Fault fault(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case PoisonEvent p -> {
                    return Fault.UNREADABLE;
                }
                case PgException pg -> {
                    return ofSqlState(String.valueOf(pg.getSqlState()));
                }
                // What Hibernate makes of the driver's exception where it knows the kind, such as a unique violation.
                case SQLException sql -> {
                    return ofSqlState(String.valueOf(sql.getSQLState()));
                }
                // An IOException too, but what cannot be written as JSON will not be written later either.
                case JsonProcessingException json -> {
                    return Fault.OTHER;
                }
                // "Connection is closed", "Connection refused", pool time-outs: the driver has no common type for them.
                case IOException io -> {
                    return Fault.UNREACHABLE;
                }
                case VertxException vertx -> {
                    return Fault.UNREACHABLE;
                }
                // What Vert.x fails with where it has only words: "Pool closed", "Timeout".
                case NoStackTraceThrowable words -> {
                    return Fault.UNREACHABLE;
                }
                case TimeoutException timeout -> {
                    return Fault.UNREACHABLE;
                }
                default -> {}
            }
        }
        return Fault.OTHER;
    }

    /** By SQLSTATE class: 08 connection, 53 resources, 57 operator intervention, 40 rollback; 23505 unique violation. */
    static Fault ofSqlState(String state) {
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")) {
            return Fault.UNREACHABLE;
        }
        if (state.startsWith("40") || state.equals("23505")) {
            return Fault.CONFLICT;
        }
        return Fault.OTHER;
    }

    /** Whether no topic will ever take it, however often it is tried. */
    static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RecordTooLargeException.class::isInstance);
    }

    /** One line for logs and dead letters: the deepest message says most. */
    static String detail(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message =
                String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return deepest.getClass().getSimpleName() + ": " + message;
    }
}
