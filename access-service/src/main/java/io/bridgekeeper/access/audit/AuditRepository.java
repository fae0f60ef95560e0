package io.bridgekeeper.access.audit;

import io.bridgekeeper.auditchain.AuditChain.Head;
import io.bridgekeeper.auditchain.CanonicalJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The audit: entries are added and read, and nothing else is possible. */
@ApplicationScoped
public class AuditRepository {

    /** One text however many there are, so that it is prepared once; numbered in the order of the arrays. */
    private static final String APPEND = """
            insert into audit_pending (at, actor, action, subject, system_id, incident_id, grant_id, facts)
            select cast(e.at as timestamptz), e.actor, e.action, e.subject, e.system_id, cast(e.incident_id as uuid),
                cast(e.grant_id as uuid), e.facts
            from unnest(cast(:times as text[]), cast(:actors as text[]), cast(:actions as text[]),
                    cast(:subjects as text[]), cast(:systems as text[]), cast(:incidents as text[]),
                    cast(:grants as text[]), cast(:facts as text[]))
                with ordinality as e (at, actor, action, subject, system_id, incident_id, grant_id, facts, place)
            order by e.place""";

    /**
     * Adds entries in the caller's transaction, in this order. They get their places in the chain at its commit: until
     * then nobody waits for them, and where it does not commit there never was anything. Where they cannot be chained,
     * the commit fails and what they tell of did not happen.
     *
     * @param events may be empty
     */
    public Uni<Void> append(Mutiny.Session session, List<AuditEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(APPEND)
                .setParameter("times", texts(events, e -> e.at().truncatedTo(ChronoUnit.MICROS)))
                .setParameter("actors", texts(events, AuditEvent::actor))
                .setParameter("actions", texts(events, e -> e.action().slug()))
                .setParameter("subjects", texts(events, AuditEvent::subject))
                .setParameter("systems", texts(events, AuditEvent::systemId))
                .setParameter("incidents", texts(events, AuditEvent::incidentId))
                .setParameter("grants", texts(events, AuditEvent::grantId))
                .setParameter("facts", texts(events, e -> CanonicalJson.object(storable(e.facts()))))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @return one more than the limit where there are more */
    Uni<List<AuditRow>> list(Mutiny.Session session, AuditQuery asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("from AuditRow where true");
        condition(text, values, " and subject = :person", "person", asked.person());
        condition(text, values, " and actor = :actor", "actor", asked.actor());
        condition(text, values, " and systemId = :system", "system", asked.system());
        condition(text, values, " and incidentId = :incident", "incident", asked.incident());
        condition(
                text,
                values,
                " and action = :action",
                "action",
                asked.action() == null ? null : asked.action().slug());
        condition(text, values, " and at >= :from", "from", asked.from());
        condition(text, values, " and at < :to", "to", asked.to());
        condition(text, values, " and seq < :before", "before", asked.before());
        var query = session.createSelectionQuery(text + " order by seq desc", AuditRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(asked.limit() + 1).getResultList();
    }

    /** @param to inclusive */
    Uni<List<AuditRow>> chain(Mutiny.Session session, long from, long to, int atMost) {
        return session.createSelectionQuery(
                        "from AuditRow where seq between :from and :to order by seq", AuditRow.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(atMost)
                .getResultList();
    }

    Uni<Head> head(Mutiny.Session session) {
        return session.createSelectionQuery("from AuditRow order by seq desc", AuditRow.class)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(last -> last == null ? Head.NONE : new Head(last.seq, last.hash));
    }

    private static void condition(
            StringBuilder text, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            text.append(condition);
            values.put(name, value);
        }
    }

    private static String[] texts(List<AuditEvent> of, Function<AuditEvent, Object> value) {
        return of.stream()
                .map(value)
                .map(each -> each == null ? null : CanonicalJson.storable(Objects.toString(each)))
                .toArray(String[]::new);
    }

    private static Map<String, String> storable(Map<String, String> facts) {
        return facts.entrySet().stream()
                .collect(Collectors.toMap(
                        fact -> CanonicalJson.storable(fact.getKey()),
                        fact -> CanonicalJson.storable(fact.getValue()),
                        (one, other) -> one));
    }
}
