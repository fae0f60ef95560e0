package io.bridgekeeper.paging.training;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who is trained for what, by what they have done. */
@ApplicationScoped
public class TrainingFlow {

    private final Mutiny.SessionFactory sessions;
    private final TrainingRepository training;
    private final CatalogFlow catalog;
    private final TrainingRule rule;

    TrainingFlow(
            Mutiny.SessionFactory sessions, TrainingRepository training, CatalogFlow catalog, TrainingConfig config) {
        this.sessions = sessions;
        this.training = training;
        this.catalog = catalog;
        this.rule = new TrainingRule(config.shadowedIncidents(), config.required());
    }

    /** A wrong setting stops the start. */
    void check(@Observes StartupEvent event) {
        rule.required();
    }

    public TrainingRule rule() {
        return rule;
    }

    /** Systems that nobody, or one person alone, is trained for among those whom their policy calls. */
    public Uni<List<BusFactor.ThinSystem>> systemsWithAtMostOneTrainedPerson(Mutiny.Session session) {
        return training.enough(session, rule.shadowedIncidents()).map(enough -> {
            Map<String, Set<String>> trained = enough.stream()
                    .collect(Collectors.groupingBy(
                            Experience::systemId, Collectors.mapping(Experience::personId, Collectors.toSet())));
            return BusFactor.of(catalog.current(), trained);
        });
    }

    Uni<List<Experience>> matrix(Optional<String> systemId, Optional<String> personId, int limit) {
        return sessions.withSession(session -> training.all(session, systemId, personId, limit));
    }

    Uni<Part<ShadowedIncident>> shadowedBy(String personId, Slice slice) {
        return sessions.withSession(session -> training.shadowedBy(session, personId, slice))
                .map(found -> slice.part(found, each -> Cursor.of(each.at(), each.incidentId())));
    }
}
