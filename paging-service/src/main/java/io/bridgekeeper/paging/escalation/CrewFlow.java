package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.loadguard.LoadGuard;
import io.bridgekeeper.paging.loadguard.LoadGuardConfig;
import io.bridgekeeper.paging.loadguard.Reached;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads how the people of a ladder are, and keeps what they have learned. */
@ApplicationScoped
class CrewFlow {

    /** Of all of a ladder's people together: far more than any limit counts. */
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

    /** @param overrides by rotation, those in force now */
    Uni<Crew> of(
            Mutiny.Session session,
            Response response,
            Ladder ladder,
            Map<String, Overrides> overrides,
            PageCommand command,
            Instant now) {
        if (!mayCall(command)) {
            return Uni.createFrom().item(Crew.FIT);
        }
        Duties duties = new Duties(response.incident(), catalog.current(), overrides, now);
        // Without a system there is nothing to learn.
        Map<Integer, Set<String>> shadows =
                response.incident().systemId().isPresent() ? duties.shadows(ladder) : Map.of();
        return limits(session, ladder, duties, now)
                .chain(reached -> experience(session, response.incident(), ladder)
                        .chain(known -> {
                            Set<String> waiting = people(known, rule::waits);
                            Set<String> trained = people(known, standing -> standing == Standing.TRAINED);
                            return followers(session, response, shadows, waiting)
                                    .map(followers -> new Crew(reached, waiting, trained, shadows, followers));
                        }));
    }

    /** Writes what the events teach about people, once the incident itself is written. */
    Uni<Void> remember(Mutiny.Session session, Response after, List<PageEvent> events, Instant now) {
        Incident incident = after.incident();
        Uni<Void> all = Uni.createFrom().voidItem();
        if (incident.systemId().isEmpty()) {
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

    /** Whether the command may call somebody; the others need to know nothing of the crew. */
    private static boolean mayCall(PageCommand command) {
        return switch (command) {
            case PageCommand.CallFirst first -> true;
            case PageCommand.LookAtTime look -> true;
            case PageCommand.DeclinePage decline -> true;
            case PageCommand.GiveUpReaching giveUp -> true;
            // Whoever names a person knows why.
            case PageCommand.CallByHand byHand -> false;
            case PageCommand.AcceptPage accept -> false;
            case PageCommand.Resolve resolve -> false;
        };
    }

    private Uni<Map<String, Reached>> limits(Mutiny.Session session, Ladder ladder, Duties duties, Instant now) {
        Set<String> people = callable(Stream.concat(ladder.owner().stream(), ladder.fallback().stream()));
        if (!guard.enabled() || people.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pages.queuedAfter(session, people, now.minus(LoadGuard.LOOKS_BACK), NEWEST_PAGES)
                .map(paged -> duties.limits(ladder, paged, guard.limits()));
    }

    /** Of the owners alone, and only where somebody could be called instead of another. */
    private Uni<Map<String, Standing>> experience(Mutiny.Session session, Incident incident, Ladder ladder) {
        Set<String> people = callable(ladder.owner().stream());
        if (incident.systemId().isEmpty() || people.size() < 2 || rule.required() == TrainingRule.Required.NOBODY) {
            return Uni.createFrom().item(Map.of());
        }
        return training.of(session, incident.systemId().get(), people).map(found -> {
            Map<String, Experience> byPerson =
                    found.stream().collect(Collectors.toMap(Experience::personId, Function.identity()));
            return people.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), person -> rule.standing(Optional.ofNullable(byPerson.get(person)))));
        });
    }

    /** Nobody follows an incident that nobody was called for; of most others nobody learns either. */
    private Uni<Set<String>> followers(
            Mutiny.Session session, Response response, Map<Integer, Set<String>> shadows, Set<String> waiting) {
        return response.pages().isEmpty() || shadows.isEmpty() && waiting.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : training.shadowsOf(session, response.incident().id());
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
