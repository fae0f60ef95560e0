package io.bridgekeeper.auditchain;

import io.bridgekeeper.auditchain.AuditChain.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chains for tests, appended to as the service's database does. */
final class Chains {

    static final Instant T = Instant.parse("2026-11-23T02:30:00.000001Z");

    private final List<String> lines = new ArrayList<>();
    private Head head = Head.NONE;

    Chains append(String actor, String action, String subject, Map<String, String> facts) {
        AuditEntry entry = new AuditEntry(
                head.seq() + 1,
                head.hash(),
                T.plusSeconds(head.seq()),
                actor,
                action,
                subject,
                null,
                null,
                null,
                CanonicalJson.object(facts));
        String hash = AuditChain.hash(AuditChain.text(entry));
        lines.add(AuditChain.line(entry, hash));
        head = new Head(entry.seq(), hash);
        return this;
    }

    static Chains of(int entries) {
        Chains chains = new Chains();
        for (int i = 0; i < entries; i++) {
            chains.append("access-service", "grant.activated", "alice", Map.of("n", String.valueOf(i)));
        }
        return chains;
    }

    Head head() {
        return head;
    }

    /** @param from of the first entry, from 1 */
    List<String> export(int from) {
        List<String> export = new ArrayList<>(lines.subList(Math.min(from - 1, lines.size()), lines.size()));
        export.add(AuditChain.headLine(head, from));
        return export;
    }
}
