package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides whether one person is paged whom somebody names. */
final class HandPageDecider {

    /** A person at night reads no longer list. */
    private static final int MOST_NAMED = 10;

    private final Response response;
    private final PageCommand.CallByHand command;
    private final UUID nextPageId;
    private final Instant now;

    HandPageDecider(Response response, PageCommand.CallByHand command, UUID nextPageId, Instant now) {
        this.response = response;
        this.command = command;
        this.nextPageId = nextPageId;
        this.now = now;
    }

    /** One person, who expects it or is told why all the same; the running step goes on. */
    Decision decide() {
        String by = command.by().personId();
        if (!command.by().isCommander() && !response.hasCalled(by)) {
            return new Decision.Refuse(new Refusal.NotYoursToCall());
        }
        Optional<Page> before = response.pageOf(command.personId());
        if (before.filter(page -> ByHand.isRetry(page, by, command.reason())).isPresent()) {
            return new Decision.Nothing("paged before");
        }
        if (response.incident().state() instanceof IncidentState.Resolved resolved) {
            return new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at()));
        }
        if (before.isPresent()) {
            return new Decision.Refuse(
                    new Refusal.AlreadyCalled(before.get().id(), before.get().queuedAt()));
        }
        if (command.limit().isReached(response.pages(), now)) {
            return new Decision.Refuse(new Refusal.TooManyByHand(command.limit().most()));
        }
        return switch (command.prospect().reach()) {
            case Reach.ExpectsTheCall(Set<String> channels) -> calledByHand(Optional.empty(), channels);
            case Reach.NoConsent(Obstacle why) ->
                command.override()
                        .map(reason -> calledByHand(Optional.of(new ByHand.Override(why, reason)), Set.of()))
                        .orElseGet(() ->
                                new Decision.Refuse(new Refusal.NotExpecting(command.personId(), why, instead())));
            // Who cannot log in cannot accept, whoever asks.
            case Reach.NoAccount() -> new Decision.Refuse(new Refusal.UnknownPerson());
            case Reach.Nobody() -> new Decision.Refuse(new Refusal.UnknownPerson());
            case Reach.NobodyElse() -> new Decision.Refuse(new Refusal.UnknownPerson());
            case Reach.Gone() -> new Decision.Refuse(new Refusal.UnknownPerson());
        };
    }

    private Decision calledByHand(Optional<ByHand.Override> override, Set<String> channels) {
        return new Decision.Record(List.of(new PageEvent.CalledByHand(
                nextPageId,
                command.personId(),
                command.by().personId(),
                command.reason(),
                override,
                channels,
                explained(override))));
    }

    private Explanation explained(Optional<ByHand.Override> override) {
        String by = command.by().personId();
        String who = command.personId();
        return new Explanation(
                ByHand.reason(by, command.reason(), Optional.empty()) + ".",
                List.of(
                        new Asked(
                                Asked.Rule.MAY_PAGE_BY_HAND,
                                0,
                                by,
                                true,
                                by + (command.by().isCommander() ? " is a commander." : " was paged for it.")),
                        new Asked(
                                Asked.Rule.EXPECTS_THE_CALL,
                                0,
                                who,
                                override.isEmpty(),
                                who + " "
                                        + override.map(all ->
                                                        all.why().words() + "; called all the same: " + all.reason())
                                                .orElse("expects the call")
                                        + ".")));
    }

    private List<ByHand.Instead> instead() {
        return command.prospect().instead().stream()
                .filter(other -> !response.hasCalled(other.personId()))
                .filter(other -> !other.personId().equals(command.by().personId()))
                .limit(MOST_NAMED)
                .toList();
    }
}
