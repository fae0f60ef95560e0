package io.bridgekeeper.gateway.format.awssns;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsSignatureTest {

    private static final KeyPair SNS = rsa();
    private static final KeyPair SOMEBODY = rsa();

    private static final String NOTIFICATION = """
            Message
            Something
            broke: "x"
            MessageId
            m-1
            Subject
            ALARM
            Timestamp
            2026-11-23T02:11:05.120Z
            TopicArn
            arn:aws:sns:eu-central-1:111122223333:pages
            Type
            Notification
            """;

    private static final String CONFIRMATION = """
            Message
            Something
            broke: "x"
            MessageId
            m-1
            SubscribeURL
            https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t
            Timestamp
            2026-11-23T02:11:05.120Z
            Token
            t
            TopicArn
            arn:aws:sns:eu-central-1:111122223333:pages
            Type
            """;

    @ParameterizedTest
    @CsvSource({"1, SHA1withRSA", "2, SHA256withRSA"})
    void knowsWhatSnsSignedOfANotification(String version, String algorithm) {
        Map<String, Json> envelope = envelope("Notification", version, signed(algorithm, NOTIFICATION));
        assertThat(SnsSignature.of(new Json.Struct(envelope)))
                .isInstanceOfSatisfying(SnsSignature.Signed.class, claim -> {
                    assertThat(claim.text()).isEqualTo(NOTIFICATION);
                    assertThat(claim.algorithm()).isEqualTo(algorithm);
                    assertThat(claim.isBy(SNS.getPublic())).isTrue();
                    assertThat(claim.isBy(SOMEBODY.getPublic())).isFalse();
                });
    }

    @Test
    void leavesOutASubjectThatIsNotThere() {
        String text = NOTIFICATION.replace("Subject\nALARM\n", "");
        Map<String, Json> envelope = envelope("Notification", "2", signed("SHA256withRSA", text));
        envelope.put("Subject", Json.Nothing.NULL);
        assertThat(isBySns(envelope)).isTrue();
        envelope.remove("Subject");
        assertThat(isBySns(envelope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubscriptionConfirmation", "UnsubscribeConfirmation"})
    void knowsWhatSnsSignedOfAConfirmation(String type) {
        String text = CONFIRMATION + type + "\n";
        Map<String, Json> envelope = envelope(type, "2", signed("SHA256withRSA", text));
        assertThat(isBySns(envelope)).isTrue();
        envelope.put("SubscribeUrl", envelope.remove("SubscribeURL"));
        envelope.put("SigningCertUrl", envelope.remove("SigningCertURL"));
        assertThat(isBySns(envelope)).as("in the spelling of Lambda").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp", "TopicArn"})
    void noticesAnyChangeOfWhatIsSigned(String member) {
        Map<String, Json> envelope = envelope("Notification", "2", signed("SHA256withRSA", NOTIFICATION));
        envelope.put(member, new Json.Text("changed"));
        assertThat(isBySns(envelope)).isFalse();
    }

    @Test
    void doesNotTakeOneAlgorithmForTheOther() {
        assertThat(isBySns(envelope("Notification", "2", signed("SHA1withRSA", NOTIFICATION))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureVersion, 3",
        "SignatureVersion, ''",
        "Signature, '*'",
        "Signature, ''",
        "SigningCertURL, https://sns.eu-central-1.amazonaws.com.example/a.pem",
        "SigningCertURL, ''"
    })
    void saysWhyNothingCanBeChecked(String member, String sent) {
        Map<String, Json> envelope = envelope("Notification", "2", signed("SHA256withRSA", NOTIFICATION));
        envelope.put(member, new Json.Text(sent));
        assertThat(SnsSignature.of(new Json.Struct(envelope)))
                .isInstanceOfSatisfying(
                        SnsSignature.Unsigned.class,
                        unsigned -> assertThat(unsigned.why()).startsWith(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn"})
    void refusesAConfirmationThatLacksWhatIsSigned(String member) {
        Map<String, Json> envelope = envelope("SubscriptionConfirmation", "2", new byte[] {1});
        envelope.remove(member);
        assertThat(SnsSignature.of(new Json.Struct(envelope)))
                .isEqualTo(new SnsSignature.Unsigned(member + " is signed and must be there"));
    }

    private static boolean isBySns(Map<String, Json> envelope) {
        return SnsSignature.of(new Json.Struct(envelope)) instanceof SnsSignature.Signed claim
                && claim.isBy(SNS.getPublic());
    }

    private static Map<String, Json> envelope(String type, String version, byte[] signature) {
        Map<String, Json> envelope = new LinkedHashMap<>();
        Map.of(
                        "Type",
                        type,
                        "MessageId",
                        "m-1",
                        "TopicArn",
                        "arn:aws:sns:eu-central-1:111122223333:pages",
                        "Subject",
                        "ALARM",
                        "Message",
                        "Something\nbroke: \"x\"",
                        "Timestamp",
                        "2026-11-23T02:11:05.120Z",
                        "SignatureVersion",
                        version,
                        "Signature",
                        Base64.getEncoder().encodeToString(signature),
                        "SigningCertURL",
                        "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")
                .forEach((name, value) -> envelope.put(name, new Json.Text(value)));
        envelope.put("Token", new Json.Text("t"));
        envelope.put(
                "SubscribeURL",
                new Json.Text("https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t"));
        return envelope;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signed(String algorithm, String text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(SNS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
