package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.contact.QuietHours;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.contact.Way;
import io.bridgekeeper.paging.escalation.Act.Somebody;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.loadguard.Reached;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people of a {@link World}, as they are at a moment. */
final class People {

    static final List<String> NAMES = List.of("alice", "bob", "carol", "dave", "erin", "frank");

    private static final QuietHours NIGHTS = new QuietHours(
            ZoneOffset.UTC,
            List.of(new Window(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0),
                    Window.Holidays.AS_OTHER_DAYS)));

    private final Map<String, Somebody> people = new HashMap<>();

    /** @param people in the order of {@link #NAMES} */
    People(List<Somebody> people) {
        for (int i = 0; i < NAMES.size(); i++) {
            become(i, people.get(i));
        }
    }

    void become(int person, Somebody how) {
        people.put(NAMES.get(person), how);
    }

    Map<String, OwnContacts> own() {
        return NAMES.stream().collect(Collectors.toMap(name -> name, this::own));
    }

    /** The steps as the incident has them, the people as they are now. */
    Ladder ladder(Incident incident, Instant now) {
        List<Step> owner = incident.escalation().ownerSteps();
        return new Ladder(
                IntStream.range(0, owner.size())
                        .boxed()
                        .flatMap(i -> rungs(owner.get(i), i + 1, incident, now))
                        .toList(),
                incident.escalation().fallbackSteps().stream()
                        .flatMap(step -> rungs(step, Rung.FALLBACK, incident, now))
                        .toList());
    }

    private Stream<Rung> rungs(Step step, int number, Incident incident, Instant now) {
        return IntStream.rangeClosed(1, step.calls().size())
                .mapToObj(place -> rung(step, number, place, incident, now));
    }

    private Rung rung(Step step, int number, int place, Incident incident, Instant now) {
        String person = ((Call.OfPerson) step.calls().get(place - 1)).personId();
        Duration quiet = own(person).quietFor(Urgency.of(incident.severity()), now);
        return new Rung(
                number, place, person, "as the step says", step.timeout().plus(quiet), reach(person));
    }

    Crew crew() {
        Map<String, Reached> tired = NAMES.stream()
                .filter(name -> people.get(name).isTired())
                .collect(Collectors.toMap(name -> name, name -> new Reached.PagesOfShift(8)));
        Map<Boolean, Set<String>> trained = NAMES.stream()
                .collect(Collectors.partitioningBy(name -> people.get(name).isTrained(), Collectors.toSet()));
        return new Crew(tired, trained.get(false), trained.get(true), Map.of(), Set.of());
    }

    Reach reach(String person) {
        return switch (people.get(person).willing()) {
            case EXPECTS_IT -> new Reach.ExpectsTheCall(Set.of());
            case NEVER_AGREED -> new Reach.NoConsent(new Obstacle.NeverAgreed());
            case HAS_LEFT -> new Reach.Gone();
            case HAS_NO_ACCOUNT -> new Reach.NoAccount();
        };
    }

    OwnContacts own(String person) {
        Somebody somebody = people.get(person);
        return new OwnContacts(
                IntStream.range(0, somebody.ways())
                        .mapToObj(i -> new Way(new UUID(7, i), "webhook", person + i))
                        .toList(),
                List.of(),
                List.of(),
                somebody.sleeps() ? Optional.of(NIGHTS) : Optional.empty());
    }

    /** @param atOnce so many a step; the last step calls whoever is left */
    static Optional<EscalationPolicy> policy(List<Integer> whom, int atOnce, int rounds) {
        return whom.isEmpty()
                ? Optional.empty()
                : Optional.of(new EscalationPolicy(
                        "p",
                        IntStream.range(0, (whom.size() + atOnce - 1) / atOnce)
                                .mapToObj(i -> step(whom.subList(i * atOnce, Math.min((i + 1) * atOnce, whom.size()))))
                                .toList(),
                        rounds));
    }

    private static Step step(List<Integer> whom) {
        return new Step(
                whom.stream().<Call>map(i -> new Call.OfPerson(NAMES.get(i))).toList(), Duration.ofMinutes(5));
    }
}
