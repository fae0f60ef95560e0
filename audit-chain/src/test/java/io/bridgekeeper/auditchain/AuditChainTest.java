package io.bridgekeeper.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.auditchain.AuditChain.Head;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    /** The digits were made by sha256sum: whoever changes the form makes all exports of before worthless. */
    @Test
    void writesAnEntryAsItsFormSays() {
        AuditEntry entry = new AuditEntry(
                1,
                AuditChain.GENESIS,
                Instant.parse("2026-11-23T02:30:00Z"),
                "carol",
                "grant.end-asked",
                "alice",
                "checkout",
                "01999999-0000-7000-8000-000000000001",
                "01999999-0000-7000-8000-000000000002",
                CanonicalJson.object(Map.of("reason", "\"why\"\n", "Also", "ü\u001f")));
        String text = AuditChain.text(entry);
        assertThat(text)
                .isEqualTo("{\"seq\":1,\"previous\":\"" + AuditChain.GENESIS
                        + "\",\"at\":\"2026-11-23T02:30:00.000000Z\",\"actor\":\"carol\",\"action\":\"grant.end-asked\""
                        + ",\"subject\":\"alice\",\"system\":\"checkout\""
                        + ",\"incident\":\"01999999-0000-7000-8000-000000000001\""
                        + ",\"grant\":\"01999999-0000-7000-8000-000000000002\""
                        + ",\"facts\":{\"Also\":\"ü\\u001f\",\"reason\":\"\\\"why\\\"\\n\"}}");
        String hash = "35c8259f32631c2a50c8a30e48460a25c2c3d067fa04f11916fa9ef5bb4dc730";
        assertThat(AuditChain.hash(text)).isEqualTo(hash);
        assertThat(AuditChain.line(entry, hash)).isEqualTo("{\"hash\":\"" + hash + "\",\"entry\":" + text + "}");
        assertThat(AuditChain.headLine(new Head(1, hash), 1))
                .isEqualTo("{\"head\":{\"seq\":1,\"hash\":\"" + hash + "\"},\"from\":1}");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        AuditEntry entry = new AuditEntry(
                2, AuditChain.GENESIS, Chains.T, "access-service", "sweep.stray", null, null, null, null, "{}");
        assertThat(AuditChain.text(entry)).endsWith("\"action\":\"sweep.stray\",\"facts\":{}}");
    }

    @Property
    void writesJsonThatReadsAsTheSame(@ForAll String name, @ForAll String value) throws Exception {
        String key = CanonicalJson.storable(name);
        String text = CanonicalJson.storable(value);
        JsonNode read = new ObjectMapper().readTree(CanonicalJson.object(Map.of(key, text)));
        assertThat(read.path(key).asText()).isEqualTo(text);
    }

    @Test
    void replacesWhatNobodyCanStore() {
        assertThat(CanonicalJson.storable("a\u0000b\ud800c\udc00d😀")).isEqualTo("a\ufffdb\ufffdc\ufffdd😀");
    }
}
