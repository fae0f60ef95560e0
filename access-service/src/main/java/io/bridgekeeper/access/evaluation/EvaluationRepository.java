package io.bridgekeeper.access.evaluation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the tables say about questions, in one statement however many they are. */
@ApplicationScoped
class EvaluationRepository {

    /**
     * The state is asked for in words that no partial index has (docs/decisions/0009): by person, system and end there are
     * few, whatever is open and whatever was.
     */
    private static final String KNOWN = """
            select p.account, c.believed_at, g.grant_id, g.incident_id, g.profile_id, g.activated_at, g.ends_at
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality as q (subject, action, resource, place)
            left join person p on p.person_id = q.subject
            left join account_check c on c.check_id = 1
            left join lateral (
                select grant_id, incident_id, profile_id, activated_at, least(ends_at, ends_by) as ends_at
                from access_grant
                where person_id = q.subject and system_id = q.resource and ends_at > $4
                    and (ends_by is null or ends_by > $4)
                    and state is not distinct from 'active' and (q.action = $5 or profile_id = q.action)
                order by least(ends_at, ends_by) desc, grant_id
                limit 1) g on true
            order by q.place""";

    private final Pool pool;

    EvaluationRepository(Pool pool) {
        this.pool = pool;
    }

    /** @return one a question, in their order */
    Uni<List<Known>> known(List<Question> questions, Instant now) {
        Tuple values = Tuple.from(List.of(
                texts(questions, Question::subjectId),
                texts(questions, Question::action),
                texts(questions, Question::resourceId),
                now.atOffset(ZoneOffset.UTC),
                Question.ANY_ACCESS));
        return pool.preparedQuery(KNOWN).execute(values).map(rows -> {
            List<Known> known = new ArrayList<>();
            rows.forEach(row -> known.add(known(row)));
            return known;
        });
    }

    private static Known known(Row row) {
        String account = row.getString("account");
        return new Known(
                account,
                account == null ? null : instant(row, "believed_at"),
                row.getUUID("grant_id") == null
                        ? null
                        : new Known.Holding(
                                row.getUUID("grant_id"),
                                row.getUUID("incident_id"),
                                row.getString("profile_id"),
                                instant(row, "activated_at"),
                                instant(row, "ends_at")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static String[] texts(List<Question> questions, Function<Question, String> text) {
        return questions.stream().map(text).toArray(String[]::new);
    }
}
