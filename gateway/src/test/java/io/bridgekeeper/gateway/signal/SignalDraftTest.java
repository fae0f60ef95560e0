package io.bridgekeeper.gateway.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalDraftTest {

    @ParameterizedTest
    @CsvSource(nullValues = "never", textBlock = """
                    2026-11-23T02:11:00Z,                2026-11-23T02:11:00Z
                    2026-11-23T02:11:00.1234567+09:00,   2026-11-22T17:11:00.123456Z
                    0001-01-01T00:00:00Z,                never
                    1763863860,                          2025-11-23T02:11:00Z
                    1763863860.5,                        2025-11-23T02:11:00.500Z
                    1763863860123,                       2025-11-23T02:11:00.123Z
                    '   ',                               never
                    soon,                                never
                    1969-12-31T23:59:59Z,                never
                    +10000-01-01T00:00:00Z,              never
                    999999999999999,                     never
                    """)
    void readsTheMomentsThatToolsSend(String sent, Instant expected) {
        assertThat(new SignalDraft(SignalState.FIRING, "t")
                        .startsAt("at", sent)
                        .build()
                        .startsAt())
                .isEqualTo(expected);
    }

    @Test
    void keepsAMomentThatItCannotReadAsEvidence() {
        assertThat(new SignalDraft(SignalState.FIRING, "t")
                        .startsAt("at", "soon")
                        .build()
                        .evidence())
                .containsEntry("at", "soon");
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() {
        SignalDraft draft = new SignalDraft(SignalState.FIRING, "word ".repeat(100)).severity("s".repeat(100));
        for (int i = 0; i < 100; i++) {
            draft.label("l" + i, "v").link("a", "https://x.example/" + i).evidence("e" + i, "v".repeat(5_000));
        }
        Signal signal = draft.build();
        assertThat(signal.title()).hasSize(SignalDraft.TITLE).endsWith("…");
        assertThat(signal.evidence().get("title")).hasSize(500);
        assertThat(signal.severity()).hasSize(SignalDraft.SEVERITY);
        assertThat(signal.labels()).hasSize(SignalDraft.LABELS);
        assertThat(signal.links()).hasSize(SignalDraft.LINKS);
        assertThat(signal.evidence()).hasSize(SignalDraft.EVIDENCE + 1).containsKey("cut");
    }

    @Test
    void keepsLongKeysApart() {
        String shared = "k".repeat(600);
        String first = new SignalDraft(SignalState.FIRING, "t")
                .dedupKey(shared + "1")
                .build()
                .dedupKey();
        String second = new SignalDraft(SignalState.FIRING, "t")
                .dedupKey(shared + "2")
                .build()
                .dedupKey();
        assertThat(first).hasSize(SignalDraft.KEY).isNotEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/{app}, true",
        "HTTP://x, true",
        "http://, false",
        "/graph, false",
        "?orgId=1, false",
        "javascript:alert(1), false",
        "https://x.example/a b, false",
        "ftp://x.example, false"
    })
    void keepsOnlyAbsoluteWebAddressesAsLinks(String address, boolean link) {
        assertThat(SignalDraft.isAbsolute(address)).isEqualTo(link);
    }

    @Test
    void neverCutsACharacterInTwo() {
        String title = "x".repeat(SignalDraft.TITLE - 2) + "😀 and more";
        assertThat(Wording.cut(title, SignalDraft.TITLE)).endsWith("x…");
        assertThat(Wording.clean("a\uD83D")).isEqualTo("a\uFFFD");
        assertThat(Wording.clean("a\0b\u0085c")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(Wording.clean("fine\n😀\t")).isEqualTo("fine\n😀\t");
    }
}
