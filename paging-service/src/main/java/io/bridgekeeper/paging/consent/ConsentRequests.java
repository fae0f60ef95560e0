package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.consent.ConsentRequest.State;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is to be asked for what: worked out of the catalog and the answers so far, so that a new version of the catalog
 * asks by itself.
 *
 * <p>A rotation asks all whom a layer or an override names, but for shadows, who are never called. A step that names a
 * person asks that person. Who has agreed to all of it is asked no more until the agreement is about to end.
 */
final class ConsentRequests {

    private final Calls calls;
    private final Collection<FinalSchedule> schedules;
    private final Instant now;

    /** @param schedules of all rotations, with the overrides that lie ahead */
    ConsentRequests(Calls calls, Collection<FinalSchedule> schedules, Instant now) {
        this.calls = calls;
        this.schedules = schedules;
        this.now = now;
    }

    /** All that a person is or was to be asked for, answered or not. */
    Set<Scope> scopes(String personId) {
        return needs().stream()
                .filter(need -> need.personId().equals(personId))
                .map(Need::scope)
                .collect(Collectors.toSet());
    }

    /** Rotations first. */
    List<ConsentRequest> all(List<Answer> answers) {
        var byPerson = answers.stream().collect(Collectors.groupingBy(Answer::personId));
        return requests(needs(), person -> byPerson.getOrDefault(person, List.of()));
    }

    /** @param answers of that person */
    List<ConsentRequest> of(String personId, List<Answer> answers) {
        return requests(
                needs().stream()
                        .filter(need -> need.personId().equals(personId))
                        .toList(),
                person -> answers);
    }

    /** Everybody who is in a rotation or will be by an override that lies ahead, with what they said about it. */
    List<Place> places(List<Answer> answers) {
        var byPerson = answers.stream().collect(Collectors.groupingBy(Answer::personId));
        List<Place> places = new ArrayList<>();
        for (FinalSchedule schedule : schedules) {
            String rotation = schedule.rotation().id();
            callable(schedule).forEach((person, override) -> {
                Need need = new Need(person, new Scope.OfRotation(rotation), "");
                places.add(new Place(
                        new Place.Key(person, rotation),
                        override,
                        state(need, byPerson.getOrDefault(person, List.of()))));
            });
        }
        return places;
    }

    private interface AnswersOf {
        List<Answer> person(String id);
    }

    private record Need(String personId, Scope scope, String because) {}

    private List<ConsentRequest> requests(List<Need> needs, AnswersOf answers) {
        List<ConsentRequest> requests = new ArrayList<>();
        for (Need need : needs) {
            state(need, answers.person(need.personId()))
                    .ifPresent(state ->
                            requests.add(new ConsentRequest(need.personId(), need.scope(), need.because(), state)));
        }
        return requests;
    }

    private List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        for (FinalSchedule schedule : schedules) {
            String rotation = schedule.rotation().id();
            String because = "You are in the rotation " + rotation + called(calls.systemsOf(rotation)) + ".";
            callable(schedule)
                    .keySet()
                    .forEach(person -> needs.add(new Need(person, new Scope.OfRotation(rotation), because)));
        }
        calls.ofPerson().forEach((person, occasions) -> {
            for (Occasion occasion : occasions) {
                needs.add(
                        occasion.asFallback()
                                ? new Need(person, new Scope.Fallback(), "The fallback policy calls you.")
                                : new Need(
                                        person,
                                        Scope.ofSystem(occasion.systemId().orElseThrow()),
                                        "The owner's policy calls you for "
                                                + occasion.systemId().orElseThrow() + "."));
            }
        });
        return needs;
    }

    private static String called(List<String> systems) {
        return systems.isEmpty() ? "" : ", which is called for " + String.join(", ", systems);
    }

    /** People of the layers, then those whom an override that is not over puts on call: with that of the first. */
    private Map<String, Optional<RotationOverride>> callable(FinalSchedule schedule) {
        Map<String, Optional<RotationOverride>> people = new LinkedHashMap<>();
        for (Layer layer : schedule.rotation().layers()) {
            if (layer.role() != Role.SHADOW
                    && layer.until().filter(end -> !now.isBefore(end)).isEmpty()) {
                layer.people().forEach(person -> people.put(person, Optional.empty()));
            }
        }
        for (RotationOverride override : schedule.overrides().all()) {
            if (now.isBefore(override.range().until())) {
                called(override).forEach(person -> people.putIfAbsent(person, Optional.of(override)));
            }
        }
        return people;
    }

    private static List<String> called(RotationOverride override) {
        return switch (override) {
            case RotationOverride.Add add -> add.role() == Role.SHADOW ? List.of() : add.people();
            case RotationOverride.Temporary temporary ->
                temporary.shifts().stream()
                        .filter(fixed -> fixed.role() != Role.SHADOW)
                        .map(RotationOverride.Fixed::personId)
                        .toList();
            case RotationOverride.Remove remove -> remove.people();
            case RotationOverride.Replace replace -> replace.people();
            case RotationOverride.Swap swap -> swap.people();
        };
    }

    /** Empty where nothing is to be asked. */
    private Optional<State> state(Need need, List<Answer> answers) {
        Set<Occasion> occasions = calls.within(need.personId(), need.scope());
        Optional<Instant> until = occasions.stream()
                .map(occasion -> coveredUntil(Expectation.answersTo(need.personId(), answers, occasion)))
                .min(Comparator.naturalOrder());
        if (until.isPresent() && until.get().isAfter(now.plus(Consent.ENDING))) {
            return Optional.empty();
        }
        Optional<Decline> no = lastNo(need.scope(), answers);
        if (no.isPresent()) {
            return Optional.of(
                    new State.Declined(no.get().answeredAt(), no.get().reason()));
        }
        return until.filter(now::isBefore)
                .<State>map(State.Ending::new)
                .or(() -> Optional.of(new State.Open(obstacle(need, occasions, answers))));
    }

    /** Until when one agreement follows the other without a break, whatever their hours; {@code now} where none does. */
    private Instant coveredUntil(List<Answer> answers) {
        Instant until = now;
        List<Consent> consents = Expectation.consents(answers);
        while (true) {
            Instant end = until;
            Optional<Instant> further = consents.stream()
                    .filter(consent -> consent.isInForce(end))
                    .map(consent -> consent.range().until())
                    .max(Comparator.naturalOrder());
            if (further.isEmpty()) {
                return until;
            }
            until = further.get();
        }
    }

    /** A no that no later yes has overtaken. */
    private static Optional<Decline> lastNo(Scope scope, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.scope().contains(scope))
                .max(Comparator.comparing(Answer::answeredAt))
                .filter(Decline.class::isInstance)
                .map(Decline.class::cast);
    }

    private Obstacle obstacle(Need need, Set<Occasion> occasions, List<Answer> answers) {
        return occasions.stream()
                .map(occasion -> Expectation.of(need.personId(), answers, occasion, Set.of(), now))
                .filter(Expectation.Unexpected.class::isInstance)
                .map(expectation -> ((Expectation.Unexpected) expectation).why())
                .filter(why -> why instanceof Obstacle.Ended || why instanceof Obstacle.NotBegun)
                .findFirst()
                .orElseGet(Obstacle.NeverAgreed::new);
    }
}
