package io.bridgekeeper.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.auditchain.AuditChain;
import io.bridgekeeper.auditchain.AuditEntry;
import io.bridgekeeper.auditchain.CanonicalJson;
import io.bridgekeeper.auditchain.ExportCheck;
import io.bridgekeeper.auditchain.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit as the database chains it, in a list. */
final class ChainModel {

    private final List<String> lines = new ArrayList<>();
    private final Map<UUID, AuditAction> last = new HashMap<>();
    private AuditChain.Head head = AuditChain.Head.NONE;

    void append(List<AuditEvent> events) {
        for (AuditEvent event : events) {
            String text = AuditChain.text(new AuditEntry(
                    head.seq() + 1,
                    head.hash(),
                    event.at().truncatedTo(ChronoUnit.MICROS),
                    event.actor(),
                    event.action().slug(),
                    event.subject(),
                    event.systemId(),
                    Objects.toString(event.incidentId(), null),
                    Objects.toString(event.grantId(), null),
                    CanonicalJson.object(event.facts())));
            head = new AuditChain.Head(head.seq() + 1, AuditChain.hash(text));
            lines.add("{\"hash\":\"" + head.hash() + "\",\"entry\":" + text + "}");
            if (event.grantId() != null && event.action().slug().startsWith("grant.")) {
                last.put(event.grantId(), event.action());
            }
        }
    }

    /** As an auditor does who took it away, and who knows the head. */
    void verify() {
        Verdict verdict = ExportCheck.of(
                Stream.concat(lines.stream(), Stream.of(AuditChain.headLine(head, 1)))
                        .iterator(),
                Optional.empty(),
                lines.isEmpty() ? Optional.empty() : Optional.of(head.hash()));
        assertThat(verdict).isEqualTo(new Verdict.Intact(1, lines.size(), head));
    }

    /** Whoever reads the audit alone knows how each grant stands. */
    void checkTells(List<Grant> grants) {
        for (Grant grant : grants) {
            assertThat(last.get(grant.grantId())).as("%s", grant).isIn(fitting(grant.state()));
        }
    }

    private static Set<AuditAction> fitting(GrantState state) {
        return switch (state) {
            case GrantState.Prepared p -> Set.of(AuditAction.GRANT_PREPARED);
            case GrantState.Activating a -> Set.of(AuditAction.GRANT_ACTIVATING, AuditAction.GRANT_DELAYED);
            case GrantState.Active a -> Set.of(AuditAction.GRANT_ACTIVATED, AuditAction.GRANT_RENEWED);
            case GrantState.Ending e -> Set.of(AuditAction.GRANT_ENDING, AuditAction.GRANT_DELAYED);
            case GrantState.Ended e -> Set.of(AuditAction.GRANT_ENDED);
        };
    }
}
