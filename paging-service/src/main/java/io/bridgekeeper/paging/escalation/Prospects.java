package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.Occasion;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.escalation.ByHand.Instead;
import io.bridgekeeper.paging.escalation.ByHand.Prospect;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who expects to be paged by hand for an incident: by an agreement for its system, for a rotation of its owner in
 * which they are on call, or, once the owner's steps are over, for the fallback.
 */
final class Prospects {

    private final Incident incident;
    private final Catalog catalog;
    private final Map<String, Overrides> overrides;
    private final List<Answer> answers;
    private final Map<String, OwnContacts> own;
    private final Set<String> left;
    private final Instant now;
    private final Map<String, Set<String>> onCall = new LinkedHashMap<>();

    /**
     * @param overrides by rotation, at least those in force now
     * @param answers   of the person in question and of those on call, and agreements that {@link #rotations} and the
     *     system name
     * @param own       of all these people
     * @param left      the people who can log in no more
     */
    Prospects(
            Incident incident,
            Catalog catalog,
            Map<String, Overrides> overrides,
            List<Answer> answers,
            Map<String, OwnContacts> own,
            Set<String> left,
            Instant now) {
        this.incident = incident;
        this.catalog = catalog;
        this.overrides = overrides;
        this.answers = answers;
        this.own = own;
        this.left = left;
        this.now = now;
        rotations(incident).forEach(this::standBy);
    }

    /** Whether it is the fallback's turn. */
    static boolean isAtFallback(Incident incident) {
        Escalation escalation = incident.escalation();
        return escalation.ownerSteps().isEmpty()
                || escalation.nobodyAnsweredAt().isPresent();
    }

    /** Those that are called for the incident, as far as it has come. */
    static Set<String> rotations(Incident incident) {
        Stream<Step> fallback =
                isAtFallback(incident) ? incident.escalation().fallbackSteps().stream() : Stream.empty();
        return Stream.concat(incident.escalation().ownerSteps().stream(), fallback)
                .flatMap(step -> step.calls().stream())
                .filter(Call.OfRotation.class::isInstance)
                .map(call -> ((Call.OfRotation) call).rotationId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Prospect of(String personId) {
        return new Prospect(reach(personId), instead(personId));
    }

    private void standBy(String rotationId) {
        Rotation rotation = catalog.rotations().get(rotationId);
        if (rotation == null) {
            return;
        }
        FinalSchedule schedule = new FinalSchedule(rotation, overrides.getOrDefault(rotationId, Overrides.NONE));
        for (Duty duty : schedule.at(now)) {
            if (duty.role() != Role.SHADOW) {
                onCall.computeIfAbsent(duty.personId(), first -> new LinkedHashSet<>())
                        .add(rotationId);
            }
        }
    }

    private Rung.Reach reach(String personId) {
        Occasion occasion =
                new Occasion(incident.systemId(), onCall.getOrDefault(personId, Set.of()), isAtFallback(incident));
        return Ladder.reach(personId, occasion, catalog, answers, own, left, now);
    }

    private List<Instead> instead(String personId) {
        Map<String, String> found = new LinkedHashMap<>();
        Ladder ladder = Ladder.of(incident, catalog, overrides, answers, own, left, now);
        List<Rung> rungs = new ArrayList<>(ladder.owner());
        if (isAtFallback(incident)) {
            rungs.addAll(ladder.fallback());
        }
        rungs.stream().filter(Rung::expectsTheCall).forEach(rung -> found.putIfAbsent(rung.personId(), rung.reason()));
        onCall.forEach(
                (person, rotations) -> add(found, person, "On call in rotation " + String.join(", ", rotations) + "."));
        Map<String, String> others = new HashMap<>();
        answers.forEach(answer -> others.put(answer.personId(), agreed()));
        new TreeSet<>(others.keySet()).forEach(person -> add(found, person, others.get(person)));
        found.remove(personId);
        return found.entrySet().stream()
                .map(entry -> new Instead(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Map<String, String> found, String person, String why) {
        if (reach(person) instanceof Rung.Reach.ExpectsTheCall) {
            found.putIfAbsent(person, why);
        }
    }

    private String agreed() {
        return "Agreed to be called for "
                + catalog.system(incident.systemId().orElse(null))
                        .map(CatalogSystem::name)
                        .orElse("what nobody else answers")
                + ".";
    }
}
