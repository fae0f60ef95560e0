package io.bridgekeeper.gateway.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsClaimTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final Set<String> TOPICS = Set.of("arn:aws:sns:eu-central-1:111122223333:pages");
    private static final String BODY = """
            {"Type":"Notification","MessageId":"m-1","TopicArn":"arn:aws:sns:eu-central-1:111122223333:pages",
             "Message":"Two\\nlines","Timestamp":"2026-11-28T08:59:00.000Z","SignatureVersion":"2","Signature":"AAAA",
             "SigningCertURL":"https://sns.eu-central-1.amazonaws.com/a.pem",
             "SubscribeURL":"https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription","Token":"t"}
            """;

    private static SnsClaim of(String body, Map<String, String> headers) {
        return SnsClaim.of(
                new Sent(body.getBytes(StandardCharsets.UTF_8), headers, "", "", new BodyMapper()), TOPICS, NOW);
    }

    private static SnsClaim of(String body) {
        return of(body, Map.of());
    }

    @Test
    void isToBeCheckedWhereItsTopicIsBelieved() {
        assertThat(of(BODY))
                .isInstanceOfSatisfying(
                        SnsClaim.Signed.class,
                        claim -> assertThat(claim.kind()).isEqualTo(new SnsClaim.Kind.Notification()));
        assertThat(of(BODY.replace("\"Notification", "\"SubscriptionConfirmation")))
                .isInstanceOfSatisfying(
                        SnsClaim.Signed.class,
                        claim -> assertThat(claim.kind())
                                .isEqualTo(new SnsClaim.Kind.Subscription(
                                        "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription")));
        assertThat(of(BODY.replace("\"Notification", "\"UnsubscribeConfirmation")))
                .isInstanceOfSatisfying(
                        SnsClaim.Signed.class,
                        claim -> assertThat(claim.kind()).isEqualTo(new SnsClaim.Kind.Unsubscription()));
    }

    @Test
    void isOfAWrongTopicWhoeverSignedIt() {
        assertThat(of(BODY.replace("1111", "9999"))).isInstanceOf(SnsClaim.WrongTopic.class);
        assertThat(of("{}")).isInstanceOf(SnsClaim.WrongTopic.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "text", "{"})
    void isNotBySnsWithoutAnEnvelope(String body) {
        assertThat(of(body)).isInstanceOf(SnsClaim.NotBySns.class);
    }

    @Test
    void isNotBySnsWhereRawDeliveryTookTheSignatureAway() {
        assertThat(of(BODY, Map.of("x-amz-sns-rawdelivery", "true"))).isInstanceOf(SnsClaim.NotBySns.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T07:45:01Z, true",
        "2026-11-28T07:45:00Z, false",
        "2026-11-28T09:04:59Z, true",
        "2026-11-28T09:05:00Z, false",
        "yesterday, false"
    })
    void isBelievedAsLongAsSnsTriesAndNoLonger(String at, boolean signed) {
        assertThat(of(BODY.replace("2026-11-28T08:59:00.000Z", at)) instanceof SnsClaim.Signed)
                .isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"m-1\"', '\"m\\n1\"'",
        "'\"Notification\"', '\"notification\"'",
        "'\"Notification\"', '\"Anything\"'",
        "'\"SignatureVersion\":\"2\"', '\"SignatureVersion\":\"3\"'",
        "'eu-central-1.amazonaws.com/a.pem', 'eu-central-1.amazonaws.com.example/a.pem'"
    })
    void isNotBySnsWhereSomethingIsOdd(String what, String with) {
        assertThat(of(BODY.replace(what, with))).isInstanceOf(SnsClaim.NotBySns.class);
    }

    @Test
    void confirmsNowhereButAtSns() {
        String body = BODY.replace("\"Notification", "\"SubscriptionConfirmation")
                .replace("com/?Action=ConfirmSubscription", "com.example/?Action=ConfirmSubscription");
        assertThat(of(body)).isInstanceOf(SnsClaim.NotBySns.class);
    }
}
