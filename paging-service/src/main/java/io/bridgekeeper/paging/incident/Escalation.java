package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the calling of people has come.
 *
 * @param ownerSteps    the service owner's policy as it stood when the incident opened; empty where nobody owns it
 * @param fallbackSteps the fallback policy as it stood then
 * @param rounds        how often they are walked
 * @param position      rungs of both that are behind us in this round, owner steps first; a step has one for each
 *     whom it calls at once, and the last may still be running
 * @param escalateAt    when the running step's time is up, inclusive; before the first, when they are called who were
 *     held back; or when who has it is to be asked, or has not answered; empty while nothing runs
 * @param askedAt       when who has it was asked whether they still do; empty once they said so
 * @param nobodyAnsweredAt when the last of the steps that should have answered had not
 * @param spared        rungs passed over for the good of their person, from 1, that are gone back to when nobody else is left
 * @param isLate        whether it was taken so long before it was opened, or reopened, that people are told of it together
 *     with others
 */
public record Escalation(
        List<Step> ownerSteps,
        List<Step> fallbackSteps,
        Rounds rounds,
        int position,
        Optional<Instant> escalateAt,
        Optional<Instant> askedAt,
        Optional<Instant> nobodyAnsweredAt,
        List<Integer> spared,
        boolean isLate) {

    /** @param owner empty where nobody owns the system */
    public static Escalation of(Optional<EscalationPolicy> owner, EscalationPolicy fallback) {
        return of(
                owner.map(EscalationPolicy::steps).orElse(List.of()),
                fallback.steps(),
                Rounds.of(owner.map(EscalationPolicy::rounds).orElse(1), fallback.rounds()));
    }

    public static Escalation of(List<Step> ownerSteps, List<Step> fallbackSteps, Rounds rounds) {
        return new Escalation(
                ownerSteps,
                fallbackSteps,
                rounds,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    /** @param rung the next one, or one that was spared before: then no fewer are behind us; 0 holds the first back */
    public Escalation runningUntil(int rung, Instant at) {
        return with(
                rounds,
                Math.max(position, rung),
                Optional.of(at),
                Optional.empty(),
                spared.stream().filter(each -> each != rung).toList());
    }

    /** The running step ends then, and not later. */
    public Escalation endingAt(Instant at) {
        return with(rounds, position, Optional.of(at), askedAt, spared);
    }

    /** All steps as if each called one person: a rung each, owner steps first. */
    public Stream<Step> rungs() {
        return Stream.concat(ownerSteps.stream(), fallbackSteps.stream())
                .flatMap(step -> step.calls().stream().map(call -> new Step(call, step.timeout())));
    }

    /** @param rung from 1, owner steps first */
    public Optional<Duration> timeoutOf(int rung) {
        return rungs().skip(rung - 1L).findFirst().map(Step::timeout);
    }

    public Escalation passed(int newPosition) {
        return with(rounds, newPosition, escalateAt, askedAt, spared);
    }

    /** Passed over, to be gone back to. */
    public Escalation spared(int newPosition) {
        return with(
                rounds,
                newPosition,
                escalateAt,
                askedAt,
                Stream.concat(spared.stream(), Stream.of(newPosition)).toList());
    }

    public Escalation stopped() {
        return with(rounds, position, Optional.empty(), Optional.empty(), spared);
    }

    /** Nobody is called; who has it is asked then whether they still do. */
    public Escalation restingUntil(Optional<Instant> at) {
        return with(rounds, position, at, Optional.empty(), spared);
    }

    /** Who has it was asked, and has until then to say so. */
    public Escalation asked(Instant at, Instant answerBy) {
        return with(rounds, position, Optional.of(answerBy), Optional.of(at), spared);
    }

    /** The same steps once more. */
    public Escalation roundFrom(int newPosition) {
        return with(rounds.next(), newPosition, escalateAt, askedAt, List.of());
    }

    public Escalation late(boolean nowLate) {
        return new Escalation(
                ownerSteps, fallbackSteps, rounds, position, escalateAt, askedAt, nobodyAnsweredAt, spared, nowLate);
    }

    /** All from the beginning: whoever had it has it no more. */
    public Escalation afresh() {
        return of(ownerSteps, fallbackSteps, rounds.afresh());
    }

    /** All from the beginning, by other policies, in a round of its own. */
    public Escalation by(Optional<EscalationPolicy> owner, EscalationPolicy fallback) {
        Escalation other = of(owner, fallback);
        Rounds then = new Rounds(other.rounds().ofOwner(), other.rounds().ofFallback(), rounds.current() + 1, 0);
        return of(other.ownerSteps(), other.fallbackSteps(), then);
    }

    /** The fallback's steps are next. */
    public Escalation flagged(Instant at) {
        return new Escalation(
                ownerSteps,
                fallbackSteps,
                rounds.toFallback(),
                position,
                escalateAt,
                askedAt,
                Optional.of(at),
                spared,
                isLate);
    }

    private Escalation with(
            Rounds newRounds,
            int newPosition,
            Optional<Instant> newEscalateAt,
            Optional<Instant> newAskedAt,
            List<Integer> newSpared) {
        return new Escalation(
                ownerSteps,
                fallbackSteps,
                newRounds,
                newPosition,
                newEscalateAt,
                newAskedAt,
                nobodyAnsweredAt,
                newSpared,
                isLate);
    }
}
