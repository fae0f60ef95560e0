package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.Expectation;
import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.consent.Occasion;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.contact.Way;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All who can be called for one incident, in order: the owner's steps, then the fallback's; a rung for each whom a step
 * calls at once.
 *
 * <p>The steps are those of when the incident opened; who is on call, and who consents, is as of now.
 *
 * @param ofRequests those of the systems of which responders are asked for, by request
 */
public record Ladder(List<Rung> owner, List<Rung> fallback, Map<UUID, List<Rung>> ofRequests) {

    Ladder(List<Rung> owner, List<Rung> fallback) {
        this(owner, fallback, Map.of());
    }

    static final Ladder NONE = new Ladder(List.of(), List.of());

    public Rung rung(int position) {
        return position < owner.size() ? owner.get(position) : fallback.get(position - owner.size());
    }

    Ladder with(Map<UUID, List<Rung>> requests) {
        return new Ladder(owner, fallback, requests);
    }

    List<Rung> ofRequest(UUID requestId) {
        return ofRequests.getOrDefault(requestId, List.of());
    }

    /** How many steps the first so many rungs are. */
    int steps(int rungs) {
        return (int) IntStream.range(0, rungs)
                .filter(position -> rung(position).beginsStep())
                .count();
    }

    public int size() {
        return owner.size() + fallback.size();
    }

    /** Everybody whose consents must be known to build the ladder: of several on call, all. */
    public static Set<String> people(
            Incident incident, Catalog catalog, Map<String, Overrides> overrides, Instant now) {
        return incident.escalation()
                .rungs()
                .flatMap(step -> step.calls().stream())
                .distinct()
                .flatMap(call -> switch (call) {
                    case Call.OfPerson(String id) -> Stream.of(id);
                    case Call.OfRotation(String id, Role role) ->
                        Stream.ofNullable(catalog.rotations().get(id))
                                .flatMap(rotation ->
                                        onCall(rotation, role, overrides, now).map(Duty::personId));
                })
                .collect(Collectors.toSet());
    }

    private static Stream<Duty> onCall(Rotation rotation, Role role, Map<String, Overrides> overrides, Instant now) {
        return new FinalSchedule(rotation, overrides.getOrDefault(rotation.id(), Overrides.NONE))
                .at(now).stream().filter(duty -> duty.role() == role);
    }

    /** All rotations whose overrides must be known to build the ladder. */
    public static Set<String> rotations(Incident incident) {
        return incident.escalation()
                .rungs()
                .flatMap(step -> step.calls().stream())
                .filter(Call.OfRotation.class::isInstance)
                .map(call -> ((Call.OfRotation) call).rotationId())
                .collect(Collectors.toSet());
    }

    /**
     * @param overrides by rotation, at least those in force now
     * @param own       contacts and quiet hours that people set for themselves, of those who set any
     * @param left      the people who can log in no more
     */
    public static Ladder of(
            Incident incident,
            Catalog catalog,
            Map<String, Overrides> overrides,
            List<Answer> answers,
            Map<String, OwnContacts> own,
            Set<String> left,
            Instant now) {
        return new Builder(incident, catalog, overrides, answers, own, left, now).build();
    }

    /** Whether a person of the catalog expects to be called. */
    static Reach reach(
            String personId,
            Occasion occasion,
            Catalog catalog,
            List<Answer> answers,
            Map<String, OwnContacts> own,
            Set<String> left,
            Instant now) {
        if (catalog.people().containsKey(personId) && left.contains(personId)) {
            return new Reach.NoAccount();
        }
        return Optional.ofNullable(catalog.people().get(personId))
                .map(person -> channels(person, own.getOrDefault(personId, OwnContacts.NONE)))
                .<Reach>map(reachable -> switch (Expectation.of(personId, answers, occasion, reachable, now)) {
                    case Expectation.Expected(Set<String> channels) -> new Reach.ExpectsTheCall(channels);
                    case Expectation.Unexpected(Obstacle why) -> new Reach.NoConsent(why);
                })
                .orElseGet(Reach.Gone::new);
    }

    private static Set<String> channels(Person person, OwnContacts own) {
        return Stream.concat(
                        person.contacts().stream().map(Contact::channel),
                        own.methods().stream().map(Way::channel))
                .collect(Collectors.toSet());
    }

    /**
     * Where a rung is.
     *
     * @param number as {@link Rung#step}
     * @param place  as {@link Rung#place}
     */
    private record Place(Step step, int number, int place) {

