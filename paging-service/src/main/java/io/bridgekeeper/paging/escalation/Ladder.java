package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Consent;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.Why;
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

    public Rung rung(int position) {
        return position < owner.size() ? owner.get(position) : fallback.get(position - owner.size());
    }

    public int size() {
        return owner.size() + fallback.size();
    }

    /** Everybody whose consents must be known to build the ladder. */
    public static Set<String> people(
            Incident incident, Catalog catalog, Map<String, Overrides> overrides, Instant now) {
        return new Builder(incident, catalog, overrides, List.of(), Set.of(), now)
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
     * Builds it.
     *
     * @param overrides by rotation, at least those in force now
     * @param left      the people who can log in no more
     */
    public static Ladder of(
            Incident incident,
            Catalog catalog,
            Map<String, Overrides> overrides,
            List<Consent> consents,
            Set<String> left,
            Instant now) {
        return new Builder(incident, catalog, overrides, consents, left, now).build();
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
            List<Consent> consents,
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
                case Call.OfPerson(String id) -> rung(step, number, id, why(number));
                case Call.OfRotation(String id, Role role) ->
                    Optional.ofNullable(catalog.rotations().get(id))
                            .map(rotation -> rung(step, number, rotation, role))
                            .orElseGet(() -> new Rung(number, id, why(number), step.timeout(), Reach.GONE));
            };
        }

        /** Of several in one role the first who expects the call. */
        private Rung rung(Step step, int number, Rotation rotation, Role role) {
            FinalSchedule schedule = new FinalSchedule(rotation, overrides.getOrDefault(rotation.id(), Overrides.NONE));
            List<Rung> onCall = schedule.at(now).stream()
                    .filter(duty -> duty.role() == role)
                    .map(duty -> rung(step, number, duty.personId(), why(rotation, duty) + " " + why(number)))
                    .toList();
            return onCall.stream()
                    .filter(rung -> rung.reach() == Reach.EXPECTS_THE_CALL)
                    .findFirst()
                    .or(() -> onCall.stream().findFirst())
                    .orElseGet(() -> new Rung(number, rotation.id(), why(number), step.timeout(), Reach.NOBODY));
        }

        private static String why(Rotation rotation, Duty duty) {
            String as = duty.role() == Role.SECONDARY ? "On call as secondary" : "On call";
            String in = as + " in rotation " + rotation.id() + ".";
            return duty.why() instanceof Why.OfLayer
                    ? in
                    : in + " " + duty.why().sentence();
        }

        private Rung rung(Step step, int number, String personId, String why) {
            return new Rung(number, personId, why, step.timeout(), reach(personId, number));
        }

        private Reach reach(String personId, int number) {
            if (!catalog.people().containsKey(personId)) {
                return Reach.GONE;
            }
            if (left.contains(personId)) {
                return Reach.NO_ACCOUNT;
            }
            boolean forSystem = incident.systemId()
                    .map(system -> consents.stream().anyMatch(c -> c.covers(personId, system, now)))
                    .orElse(false);
            boolean forFallback = number == Rung.FALLBACK
                    && consents.stream().anyMatch(c -> c.covers(personId, Consent.FALLBACK, now));
            return forSystem || forFallback ? Reach.EXPECTS_THE_CALL : Reach.NO_CONSENT;
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
