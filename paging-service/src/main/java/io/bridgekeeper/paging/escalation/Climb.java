package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Rounds;
import io.bridgekeeper.paging.loadguard.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One look up the ladder, from where the calling has come to the next step that calls anybody, which calls all of its
 * people whom nothing speaks against.
 *
 * <p>Whoever has carried enough for now, or still learns, is spared while somebody else can be called: passed over,
 * and gone back to after the owner's last step, before the incident is flagged as unanswered. Of the fallback's people
 * those spared are gone back to at the very end. Rather called twice than not at all.
 *
 * <p>A person is called at most once in a round. After the owner's last round the incident is flagged as unanswered and
 * the fallback's steps follow; where nobody owns the system there is only the fallback, and the flag comes after it.
 */
final class Climb {

    private final Response response;
    private final Ladder ladder;
    private final Crew crew;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final int owners;
    private final String whyNow;
    private final List<Asked> asked = new ArrayList<>();
    private final List<PageEvent> events = new ArrayList<>();
    private final List<Integer> spared;
    private boolean flagged;
    private int position;
    private int stepFrom;
    private Rounds rounds;

    /**
     * @param response how things stand once what is decided beside the climb has happened
     * @param whyNow   what that is, in one sentence
     */
    Climb(Response response, Ladder ladder, Crew crew, String whyNow, Supplier<UUID> ids, Instant now) {
        Escalation escalation = response.incident().escalation();
        this.response = response;
        this.ladder = ladder;
        this.crew = crew;
        this.whyNow = whyNow;
        this.ids = ids;
        this.now = now;
        this.owners = ladder.owner().size();
        this.spared = new ArrayList<>(escalation.spared());
        this.flagged = escalation.nobodyAnsweredAt().isPresent();
        this.position = escalation.position();
        this.rounds = escalation.rounds();
    }

    /** Goes up the ladder to the next who can be called; passes over those who cannot, each with the reason. */
    List<PageEvent> next() {
        while (position < ladder.size()) {
            if (position >= owners && owners > 0 && !flagged) {
                if (goBack()) {
                    return events;
                }
                if (rounds.ownerHasAnother() && hasCalledAnybody()) {
                    beginRound(0);
                    continue;
                }
                flag(ladder.steps(owners));
            }
            if (look()) {
                return events;
            }
        }
        if (goBack()) {
            return events;
        }
        boolean isOfOwner = ladder.fallback().isEmpty() && !flagged;
        if ((isOfOwner ? rounds.ownerHasAnother() : rounds.fallbackHasAnother()) && hasCalledAnybody()) {
            beginRound(isOfOwner ? 0 : owners);
            return next();
        }
        if (!flagged) {
            flag(ladder.steps(owners > 0 ? owners : ladder.size()));
        }
        events.add(new PageEvent.LadderEnded());
        return events;
    }

    /** Whom the step that is looked at calls, and why, as far as it has been asked by then. */
    private record Callee(int position, List<Asked> asked) {}

    /** Goes past one step, or stops at it: whether any of its people is called. */
    private boolean look() {
        stepFrom = position;
        List<Callee> callees = new ArrayList<>();
        do {
            Rung rung = ladder.rung(position);
            position++;
            Optional<PassedOver> obstacle =
                    calls(callees, rung) ? Optional.of(new PassedOver.CalledBefore()) : obstacle(rung);
            rung.note(asked, obstacle, rounds.current());
            Optional<Spared> reason = obstacle.isPresent() ? Optional.empty() : spared(position);
            if (obstacle.isPresent()) {
                events.add(new PageEvent.PersonPassedOver(position, rung, obstacle.get()));
                continue;
            }
            noteSparing(rung, reason);
            if (reason.isPresent()) {
                events.add(new PageEvent.PersonSpared(position, rung, reason.get()));
                spared.add(position);
                continue;
            }
            callees.add(new Callee(position, List.copyOf(asked)));
        } while (position < ladder.size() && !ladder.rung(position).beginsStep());
        call(callees);
        return !callees.isEmpty();
    }

    private boolean calls(List<Callee> callees, Rung rung) {
        return callees.stream()
                .anyMatch(
                        callee -> ladder.rung(callee.position() - 1).personId().equals(rung.personId()));
    }