        Call call() {
            return step.calls().get(place - 1);
        }

        /** How many of the same rotation and role the step calls before. */
        long sameBefore() {
            return step.calls().stream()
                    .limit(place - 1L)
                    .filter(call()::equals)
                    .count();
        }

        Rung rung(String personId, String why, Duration timeout, Reach reach) {
            return new Rung(number, place, personId, why, timeout, reach);
        }
    }

    private record Builder(
            Incident incident,
            Catalog catalog,
            Map<String, Overrides> overrides,
            List<Answer> answers,
            Map<String, OwnContacts> own,
            Set<String> left,
            Instant now) {

        Ladder build() {
            List<Step> ownerSteps = incident.escalation().ownerSteps();
            List<Step> fallbackSteps = incident.escalation().fallbackSteps();
            List<Rung> owner = new ArrayList<>();
            for (int i = 0; i < ownerSteps.size(); i++) {
                owner.addAll(rungs(new Place(ownerSteps.get(i), i + 1, 1)));
            }
            return new Ladder(
                    List.copyOf(owner),
                    fallbackSteps.stream()
                            .flatMap(step -> rungs(new Place(step, Rung.FALLBACK, 1)).stream())
                            .toList());
        }

        private List<Rung> rungs(Place first) {
            return IntStream.rangeClosed(1, first.step().calls().size())
                    .mapToObj(place -> rung(new Place(first.step(), first.number(), place)))
                    .toList();
        }

        private Rung rung(Place at) {
            return switch (at.call()) {
                case Call.OfPerson(String id) -> rung(at, id, Set.of(), why(at));
                case Call.OfRotation(String id, Role role) ->
                    Optional.ofNullable(catalog.rotations().get(id))
                            .map(rotation -> rung(at, rotation, role))
                            .orElseGet(() -> at.rung(id, why(at), at.step().timeout(), new Reach.Gone()));
            };
        }

        /** Of several in one role the first who expects the call; the next one where the step calls several of them. */
        private Rung rung(Place at, Rotation rotation, Role role) {
            List<Rung> onCall = onCall(rotation, role, overrides, now)
                    .map(duty -> rung(at, duty.personId(), Set.of(rotation.id()), why(rotation, duty) + " " + why(at)))
                    .toList();
            return Stream.concat(
                            onCall.stream().filter(Rung::expectsTheCall),
                            onCall.stream().filter(rung -> !rung.expectsTheCall()))
                    .skip(at.sameBefore())
                    .findFirst()
                    .orElseGet(() -> at.rung(
                            rotation.id(),
                            why(at),
                            at.step().timeout(),
                            at.sameBefore() == 0 ? new Reach.Nobody() : new Reach.NobodyElse()));
        }

        private static String why(Rotation rotation, Duty duty) {
            String as = duty.role() == Role.SECONDARY ? "On call as secondary" : "On call";
            String in = as + " in rotation " + rotation.id() + ".";
            return duty.why() instanceof Why.OfLayer
                    ? in
                    : in + " " + duty.why().sentence();
        }

        private Rung rung(Place at, String personId, Set<String> onCallIn, String why) {
            Occasion occasion = new Occasion(incident.systemId(), onCallIn, at.number() == Rung.FALLBACK);
            // Who is not to be disturbed yet has their time to answer only then.
            Duration quiet =
                    own.getOrDefault(personId, OwnContacts.NONE).quietFor(Urgency.of(incident.severity()), now);
            return at.rung(
                    personId,
                    why,
                    at.step().timeout().plus(quiet),
                    reach(personId, occasion, catalog, answers, own, left, now));
        }

        private String why(Place at) {
            String together = at.step().calls().size() > 1
                    ? " This step calls " + at.step().calls().size() + " at once."
                    : "";
            return why(at.number()) + together;
        }

        private String why(int number) {
            if (number != Rung.FALLBACK) {
                return "Step " + number + " for " + systemName() + ".";
            }
            return incident.escalation().ownerSteps().isEmpty()
                    ? incident.gap().map(gap -> gap.detail() + " ").orElse("") + "You are the fallback."
                    : "No owner of " + systemName() + " answered. You are the fallback.";
        }

        private String systemName() {
            String id = incident.systemId().orElse("an unknown system");
            return catalog.system(id)
                    .map(system -> system.name()
                            + incident.areaId()
                                    .flatMap(system::area)
                                    .map(area -> ", " + area.name())
                                    .orElse(""))
                    .orElse(id);
        }
    }
}
