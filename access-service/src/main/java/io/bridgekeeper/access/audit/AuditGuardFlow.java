package io.bridgekeeper.access.audit;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Asks the database at the start whether it keeps the audit from us. A service that works by the role that owns its tables
 * would write a chain that it could write anew, and nobody would notice.
 */
@ApplicationScoped
class AuditGuardFlow {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final String MIGHT_CHANGE_IT = """
            select has_table_privilege(current_user, 'audit_entry', 'insert, update, delete, truncate, trigger')
                or has_table_privilege(current_user, 'audit_pending', 'update, delete, truncate, trigger')
                or pg_has_role(current_user, (select relowner from pg_class where oid = 'audit_entry'::regclass), 'member')
                as so""";

    private final Pool pool;

    AuditGuardFlow(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        boolean mightChangeIt = pool.query(MIGHT_CHANGE_IT)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("so"))
                .await()
                .atMost(PATIENCE);
        if (mightChangeIt) {
            throw new IllegalStateException(
                    "the database role of access-service may change the audit: give it a role of"
                            + " its own, that owns nothing, and the owner of the tables to quarkus.flyway.username; see"
                            + " docs/audit.md");
        }
    }
}
