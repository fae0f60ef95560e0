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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All who can be called for one incident, in order: the owner's steps, then the fallback's.
 *
 * <p>The steps are those of when the incident opened; who is on call, and who consents, is as of now.
 */
public record Ladder(List<Rung> owner, List<Rung> fallback) {

    static final Ladder NONE = new Ladder(List.of(), List.of());

    public Rung rung(int position) {
        return position < owner.size() ? owner.get(position) : fallback.get(position - owner.size());
    }

    public int size() {
        return owner.size() + fallback.size();
    }

    /** Everybody whose consents must be known to build the ladder. */
    public static Set<String> people(
            Incident incident, Catalog catalog, Map<String, Overrides> overrides, Instant now) {
        return new Builder(incident, catalog, overrides, List.of(), Map.of(), Set.of(), now)
                .build().all().stream().map(Rung::personId).collect(Collectors.toSet());
    }

    /** All rotations whose overrides must be known to build the ladder. */
    public static Set<String> rotations(Incident incident) {
        return Stream.concat(
                        incident.escalation().ownerSteps().stream(), incident.escalation().fallbackSteps().stream())
                .map(Step::call)
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

    private List<Rung> all() {
        List<Rung> all = new ArrayList<>(owner);
        all.addAll(fallback);
        return all;
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
            for (Step step : ownerSteps) {
                owner.add(rung(step, owner.size() + 1));
            }
            return new Ladder(
                    List.copyOf(owner),
                    fallbackSteps.stream().map(s -> rung(s, Rung.FALLBACK)).toList());
        }

        private Rung rung(Step step, int number) {
            return switch (step.call()) {
                case Call.OfPerson(String id) -> rung(step, number, id, Set.of(), why(number));
                case Call.OfRotation(String id, Role role) ->
                    Optional.ofNullable(catalog.rotations().get(id))
                            .map(rotation -> rung(step, number, rotation, role))
                            .orElseGet(() -> new Rung(number, id, why(number), step.timeout(), new Reach.Gone()));
            };
        }

        /** Of several in one role the first who expects the call. */
        private Rung rung(Step step, int number, Rotation rotation, Role role) {
            FinalSchedule schedule = new FinalSchedule(rotation, overrides.getOrDefault(rotation.id(), Overrides.NONE));
            List<Rung> onCall = schedule.at(now).stream()
                    .filter(duty -> duty.role() == role)
                    .map(duty -> rung(
                            step,
                            number,
                            duty.personId(),
                            Set.of(rotation.id()),
                            why(rotation, duty) + " " + why(number)))
                    .toList();
            return onCall.stream()
                    .filter(Rung::expectsTheCall)
                    .findFirst()
                    .or(() -> onCall.stream().findFirst())
                    .orElseGet(() -> new Rung(number, rotation.id(), why(number), step.timeout(), new Reach.Nobody()));
        }

        private static String why(Rotation rotation, Duty duty) {
            String as = duty.role() == Role.SECONDARY ? "On call as secondary" : "On call";
            String in = as + " in rotation " + rotation.id() + ".";
            return duty.why() instanceof Why.OfLayer
                    ? in
                    : in + " " + duty.why().sentence();
        }

        private Rung rung(Step step, int number, String personId, Set<String> onCallIn, String why) {
            Occasion occasion = new Occasion(incident.systemId(), onCallIn, number == Rung.FALLBACK);
            // Who is not to be disturbed yet has their time to answer only then.
            Duration quiet =
                    own.getOrDefault(personId, OwnContacts.NONE).quietFor(Urgency.of(incident.severity()), now);
            return new Rung(
                    number,
                    personId,
                    why,
                    step.timeout().plus(quiet),
                    reach(personId, occasion, catalog, answers, own, left, now));
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
