package io.bridgekeeper.gateway.format.awssns;

import io.bridgekeeper.gateway.format.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What SNS signed of one envelope, or why nothing can be checked.
 *
 * <p>Signed are the values of some members past JSON's escapes, each as its name, a line feed, the value and a line feed.
 * Source: <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">verifying the
 * signatures of SNS messages</a>.
 *
 * <p>That it holds says that SNS sent just this. Anybody can own a topic, so it does not say whose it is: {@code TopicArn}
 * is signed too, and must be one that is wanted.
 */
public sealed interface SnsSignature {

    /**
     * It can be checked.
     *
     * @param text        what was signed
     * @param algorithm   by the name that Java knows it by
     * @param signature   as it was sent
     * @param certificate the address of the signer's certificate, on one of SNS's own hosts
     */
    record Signed(String text, String algorithm, byte[] signature, String certificate) implements SnsSignature {

        /** Whether the holder of that key's other half signed just this; a key of another kind has not. */
        public boolean isBy(PublicKey key) {
            try {
                Signature check = Signature.getInstance(algorithm);
                check.initVerify(key);
                check.update(text.getBytes(StandardCharsets.UTF_8));
                return check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    /** It cannot be checked, so it must not be believed. */
    record Unsigned(String why) implements SnsSignature {}

    /** In the order of their bytes; a subject only where there is one. */
    List<String> OF_NOTIFICATIONS = List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");

    List<String> OF_CONFIRMATIONS =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    static SnsSignature of(Json.Struct envelope) {
        Optional<String> algorithm = algorithm(envelope);
        if (algorithm.isEmpty()) {
            return new Unsigned("SignatureVersion must be 1 or 2");
        }
        Optional<byte[]> signature = signature(envelope);
        if (signature.isEmpty()) {
            return new Unsigned("Signature must be Base64");
        }
        Optional<String> certificate = envelope.text("SigningCertURL", "SigningCertUrl");
        if (certificate.filter(SnsAddress::holdsCertificates).isEmpty()) {
            return new Unsigned("SigningCertURL must be a certificate on a host of SNS");
        }
        boolean notification =
                envelope.text("Type").filter("Notification"::equals).isPresent();
        StringBuilder text = new StringBuilder();
        for (String name : notification ? OF_NOTIFICATIONS : OF_CONFIRMATIONS) {
            Optional<String> value = value(envelope, name);
            if (value.isPresent()) {
                text.append(name).append('\n').append(value.get()).append('\n');
            } else if (!name.equals("Subject")) {
                return new Unsigned(name + " is signed and must be there");
            }
        }
        return new Signed(text.toString(), algorithm.get(), signature.get(), certificate.orElseThrow());
    }

    private static Optional<String> algorithm(Json.Struct envelope) {
        return envelope.text("SignatureVersion").flatMap(version -> switch (version) {
            case "1" -> Optional.of("SHA1withRSA");
            case "2" -> Optional.of("SHA256withRSA");
            default -> Optional.empty();
        });
    }

    private static Optional<byte[]> signature(Json.Struct envelope) {
        try {
            return envelope.text("Signature").map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(Json.Struct envelope, String name) {
        Json value = name.equals("SubscribeURL") && envelope.get(name) == Json.Nothing.NULL
                ? envelope.get("SubscribeUrl")
                : envelope.get(name);
        return value instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty();
    }
}
