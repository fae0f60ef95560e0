package io.bridgekeeper.gateway.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "access_token",
                "accessToken",
                "X-Auth-Token",
                "tokens",
                "secret",
                "clientSecret",
                "client.secret",
                "password",
                "PASSWORD",
                "db_password_1",
                "userPasswd",
                "passphrase",
                "pwd",
                "api_key",
                "apiKey",
                "X-Api-Key",
                "authorization",
                "Proxy-Authorization",
                "cookie",
                "Set-Cookie",
                "credentials",
                "private_key",
                "routing_key",
                "service_key",
                "jwt",
                "sessionId",
                "auth",
                "token2"
            })
    void knowsASecretByItsName(String name) {
        assertThat(Redaction.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "key",
                "dedupKey",
                "secretName",
                "token_count",
                "author",
                "authority",
                "passed",
                "compass",
                "monkey",
                "cookieConsent",
                "keyspace",
                "",
                "primary_key",
                "bypass"
            })
    void leavesNamesThatHoldNone(String name) {
        assertThat(Redaction.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"token":"abc","title":"t"}                | {"token":"(redacted)","title":"t"}
                    {"token" : "a\\"b\\\\", "n": 1}            | {"token" : "(redacted)", "n": 1}
                    {"token":123,"n":1}                        | {"token":"(redacted)","n":1}
                    {"token":null,"secret":true,"pwd":""}      | {"token":null,"secret":true,"pwd":""}
                    {"credentials":{"user":"u","x":["}"]},"n":1} | {"credentials":"(redacted)","n":1}
                    {"tokens":["a","b"],"n":1}                 | {"tokens":"(redacted)","n":1}
                    {"\\u0074oken":"abc"}                      | {"\\u0074oken":"(redacted)"}
                    {"Message":"{\\"token\\":\\"abc\\",\\"n\\":1}"} | {"Message":"{\\"token\\":\\"(redacted)\\",\\"n\\":1}"}
                    {"token":"cut off                          | {"token":"(redacted)
                    {"credentials":{"a":1                      | {"credentials":"(redacted)"
                    https://user:pw@db.example/x               | https://(redacted)@db.example/x
                    see https://u@h/, then                     | see https://(redacted)@h/, then
                    https://h/a?x=1&token=abc&y=2#f            | https://h/a?x=1&token=(redacted)&y=2#f
                    https://h/a?key=abc                        | https://h/a?key=(redacted)
                    https://h/a@b?mail=a@b                     | https://h/a@b?mail=a@b
                    Server=db;Password=abc;Timeout=3           | Server=db;Password=(redacted);Timeout=3
                    curl -H 'X-Api-Key: abc'                   | curl -H 'X-Api-Key: (redacted)
                    {"h":"Authorization: Bearer abc"}          | {"h":"Authorization: (redacted)"}
                    sent with Bearer abcDEF123456              | sent with Bearer (redacted)
                    Basic authentication failed                | Basic authentication failed
                    Token: expired                             | Token: expired
                    rate{token="x1"} > 3                       | rate{token="(redacted)"} > 3
                    if token == null                           | if token == null
                    leaked xoxb-1234567890-abc.                | leaked (redacted).
                    a ghp_0123456789abcdef0123456789abcdef0123 | a (redacted)
                    id AKIAIOSFODNN7EXAMPLE here               | id (redacted) here
                    key bk_0123456789012345678901234567890123456789abc | key (redacted)
                    {"m":"x\\nghp_0123456789abcdef0123456789abcdef0123"} | {"m":"x\\n(redacted)"}
                    box-office sk-learn task-sk-1              | box-office sk-learn task-sk-1
                    """)
    void takesSecretsOutOfATextAndLeavesTheRest(String sent, String kept) {
        assertThat(Redaction.text(sent)).isEqualTo(kept);
    }

    @Test
    void takesOutSignedTokensAndPrivateKeys() {
        assertThat(Redaction.text("a " + JWT + " b")).isEqualTo("a (redacted) b");
        assertThat(Redaction.text("-----BEGIN RSA PRIVATE KEY-----\nMIIx\n-----END RSA PRIVATE KEY-----\nrest"))
                .isEqualTo("(redacted)\nrest");
        assertThat(Redaction.text("-----BEGIN PRIVATE KEY-----\nMIIx")).isEqualTo("(redacted)");
        assertThat(Redaction.text("-----BEGIN CERTIFICATE-----")).isEqualTo("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void takesOutWhatFurtherNamesHold() {
        assertThat(Redaction.text("{\"Customer\":\"c\",\"n\":1}", Set.of("customer")))
                .isEqualTo("{\"Customer\":\"(redacted)\",\"n\":1}");
        assertThat(Redaction.form("customer=c&n=1", Set.of("customer"))).isEqualTo("customer=(redacted)&n=1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "a=b%20c&d, a=b%20c&d",
        "token=abc&x=%zz, token=(redacted)&x=%zz",
        "payload=%7B%22token%22%3A%22abc%22%7D, payload=%7B%22token%22%3A%22%28redacted%29%22%7D",
        "a%5Ftoken=abc, a%5Ftoken=(redacted)",
        "key=abc, key=(redacted)"
    })
    void takesSecretsOutOfAForm(String sent, String kept) {
        assertThat(Redaction.form(sent, Set.of())).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"abc\",\"credentials\":{\"a\":1},\"n\":1}",
                "https://u:p@h/?token=abc&x=1",
                "Password=abc;x=1",
                "Authorization: Bearer abc"
            })
    void leavesWhatIsRedactedAsItIs(String sent) {
        String once = Redaction.text(sent);
        assertThat(once).isNotEqualTo(sent);
        assertThat(Redaction.text(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"token\":\"(redacted)canary\"}", "token=(redacted)canary", "https://(redacted)canary@h/"})
    void isNotFooledByAMarkThatWasSent(String sent) {
        assertThat(Redaction.text(sent)).doesNotContain("canary");
    }

    @Property
    void noKnownSecretIsLeftWhateverStandsAround(@ForAll("texts") String before, @ForAll("texts") String after) {
        String canary = "ghp_canary0123456789abcdef0123456789abcdef";
        assertThat(Redaction.text(before + " " + canary + " " + after)).doesNotContain(canary);
    }

    @Property
    void noSecretOfAMemberIsLeftWhateverStandsAround(
            @ForAll("texts") String before, @ForAll("names") String name, @ForAll("texts") String after) {
        String canary = "canary" + "Zq7";
        String sent = "{\"a\":" + quoted(before) + ",\"" + name + "\":\"" + canary + "\",\"b\":" + quoted(after) + "}";
        assertThat(Redaction.text(sent)).doesNotContain(canary);
        String inText = "{\"Message\":" + quoted(sent) + "}";
        assertThat(Redaction.text(inText)).doesNotContain(canary);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "token", "api_key", "X-Auth-Token", "clientSecret", "db.password", "cookie", "\\u0074oken");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "token",
                "=",
                ":",
                "://",
                "@",
                "\"",
                "\\",
                "{",
                "}",
                "[",
                "]",
                " ",
                "\n",
                "a",
                "1",
                "Bearer ",
                "eyJ",
                ".",
                "ghp_0123456789abcdef0123",
                "-----BEGIN ",
                "PRIVATE KEY-----",
                "password",
                "api_key",
                "?",
                "&",
                "(redacted)",
                "'",
                "null",
                ",",
                "\\u0074",
                "%22");
        return parts.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    @Test
    void takesTimeThatGrowsWithTheLengthAlone() {
        for (String part : List.of(
                "eyJ",
                "eyJ.",
                "\"token\":",
                "token=",
                "://",
                "a:",
                "\"a",
                "\\",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "Bearer ",
                "Basic a1",
                "{\"tokens\":[",
                "ghp_",
                "\"token\":\"",
                "a@",
                "=",
                "   :",
                "'token':{\"")) {
            String hostile = part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.text(hostile), part);
        }
    }
}
