package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of one stack: made at random when first asked for, kept in a file that only its owner reads.
 * A person's password has the person's id as its name, a client's secret the client's id.
 */
final class Secrets {
    static final String WEBHOOK_SIGNING = "webhook-signing";
    static final String LINK_SIGNING = "link-signing";
    static final String PUSH_KEY = "push-key";
    static final String SEALING = "sealing";
    static final String POSTGRES = "db-postgres";
    static final String KEYCLOAK_ADMIN = "keycloak-admin";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    Secrets(Home home) {
        this.file = home.prepared().data().resolve("secrets.properties");
    }

    static String ofDatabase(String role) {
        return "db-" + role;
    }

    String get(String name) {
        try (CrossProcessLock _ = CrossProcessLock.take(file.resolveSibling("secrets.lock"))) {
            Properties known = read();
            String secret = known.getProperty(name);
            if (secret == null) {
                secret = fresh(name);
                known.setProperty(name, secret);
                write(known);
            }
            return secret;
        }
    }

    /**
     * The signing key has the form that Standard Webhooks gives to keys, base64 behind a prefix; that of Web Push is a
     * private key of P-256, its 32 bytes in base64url. The key that seals is written with its id before it.
     */
    private static String fresh(String name) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return switch (name) {
            case WEBHOOK_SIGNING -> "whsec_" + Base64.getEncoder().encodeToString(random);
            case PUSH_KEY -> privateKey();
            case SEALING -> "one:" + sealingKey();
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        };
    }

    private static String sealingKey() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static String privateKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            byte[] number =
                    ((ECPrivateKey) keys.generateKeyPair().getPrivate()).getS().toByteArray();
            byte[] scalar = new byte[32];
            int length = Math.min(number.length, scalar.length);
            System.arraycopy(number, number.length - length, scalar, scalar.length - length, length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(scalar);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private Properties read() {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }

    private void write(Properties known) {
        StringWriter written = new StringWriter();
        try {
            known.store(written, "Generated for this stack alone; ./bridgekeeper reset makes new ones.");
            PrivateFile.write(file, written.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
