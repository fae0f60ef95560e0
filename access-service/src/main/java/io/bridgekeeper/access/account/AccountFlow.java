package io.bridgekeeper.access.account;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.account.Verdict.Believed;
import io.bridgekeeper.access.account.Verdict.Change;
import io.bridgekeeper.access.account.Verdict.Doubted;
import io.bridgekeeper.contracts.access.v1.PersonAccountChanged;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Checks whether the people of the catalog can log in, and tells what changed.
 *
 * <p>A transaction claims the check, Keycloak is asked without one, a second transaction records what is believed. No
 * answer is no news: nothing changes, and it is asked again. A crash in between costs no more than the lease.
 */
@ApplicationScoped
class AccountFlow {

    private static final Logger LOG = Logger.getLogger(AccountFlow.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    // Twice asked at most, and some time left to record it.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RECORD_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Mutiny.SessionFactory sessions;
    private final AccountRepository accounts;
    private final AccountClient keycloak;
    private final OutboxRepository outbox;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AccessConfig.Account config;

    // For the log alone: an outage is logged when it begins and when it ends, not at every try.
    private volatile boolean failing;

    AccountFlow(
            Mutiny.SessionFactory sessions,
            AccountRepository accounts,
            AccountClient keycloak,
            OutboxRepository outbox,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids,
            AccessConfig config) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.keycloak = keycloak;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
        this.config = config.account();
    }

    /** Takes what the catalog tells of a person; a check follows soon. */
    Uni<Void> hear(Mutiny.Session session, String personId, boolean retired, Instant publishedAt) {
        return accounts.publish(session, personId, retired, publishedAt, now().plus(config.afterPublishing()));
    }

    /** Carries out the check where it is due; always 0, as there never is more than one. */
    Uni<Integer> check() {
        Instant now = now();
        UUID claimId = ids.get();
        return sessions.withTransaction((session, transaction) -> accounts.claim(
                                session, claimId, now, now.plus(config.every()), now.plus(LEASE))
                        .chain(claimed -> claimed
                                ? accounts.people(session).map(Optional::of)
                                : Uni.createFrom().item(Optional.<List<Person>>empty())))
                .chain(claimed -> claimed.map(people -> carryOut(claimId, people, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(0);
    }

    /** @param askedAt what is told was true then or later */
    private Uni<Void> carryOut(UUID claimId, List<Person> people, Instant askedAt) {
        return verdict(people)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(failure -> {
                    noteFailure(failure);
                    return Optional.empty();
                })
                .chain(answer -> sessions.withTransaction(
                                (session, transaction) -> record(session, claimId, answer, askedAt))
                        // Until it is recorded nobody else may check, for the whole lease: worth some more tries.
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .atMost(RECORD_TRIES)
                        .invoke(held -> answer.filter(recorded -> held).ifPresent(this::note)))
                .replaceWithVoid();
    }

    private Uni<Verdict> verdict(List<Person> people) {
        return people.isEmpty()
                ? Uni.createFrom().item(new Believed(List.of()))
                : keycloak.all(PATIENCE).chain(listed -> confirm(people, listed));
    }

    /** A list that was changed while it was read may lack somebody: those are asked for by name. */
    private Uni<Verdict> confirm(List<Person> people, Accounts listed) {
        return switch (AccountDecider.decide(people, listed)) {
            case Doubted doubted -> Uni.createFrom().item(doubted);
            case Believed believed ->
                believed.goneNow().isEmpty()
                        ? Uni.createFrom().item(believed)
                        : keycloak.named(believed.goneNow(), PATIENCE)
                                .map(named -> AccountDecider.decide(people, listed.and(named)));
        };
    }

    /** @return whether the claim still stood, so that it is recorded */
    private Uni<Boolean> record(Mutiny.Session session, UUID claimId, Optional<Verdict> answer, Instant askedAt) {
        Instant now = now();
        return switch (answer.orElse(null)) {
            case null -> accounts.giveUp(session, claimId, now.plus(config.retry()));
            case Doubted doubted -> accounts.giveUp(session, claimId, now.plus(config.every()));
            case Believed(List<Change> changes) ->
                accounts.believe(session, claimId, changes, now)
                        .chain(held -> held
                                ? outbox.write(session, events(changes, askedAt))
                                        .replaceWith(true)
                                : Uni.createFrom().item(false));
        };
    }

    private List<OutgoingEvent> events(List<Change> changes, Instant askedAt) {
        return changes.stream()
                .map(change -> new OutgoingEvent(
                        ids.get(),
                        "person/" + change.personId(),
                        askedAt,
                        new PersonAccountChanged(
                                change.personId(), change.after().slug(), askedAt)))
                .toList();
    }

    private void note(Verdict verdict) {
        if (failing) {
            LOG.info("Keycloak answers again who can log in");
        }
        failing = false;
        switch (verdict) {
            case Doubted(String reason) -> {
                LOG.warnf("Not believed who has left: %s", reason);
                count("doubted");
            }
            case Believed(List<Change> changes) -> {
                for (Change change : changes) {
                    LOG.infof(
                            "The account of %s is %s",
                            change.personId(), change.after().slug());
                    metrics.counter(
                                    "access.account.changed",
                                    "account",
                                    change.after().slug())
                            .increment();
                }
                count("believed");
            }
        }
    }

    private void noteFailure(Throwable failure) {
        if (!failing) {
            LOG.warnf("Not known who can log in until this is mended: %s", failure.getMessage());
        }
        failing = true;
        count("failed");
    }

    private void count(String outcome) {
        metrics.counter("access.account.check", "outcome", outcome).increment();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
