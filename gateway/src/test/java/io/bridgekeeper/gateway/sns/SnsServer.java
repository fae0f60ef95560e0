package io.bridgekeeper.gateway.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * SNS of one region, as far as we call it: over TLS under its own name, with a key pair that was made for the test, and a
 * certificate of it by {@code keytool}.
 */
final class SnsServer implements AutoCloseable {

    static final String NAME = "sns.eu-central-1.amazonaws.com";
    static final String CERTIFICATE = "https://" + NAME + "/SimpleNotificationService-0123456789abcdef.pem";

    private static final char[] PASSWORD = "only-for-tests".toCharArray();

    /** Made once: keytool takes seconds. */
    private static final class Made {
        static final Path NAMES;
        static final Path SIGNING;

        static {
            try {
                Path folder = Files.createTempDirectory("sns-server");
                NAMES = store(folder.resolve("names.p12"), "-ext", "san=dns:" + NAME);
                SIGNING = store(folder.resolve("signing.p12"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpsServer server;
    private final Path names;
    private final KeyStore signing;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    SnsServer() {
        try {
            names = Made.NAMES;
            signing = load(Made.SIGNING);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(names), PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our client as it is, but that it trusts this server and finds it. */
    HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(names.toString()).setPassword(new String(PASSWORD)));
    }

    Optional<SocketAddress> place() {
        return Optional.of(SocketAddress.inetSocketAddress(server.getAddress().getPort(), "127.0.0.1"));
    }

    /** What was asked for: host and address. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** Whether it answers 503 to everything. */
    void setAway(boolean now) {
        away = now;
    }

    /** A body as SNS posts it, signed as SNS signs. */
    String envelope(Map<String, String> members, String version) {
        StringBuilder text = new StringBuilder();
        boolean notification = members.get("Type").equals("Notification");
        List<String> signed = notification
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        for (String name : signed) {
            if (members.containsKey(name)) {
                text.append(name).append('\n').append(members.get(name)).append('\n');
            }
        }
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append("\","));
        return json.append("\"SignatureVersion\":\"")
                .append(version)
                .append("\",\"Signature\":\"")
                .append(sign(text.toString(), version.equals("1") ? "SHA1withRSA" : "SHA256withRSA"))
                .append("\"}")
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String sign(String text, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign((PrivateKey) signing.getKey("test", PASSWORD));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            seen.add(exchange.getRequestHeaders().getFirst("Host") + path);
            if (path.contains("redirect")) {
                exchange.getResponseHeaders().set("Location", CERTIFICATE);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            byte[] body =
                    path.contains("huge") ? new byte[2_000_000] : path.endsWith(".pem") ? pem() : "<ok/>".getBytes();
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] pem() {
        try {
            ByteArrayOutputStream pem = new ByteArrayOutputStream();
            pem.writeBytes("-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
            pem.writeBytes(Base64.getMimeEncoder()
                    .encode(signing.getCertificate("test").getEncoded()));
            pem.writeBytes("\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
            return pem.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path store(Path file, String... more) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "test",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + NAME,
                "-validity",
                "30"));
        command.addAll(List.of(more));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return file;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
