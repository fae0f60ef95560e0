package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTokenTest {

    private static final UUID NOTICE = UUID.fromString("01993a5e-0000-7000-8000-000000000001");
    private static final ReceiptToken TOKENS = new ReceiptToken("0123456789abcdef0123456789abcdef".getBytes());

    @Test
    void namesTheNoticeThatArrived() {
        assertThat(TOKENS.read(TOKENS.of(NOTICE))).contains(NOTICE);
    }

    @Test
    void isNotChangedIntoThatOfAnotherNotice() {
        String token = TOKENS.of(NOTICE);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(TOKENS.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("changed at " + i)
                    .isEmpty();
        }
    }

    @Test
    void isNotMadeWithoutTheKey() {
        String others = new ReceiptToken("another-secret-another-secret-00".getBytes()).of(NOTICE);
        assertThat(TOKENS.read(others)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bkr_", "bka_", "01993a5e-0000-7000-8000-000000000001"})
    void isNothingElse(String text) {
        assertThat(TOKENS.read(text)).isEmpty();
    }
}
