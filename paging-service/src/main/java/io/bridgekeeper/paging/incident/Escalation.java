package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the calling of people has come.
 *
 * @param ownerSteps    the service owner's policy as it stood when the incident opened; empty where nobody owns it
 * @param fallbackSteps the fallback policy as it stood then
 * @param position      rungs of both that are behind us, owner steps first; the last of them may still be running
 * @param escalateAt    when the running rung's time is up, inclusive; empty while nothing runs
 * @param nobodyAnsweredAt when the last of the steps that should have answered had not
 */
public record Escalation(
        List<Step> ownerSteps,
        List<Step> fallbackSteps,
        int position,
        Optional<Instant> escalateAt,
        Optional<Instant> nobodyAnsweredAt) {

    public static Escalation of(List<Step> ownerSteps, List<Step> fallbackSteps) {
        return new Escalation(ownerSteps, fallbackSteps, 0, Optional.empty(), Optional.empty());
    }

    public Escalation runningUntil(int newPosition, Instant at) {
        return new Escalation(ownerSteps, fallbackSteps, newPosition, Optional.of(at), nobodyAnsweredAt);
    }

    public Escalation passed(int newPosition) {
        return new Escalation(ownerSteps, fallbackSteps, newPosition, escalateAt, nobodyAnsweredAt);
    }

    public Escalation stopped() {
        return new Escalation(ownerSteps, fallbackSteps, position, Optional.empty(), nobodyAnsweredAt);
    }

    public Escalation flagged(Instant at) {
        return new Escalation(ownerSteps, fallbackSteps, position, escalateAt, Optional.of(at));
    }
}
