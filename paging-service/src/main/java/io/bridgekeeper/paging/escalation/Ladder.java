package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.consent.Consent;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.oncall.OnCall;
import io.bridgekeeper.paging.oncall.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    public static Set<String> people(Incident incident, Catalog catalog, Instant now) {
        return new Builder(incident, catalog, List.of(), now)
                .build().all().stream().map(Rung::personId).collect(Collectors.toSet());
    }

    public static Ladder of(Incident incident, Catalog catalog, List<Consent> consents, Instant now) {
        return new Builder(incident, catalog, consents, now).build();
    }

    private List<Rung> all() {
        List<Rung> all = new ArrayList<>(owner);
        all.addAll(fallback);
        return all;
    }

    private record Builder(Incident incident, Catalog catalog, List<Consent> consents, Instant now) {

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
                case Call.OfRotation(String id)
                when catalog.rotations().containsKey(id) -> {
                    Shift shift = OnCall.at(catalog.rotations().get(id), now);
                    yield rung(step, number, shift.personId(), "On call in rotation " + id + ". " + why(number));
                }
                case Call.OfRotation(String id) -> new Rung(number, id, why(number), step.timeout(), Reach.GONE);
            };
        }

        private Rung rung(Step step, int number, String personId, String why) {
            return new Rung(number, personId, why, step.timeout(), reach(personId, number));
        }

        private Reach reach(String personId, int number) {
            if (!catalog.people().containsKey(personId)) {
                return Reach.GONE;
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
            return catalog.system(id).map(s -> s.name()).orElse(id);
        }
    }
}