    private void noteSparing(Rung rung, Optional<Spared> spared) {
        String who = rung.personId();
        Optional<String> tired = crew.limitOf(who).map(Reached::ofPerson);
        note(
                Asked.Rule.LOAD_GUARD,
                rung,
                tired.isEmpty(),
                who + " " + tired.orElse("has reached no limit of the load guard") + ".");
        if (tired.isEmpty() && rung.step() != Rung.FALLBACK) {
            String facts = spared.map(why -> ((Spared.InTraining) why).trained() + ", who is, can be called instead.")
                    .map(instead -> who + " is not trained for it, and " + instead)
                    .orElseGet(() -> who
                            + (crew.isTrained(who)
                                    ? " is trained for it."
                                    : crew.waits(who)
                                            ? " is not trained for it, and nobody further on who is can be called."
                                            : " is called whether trained for it or not."));
            note(Asked.Rule.TRAINING, rung, spared.isEmpty(), facts);
        }
    }

    private void note(Asked.Rule rule, Rung rung, boolean inFavour, String facts) {
        asked.add(Asked.of(rule, rung, inFavour, facts));
    }

    private void flag(int stepsTried) {
        events.add(new PageEvent.NobodyAnswered(stepsTried));
        flagged = true;
        rounds = rounds.toFallback();
    }

    private void beginRound(int from) {
        events.add(new PageEvent.RoundEnded(rounds.current(), from));
        rounds = rounds.next();
        position = from;
        spared.clear();
    }

    /** In this round: where nobody could be called, walking the same steps again at once would call nobody either. */
    private boolean hasCalledAnybody() {
        return response.pages().stream().anyMatch(page -> page.round() == rounds.current() && page.rung() > 0);
    }

    /** All have the time of whoever of them has the longest: they are not to be disturbed until then. */
    private void call(List<Callee> callees) {
        Instant until = callees.stream()
                .map(callee -> now.plus(ladder.rung(callee.position() - 1).timeout()))
                .max(Instant::compareTo)
                .orElse(now);
        for (Callee callee : callees) {
            events.add(new PageEvent.Queued(
                    ids.get(),
                    callee.position(),
                    ladder.rung(callee.position() - 1),
                    until,
                    new Explanation(whyNow, callee.asked())));
        }
        if (!callees.isEmpty()) {
            Stream.concat(learners(), callees.stream().flatMap(callee -> crew.shadowsOf(callee.position()).stream()))
                    .distinct()
                    .filter(person -> callees.stream()
                            .noneMatch(callee -> ladder.rung(callee.position() - 1)
                                    .personId()
                                    .equals(person)))
                    .filter(person -> !isCalled(person) && !crew.follows(person))
                    .sorted()
                    .toList()
                    .forEach(person -> events.add(new PageEvent.Shadowed(person)));
        }
    }

    /** Whoever is passed over to learn does learn: otherwise they would be passed over for good. */
    private Stream<String> learners() {
        return events.stream()
                .filter(event -> event instanceof PageEvent.PersonSpared(int position, Rung rung, Spared why)
                        && why instanceof Spared.InTraining)
                .map(event -> ((PageEvent.PersonSpared) event).rung().personId());
    }

    /** Calls the first who was spared and can be called by now. */
    private boolean goBack() {
        Optional<Integer> first = spared.stream()
                .filter(position -> obstacle(ladder.rung(position - 1)).isEmpty())
                .findFirst();
        first.ifPresent(position -> {
            note(Asked.Rule.NOBODY_ELSE_LEFT, ladder.rung(position - 1), true, "Nobody else of these steps is left.");
            call(List.of(new Callee(position, List.copyOf(asked))));
        });
        return first.isPresent();
    }

    /** Why the person of a rung, who can be called, is not called yet. */
    private Optional<Spared> spared(int position) {
        String personId = ladder.rung(position - 1).personId();
        return crew.limitOf(personId)
                .<Spared>map(Spared.LoadGuard::new)
                .or(() -> crew.waits(personId) ? trainedElsewhere().map(Spared.InTraining::new) : Optional.empty());
    }

    /** The next owner who is trained, and can be called, beside this one or later; the fallback owns nothing, and is not waited for. */
    private Optional<String> trainedElsewhere() {
        return ladder.owner().stream()
                .skip(stepFrom)
                .filter(rung -> crew.isTrained(rung.personId())
                        && crew.limitOf(rung.personId()).isEmpty()
                        && obstacle(rung).isEmpty())
                .map(Rung::personId)
                .findFirst();
    }

    private Optional<PassedOver> obstacle(Rung rung) {
        if (isCalled(rung.personId())) {
            return Optional.of(new PassedOver.CalledBefore());
        }
        return rung.obstacle();
    }

    private boolean isCalled(String personId) {
        return response.pages().stream()
                .anyMatch(page ->
                        page.round() == rounds.current() && page.personId().equals(personId));
    }
}
