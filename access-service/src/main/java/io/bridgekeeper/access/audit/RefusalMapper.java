package io.bridgekeeper.access.audit;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes an entry of a request that the caller's roles do not allow. Nobody whom we do not know gets that far, so the
 * audit cannot be filled by strangers.
 */
class RefusalMapper {

    private static final Logger LOG = Logger.getLogger(RefusalMapper.class);
    private static final int LONGEST = 200;

    private final Mutiny.SessionFactory sessions;
    private final AuditRepository audit;
    private final SecurityIdentity identity;
    private final Clock clock;

    RefusalMapper(Mutiny.SessionFactory sessions, AuditRepository audit, SecurityIdentity identity, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.identity = identity;
        this.clock = clock;
    }

    /** @param thrown null where nothing was */
    @ServerResponseFilter
    public Uni<Void> note(ContainerRequestContext request, Throwable thrown) {
        if (!(thrown instanceof ForbiddenException) || identity.isAnonymous()) {
            return Uni.createFrom().voidItem();
        }
        String path = request.getUriInfo().getPath();
        AuditEvent refused = new AuditEvent(
                clock.instant(),
                identity.getPrincipal().getName(),
                AuditAction.REQUEST_REFUSED,
                null,
                null,
                null,
                null,
                Map.of("method", request.getMethod(), "path", path.substring(0, Math.min(LONGEST, path.length()))));
        return sessions.withTransaction((session, transaction) -> audit.append(session, List.of(refused)))
                // The refusal stands, whatever becomes of the entry.
                .onFailure()
                .invoke(failure -> LOG.errorf("A refusal is not in the audit: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
