package io.bridgekeeper.paging.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the provider's documentation, and what differs from it. */
class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String SIGNED = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";
    private static final TwilioSignature SIGNATURE = new TwilioSignature(List.of("12345"));

    private static SortedMap<String, SortedSet<String>> fields(String caller) {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        Map.of("To", "+18005551212", "CallSid", "CA1234567890ABCDE", "Digits", "1234", "From", caller, "Caller", caller)
                .forEach((name, value) -> fields.put(name, new TreeSet<>(List.of(value))));
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        // As the documentation has it today, and as it had it before.
        "+12349013030, 0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        "+14158675309, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    })
    void isThatOfTheDocumentation(String caller, String signed) {
        assertThat(SIGNATURE.isOf(URL, fields(caller), signed)).isTrue();
    }

    @Test
    void isNoneOfAnythingElse() {
        assertThat(SIGNATURE.isOf(URL + "3", fields("+12349013030"), SIGNED)).isFalse();
        assertThat(SIGNATURE.isOf("http" + URL.substring(5), fields("+12349013030"), SIGNED))
                .isFalse();
        assertThat(SIGNATURE.isOf(URL, fields("+12349013031"), SIGNED)).isFalse();
        assertThat(SIGNATURE.isOf(URL, new TreeMap<>(), SIGNED)).isFalse();
        assertThat(SIGNATURE.isOf(URL, fields("+12349013030"), "")).isFalse();
        assertThat(SIGNATURE.isOf(URL, fields("+12349013030"), SIGNED.replace('/', '_')))
                .isFalse();
        assertThat(new TwilioSignature(List.of("12346")).isOf(URL, fields("+12349013030"), SIGNED))
                .isFalse();
    }

    @Test
    void isKnownByTheTokenOfBeforeToo() {
        assertThat(new TwilioSignature(List.of("new", "12345")).isOf(URL, fields("+12349013030"), SIGNED))
                .isTrue();
    }
}
