package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.loadguard.LoadGuard;
import io.bridgekeeper.paging.loadguard.LoadGuardConfig;
import io.bridgekeeper.paging.loadguard.LoadLimits;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.training.Experience;
import io.bridgekeeper.paging.training.Standing;
import io.bridgekeeper.paging.training.TrainingFlow;
import io.bridgekeeper.paging.training.TrainingRepository;
import io.bridgekeeper.paging.training.TrainingRule;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads how the people of a ladder are, and keeps what they have learned. */
@ApplicationScoped
class CrewFlow {

    /** Of each person: more than any limit counts. */
    private static final int NEWEST_PAGES = 200;

    private final CatalogFlow catalog;
    private final PageRepository pages;
    private final TrainingRepository training;
    private final MessageRepository messages;
    private final Supplier<UUID> ids;
    private final TrainingRule rule;
    private final LoadGuardConfig guard;

    CrewFlow(
            CatalogFlow catalog,
            PageRepository pages,
            TrainingRepository training,
            TrainingFlow trainings,
            MessageRepository messages,
            Supplier<UUID> ids,
            LoadGuardConfig guard) {
        this.catalog = catalog;
        this.pages = pages;
        this.training = training;
        this.messages = messages;
        this.ids = ids;
        this.rule = trainings.rule();
        this.guard = guard;
    }

    /** A wrong setting stops the start. */
    void check(@Observes StartupEvent event) {
        guard.limits();
    }

    /**
     * @param ladders   of the responses, in their order
     * @param overrides by rotation, those in force now
     */
    Uni<Crews> of(
            Mutiny.Session session,
            List<Response> responses,
            List<Ladder> ladders,
            Map<String, Overrides> overrides,
            Instant now) {
        Optional<LoadLimits> limits = guard.enabled() ? Optional.of(guard.limits()) : Optional.empty();
        return paged(session, ladders, now)
                .chain(paged -> experience(session, responses, ladders)
                        .map(experience -> IntStream.range(0, responses.size())
                                .mapToObj(i ->
                                        known(responses.get(i).incident(), ladders.get(i), overrides, experience, now))
                                .toList())
                        .chain(known -> withFollowers(session, responses, known))
                        .map(known -> new Crews(known, paged, limits, now)));
    }

    private Crews.Known known(
            Incident incident,
            Ladder ladder,
            Map<String, Overrides> overrides,
            List<Experience> experience,
            Instant now) {
        Duties duties = new Duties(incident, catalog.current(), overrides, now);
        // Without a system there is nothing to learn.
        Map<Integer, Set<String>> shadows = incident.systemId().isPresent() ? duties.shadows(ladder) : Map.of();
        Map<String, Standing> standings = standings(incident, ladder, experience);
        return new Crews.Known(
                ladder,
                duties,
                people(standings, rule::waits),
                people(standings, standing -> standing == Standing.TRAINED),
                shadows,
                Set.of());
    }

    /** Writes what the events teach about people, once the incident itself is written. */
    Uni<Void> remember(Mutiny.Session session, Response after, List<PageEvent> events, Instant now) {
        Incident incident = after.incident();
        Uni<Void> all = Uni.createFrom().voidItem();
        if (incident.systemId().isEmpty()) {
            // Nobody learns from it.
            return all;
        }
        String systemId = incident.systemId().get();
        for (PageEvent event : events) {
            if (event instanceof PageEvent.Accepted accepted) {
                all = all.chain(() -> training.accepted(session, accepted.personId(), systemId, now));
            } else if (event instanceof PageEvent.Shadowed shadowed) {
                all = all.chain(() -> training.shadows(session, shadowed.personId(), systemId, incident.id(), now))
                        .chain(() -> messages.queue(
                                session,
                                ids.get(),
                                shadowed.personId(),
                                ShadowText.of(incident, systemName(systemId)),
                                now));
            } else if (event instanceof PageEvent.Resolved
                    && incident.state().acknowledgement().isPresent()) {
                all = all.chain(() -> training.ended(session, incident.id(), now));
            }
        }
        return all;
    }

    private String systemName(String systemId) {
        return catalog.current().system(systemId).map(CatalogSystem::name).orElse(systemId);
    }

    private Uni<Map<String, List<Instant>>> paged(Mutiny.Session session, List<Ladder> ladders, Instant now) {
        Set<String> people = ladders.stream()
                .flatMap(
                        ladder -> callable(Stream.concat(ladder.owner().stream(), ladder.fallback().stream())).stream())
                .collect(Collectors.toSet());
        return !guard.enabled() || people.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pages.queuedAfter(session, people, now.minus(LoadGuard.LOOKS_BACK), NEWEST_PAGES);
    }

    private Uni<List<Experience>> experience(Mutiny.Session session, List<Response> responses, List<Ladder> ladders) {
        Set<String> systems = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (int i = 0; i < responses.size(); i++) {
            Optional<String> systemId = responses.get(i).incident().systemId();
            Set<String> owners = competing(systemId, ladders.get(i));
            if (!owners.isEmpty()) {
                systems.add(systemId.orElseThrow());
                people.addAll(owners);
            }
        }
        return people.isEmpty() ? Uni.createFrom().item(List.of()) : training.of(session, systems, people);
    }

    private Map<String, Standing> standings(Incident incident, Ladder ladder, List<Experience> experience) {
        Set<String> people = competing(incident.systemId(), ladder);
        if (people.isEmpty()) {
            return Map.of();
        }
        String systemId = incident.systemId().orElseThrow();
        Map<String, Experience> byPerson = experience.stream()
                .filter(known -> known.systemId().equals(systemId))
                .collect(Collectors.toMap(Experience::personId, Function.identity()));
        return people.stream()
                .collect(Collectors.toMap(
                        Function.identity(), person -> rule.standing(Optional.ofNullable(byPerson.get(person)))));
    }

    /** The owners alone, and only where somebody could be called instead of another. */
    private Set<String> competing(Optional<String> systemId, Ladder ladder) {
        if (systemId.isEmpty() || rule.required() == TrainingRule.Required.NOBODY) {
            return Set.of();
        }
        Set<String> owners = callable(ladder.owner().stream());
        return owners.size() < 2 ? Set.of() : owners;
    }

    /** Nobody follows an incident that nobody was called for; of most others nobody learns either. */
    private Uni<List<Crews.Known>> withFollowers(
            Mutiny.Session session, List<Response> responses, List<Crews.Known> known) {
        Set<UUID> followed = IntStream.range(0, responses.size())
                .filter(i -> !responses.get(i).pages().isEmpty() && known.get(i).hasLearners())
                .mapToObj(i -> responses.get(i).incident().id())
                .collect(Collectors.toSet());
        return followed.isEmpty()
                ? Uni.createFrom().item(known)
                : training.shadowsOf(session, followed)
                        .map(followers -> IntStream.range(0, responses.size())
                                .mapToObj(i -> known.get(i)
                                        .followedBy(followers.getOrDefault(
                                                responses.get(i).incident().id(), Set.of())))
                                .toList());
    }

    private static Set<String> callable(Stream<Rung> rungs) {
        return rungs.filter(Rung::expectsTheCall).map(Rung::personId).collect(Collectors.toSet());
    }

    private static Set<String> people(Map<String, Standing> known, Predicate<Standing> which) {
        return known.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
