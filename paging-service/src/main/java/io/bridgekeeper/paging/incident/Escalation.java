package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the calling of people has come.
 *
 * @param ownerSteps    the service owner's policy as it stood when the incident opened; empty where nobody owns it
 * @param fallbackSteps the fallback policy as it stood then
 * @param position      rungs of both that are behind us, owner steps first; the last of them may still be running
 * @param escalateAt    when the running rung's time is up, inclusive; before the first, when they are called who were
 *     held back; empty while nothing runs
 * @param nobodyAnsweredAt when the last of the steps that should have answered had not
 * @param spared        rungs passed over for the good of their person, from 1, that are gone back to when nobody else is left
 */
public record Escalation(
        List<Step> ownerSteps,
        List<Step> fallbackSteps,
        int position,
        Optional<Instant> escalateAt,
        Optional<Instant> nobodyAnsweredAt,
        List<Integer> spared) {

    public static Escalation of(List<Step> ownerSteps, List<Step> fallbackSteps) {
        return new Escalation(ownerSteps, fallbackSteps, 0, Optional.empty(), Optional.empty(), List.of());
    }

    /** @param rung the next one, or one that was spared before: then no fewer are behind us; 0 holds the first back */
    public Escalation runningUntil(int rung, Instant at) {
        return new Escalation(
                ownerSteps,
                fallbackSteps,
                Math.max(position, rung),
                Optional.of(at),
                nobodyAnsweredAt,
                spared.stream().filter(each -> each != rung).toList());
    }

    public Escalation passed(int newPosition) {
        return new Escalation(ownerSteps, fallbackSteps, newPosition, escalateAt, nobodyAnsweredAt, spared);
    }

    /** Passed over, to be gone back to. */
    public Escalation spared(int newPosition) {
        return new Escalation(
                ownerSteps,
                fallbackSteps,
                newPosition,
                escalateAt,
                nobodyAnsweredAt,
                Stream.concat(spared.stream(), Stream.of(newPosition)).toList());
    }

    public Escalation stopped() {
        return new Escalation(ownerSteps, fallbackSteps, position, Optional.empty(), nobodyAnsweredAt, spared);
    }

    public Escalation flagged(Instant at) {
        return new Escalation(ownerSteps, fallbackSteps, position, escalateAt, Optional.of(at), spared);
    }
}
