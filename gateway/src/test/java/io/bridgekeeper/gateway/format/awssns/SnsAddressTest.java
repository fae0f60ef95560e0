package io.bridgekeeper.gateway.format.awssns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsAddressTest {

    private static final String PEM = "/SimpleNotificationService-0123456789abcdef.pem";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-central-1.amazonaws.com",
                "HTTPS://SNS.us-gov-west-1.amazonaws.com",
                "https://sns.cn-north-1.amazonaws.com.cn",
                "https://sns.ap-southeast-2.amazonaws.com:443"
            })
    void knowsTheHostsOfSns(String host) {
        assertThat(SnsAddress.holdsCertificates(host + PEM)).isTrue();
        assertThat(SnsAddress.confirmsSubscriptions(host + "/?Action=ConfirmSubscription&TopicArn=t&Token=x"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com",
                "https://sns.eu-central-1.amazonaws.com.example",
                "https://sns.eu-central-1.amazonaws.com.cn.example",
                "https://example/sns.eu-central-1.amazonaws.com",
                "https://x.sns.eu-central-1.amazonaws.com",
                "https://sqs.eu-central-1.amazonaws.com",
                "https://sns.amazonaws.com",
                "https://sns.s3.amazonaws.com",
                "https://sns.s3-us-west-2.amazonaws.com",
                "https://sns.execute-api.amazonaws.com",
                "https://sns.eu-central-1.amazonaws.com:8443",
                "https://sns.eu-central-1.amazonaws.com@example",
                "https://user@sns.eu-central-1.amazonaws.com",
                "https://example#sns.eu-central-1.amazonaws.com",
                "https://example\\@sns.eu-central-1.amazonaws.com",
                "https://sns.eu-central-1.amazonaws.com.",
                "https://127.0.0.1",
                "https://[::1]",
                "file://sns.eu-central-1.amazonaws.com",
                "https:sns.eu-central-1.amazonaws.com",
                "sns.eu-central-1.amazonaws.com",
                "",
                "https://"
            })
    void knowsNoOtherHost(String host) {
        assertThat(SnsAddress.holdsCertificates(host + PEM)).isFalse();
        assertThat(SnsAddress.confirmsSubscriptions(host + "/?Action=ConfirmSubscription&Token=x"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/a.pem?x=1", "/a.pem#x", "/a/../b.pem", "/%2e%2e/a.pem", "/a.pem/", "/a.txt", "/.pem"})
    void fetchesOnlyCertificatesThere(String path) {
        assertThat(SnsAddress.holdsCertificates("https://sns.eu-central-1.amazonaws.com" + path))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/?",
                "/?Action=Publish&x=Action=ConfirmSubscription",
                "/?Action=ConfirmSubscription2",
                "/x?Action=ConfirmSubscription",
                "/?Action=ConfirmSubscription#x"
            })
    void confirmsNothingElseThere(String rest) {
        assertThat(SnsAddress.confirmsSubscriptions("https://sns.eu-central-1.amazonaws.com" + rest))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 1_000_000})
    void refusesEndlessAddresses(int length) {
        assertThat(SnsAddress.holdsCertificates(
                        "https://sns.eu-central-1.amazonaws.com/" + "a".repeat(length) + ".pem"))
                .isFalse();
    }
}
