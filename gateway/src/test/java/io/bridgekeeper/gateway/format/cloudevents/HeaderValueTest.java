package io.bridgekeeper.gateway.format.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    plain,                plain
                    Euro%20%E2%82%AC,     Euro €
                    %e2%82%ac,            €
                    a+b,                  a+b
                    %2525,                %25
                    100%,                 100%
                    %,                    %
                    %4,                   %4
                    %zz,                  %zz
                    '"a b"',              a b
                    '"a\\"b%22"',         'a"b"'
                    '"',                  '"'
                    '""',                 ''
                    """)
    void undoesWhatTheBindingDidToTheValue(String header, String value) {
        assertThat(HeaderValue.decoded(header)).isEqualTo(value);
    }
}
