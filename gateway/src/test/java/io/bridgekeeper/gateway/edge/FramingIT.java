package io.bridgekeeper.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two servers could cut at different places are refused, or taken in the one way that there is, and nothing
 * behind them on their connection is.
 */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class FramingIT {

    private static final String BEHIND = "/api/paging/smuggled";

    private final String authorization =
            "Authorization: Bearer " + TestStack.start(Part.KEYCLOAK).token("alice") + "\r\n";
    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    /** The head that follows the usual one, then a body; RN is the end of a line, ~ one without its carriage return. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4RNContent-Length: 0RNRNabcd",
                "Content-Length: 4, 0RNRNabcd",
                "Content-Length: +4RNRNabcd",
                "Content-Length: -4RNRNabcd",
                "Content-Length: 0x4RNRNabcd",
                "Content-Length: 4 4RNRNabcd",
                "Content-Length : 4RNRNabcd",
                "Transfer-Encoding : chunkedRNRN0RNRN",
                "Content-Length: 4RNTransfer-Encoding: chunkedRNRN0RNRN",
                "Transfer-Encoding: chunkedRNContent-Length: 4RNRN0RNRN",
                "Content-Length: 4RNTransfer-Encoding: cHuNkEdRNRN0RNRN",
                "Content-Length: 4RNTransfer-Encoding:\tchunkedRNRN0RNRN",
                "Content-Length: 4RNTransfer-Encoding: xchunkedRNRNabcd",
                "Content-Length: 4RNTransfer-Encoding: identityRNRNabcd",
                "Content-Length: 4RNTransfer-Encoding: chunked, identityRNRN0RNRN",
                "Content-Length: 4RNTransfer-Encoding: gzip, chunkedRNRN0RNRN",
                "Transfer-Encoding:RN chunkedRNRN0RNRN",
                "Transfer-Encoding: chunkedRNRN1;a=bRNxRN0RNRN",
                "Transfer-Encoding: chunkedRNRN0x1RNxRN0RNRN",
                "Transfer-Encoding: chunkedRNRN-1RNxRN0RNRN",
                "Transfer-Encoding: chunkedRNRNfffffffffffffffffRNxRN0RNRN",
                "Transfer-Encoding: chunkedRNRN1RNxyzRN0RNRN",
                "Transfer-Encoding: chunked~~0~~",
            })
    void nothingBehindARequestThatCanBeCutInTwoWaysIsTaken(String odd) throws IOException {
        String head = odd.replace("RN", "\r\n").replace("~", "\n");
        Said said = say("POST /api/paging/pages HTTP/1.1\r\nHost: x\r\n" + authorization + head + behind());
        assertThat(upstream.seen()).noneMatch(seen -> seen.uri().contains(BEHIND));
        assertThat(upstream.seen()).hasSizeLessThanOrEqualTo(1);
        assertThat(said.closed()).as("closed after %s", said.text()).isTrue();
    }

    @Test
    void aFoldedLineIsAPartOfTheHeaderBeforeIt() throws IOException {
        String folded = "X: 1\r\n Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\nabcd";
        say("POST /api/paging/pages HTTP/1.1\r\nHost: x\r\n" + authorization + folded);
        assertThat(upstream.seen().getFirst().body()).isEqualTo("abcd");
    }

    @Test
    void aBodyOfAGetIsABodyAndNoRequest() throws IOException {
        String inside = "GET " + BEHIND + " HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";
        say("GET /api/paging/incidents HTTP/1.1\r\nHost: x\r\n" + authorization
                + "Connection: close\r\nContent-Length: " + inside.length() + "\r\n\r\n" + inside);
        assertThat(upstream.seen()).noneMatch(seen -> seen.uri().contains(BEHIND));
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 70_000})
    void refusesMoreHeadersThanItReads(int length) throws IOException {
        String header = "X-A: " + "a".repeat(95) + "\r\n";
        Said said = say("GET /api/paging/incidents HTTP/1.1\r\nHost: x\r\n" + authorization
                + header.repeat(length / header.length()) + "\r\n");
        assertThat(said.text()).startsWith("HTTP/1.1 431");
        assertThat(said.closed()).isTrue();
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void refusesALongerRequestLineThanItReads() throws IOException {
        Said said = say("GET /api/paging/" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n");
        assertThat(said.text()).matches("(?s)HTTP/1\\.[01] 414 .*");
        assertThat(said.closed()).isTrue();
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void waitsForASlowBodyOnlySoLong() throws IOException {
        Said said =
                say("POST /api/paging/pages HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Length: 100\r\n\r\nab");
        assertThat(said.text()).startsWith("HTTP/1.1 408");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void closesAConnectionThatNeverComesToTheEndOfItsHead() throws IOException {
        try (Socket socket = open()) {
            drip(socket, "GET " + BEHIND + " HTTP/1.1\r\nHost: x\r\n");
            assertThat(isClosedWhileDripping(socket)).isTrue();
        }
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void closesItInTheHeadOfALaterRequestToo() throws IOException {
        try (Socket socket = open()) {
            drip(socket, behind());
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            drip(socket, "GET " + BEHIND + " HTTP/1.1\r\n");
            assertThat(isClosedWhileDripping(socket)).isTrue();
        }
        assertThat(upstream.seen()).hasSize(1);
    }

    @Test
    void keepsAConnectionThatIsSilentBetweenTwoRequests() throws IOException {
        try (Socket socket = open()) {
            drip(socket, behind());
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            assertThat(isSilentFor(socket, 3_000)).isTrue();
            drip(socket, behind());
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void keepsAStreamOfEventsWhoseClientIsSilent() throws IOException {
        try (Socket socket = open()) {
            drip(socket, "GET /api/stream HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n");
            long until = System.nanoTime() + 3_000_000_000L;
            byte[] heard = new byte[8_192];
            while (System.nanoTime() < until) {
                assertThat(socket.getInputStream().read(heard)).isPositive();
            }
        }
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort());
        socket.setSoTimeout(4_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void drip(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    /** One answer, whose length its head tells, and which nothing follows. */
    private static String answer(Socket socket) throws IOException {
        byte[] heard = new byte[16_384];
        int length = 0;
        while (!new String(heard, 0, length, StandardCharsets.UTF_8).matches("(?s).*\r\n\r\n\\{.*}")) {
            int more = socket.getInputStream().read(heard, length, heard.length - length);
            assertThat(more).as("more of an answer").isPositive();
            length += more;
        }
        return new String(heard, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether nothing at all comes for so many milliseconds, not even the end. */
    private static boolean isSilentFor(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(4_000);
        }
    }

    /** A byte of a header each 200 ms, for at most 4 s. */
    private static boolean isClosedWhileDripping(Socket socket) throws IOException {
        for (int i = 0; i < 20; i++) {
            try {
                drip(socket, i == 0 ? "X-A: " : "a");
                if (!isSilentFor(socket, 200)) {
                    return true;
                }
            } catch (SocketException closed) {
                return true;
            }
        }
        return false;
    }

    private String behind() {
        return "GET " + BEHIND + " HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";
    }

    private record Said(String text, boolean closed) {}

    private static Said say(String request) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort())) {
            socket.setSoTimeout(4_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.write(next);
            }
            return new Said(heard.toString(StandardCharsets.UTF_8), true);
        } catch (SocketTimeoutException open) {
            return new Said(heard.toString(StandardCharsets.UTF_8), false);
        } catch (SocketException reset) {
            return new Said(heard.toString(StandardCharsets.UTF_8), true);
        }
    }
}
