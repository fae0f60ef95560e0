package io.bridgekeeper.paging.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutgoingClientTest {

    private static final String MESSAGE = "hooks.secret.example.org: it is so";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UncheckedIOException(new UnknownHostException(MESSAGE)), "the host is unknown"),
                Arguments.of(
                        new CompletionException(new UncheckedIOException(new UnknownHostException(MESSAGE))),
                        "the host is unknown"),
                Arguments.of(new ConnectException(MESSAGE), "there is no connection to the server"),
                Arguments.of(
                        new CompletionException(new SSLHandshakeException(MESSAGE)),
                        "the server's certificate or encryption is not trusted"),
                Arguments.of(new TimeoutException(MESSAGE), "the server did not answer in time"),
                Arguments.of(new IOException(MESSAGE), "the connection failed (IOException)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatFailedWithoutNamingTheHost(Throwable failure, String words) {
        assertThat(OutgoingClient.words(failure)).isEqualTo(words);
    }
}
