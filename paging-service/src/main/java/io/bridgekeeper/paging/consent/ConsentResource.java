package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the caller agrees to be called for: nobody agrees for somebody else. */
@Path("/api/paging/me/consents")
@RolesAllowed({"responder", "commander"})
class ConsentResource {

    private final Mutiny.SessionFactory sessions;
    private final ConsentRepository consents;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final SecurityIdentity caller;

    ConsentResource(
            Mutiny.SessionFactory sessions,
            ConsentRepository consents,
            CatalogFlow catalog,
            Clock clock,
            SecurityIdentity caller) {
        this.sessions = sessions;
        this.consents = consents;
        this.catalog = catalog;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    public Uni<ConsentView.All> mine() {
        Instant now = clock.instant();
        return sessions.withSession(session -> consents.of(session, Set.of(callerId())))
                .map(mine -> new ConsentView.All(
                        mine.stream().map(c -> ConsentView.of(c, now)).toList()));
    }

    @PUT
    @Path("{systemId}")
    public Uni<ConsentView> accept(@PathParam("systemId") String systemId, ConsentView.Accept request) {
        Instant now = clock.instant();
        checkKnown(systemId);
        Instant until = request == null || request.until() == null
                ? null
                : request.until().truncatedTo(ChronoUnit.MICROS);
        Optional<String> fault = Consent.faultOf(until, now);
        if (fault.isPresent()) {
            throw ProblemMapper.badRequest("until", fault.get());
        }
        Consent consent = new Consent(callerId(), systemId, until);
        return sessions.withTransaction((session, tx) -> consents.accept(session, consent, now))
                .replaceWith(ConsentView.of(consent, now));
    }

    /** Ends an agreement; one that is not there is ended already. */
    @DELETE
    @Path("{systemId}")
    public Uni<Void> withdraw(@PathParam("systemId") String systemId) {
        return sessions.withTransaction((session, tx) -> consents.withdraw(session, callerId(), systemId));
    }

    private void checkKnown(String systemId) {
        if (!systemId.equals(Consent.FALLBACK)
                && catalog.current().system(systemId).isEmpty()) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_SYSTEM);
        }
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
