package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.contact.ContactRepository.DueTest;
import io.bridgekeeper.paging.notify.AttemptFlow;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.RetryPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Tests contact methods that are due, those of the catalog too, and notes how they work. */
@ApplicationScoped
class SelfTestFlow {

    private static final Logger LOG = Logger.getLogger(SelfTestFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final ContactRepository contacts;
    private final TrialRepository trials;
    private final CatalogFlow catalog;
    private final AttemptFlow attempts;
    private final ContactConfig config;
    private final RetryPlan retries;
    private final Clock clock;
    private final MeterRegistry metrics;

    /** Whose contacts are kept: another catalog is compared once, by whichever replica sees it. */
    private volatile Catalog known;

    SelfTestFlow(
            Mutiny.SessionFactory sessions,
            ContactRepository contacts,
            TrialRepository trials,
            CatalogFlow catalog,
            AttemptFlow attempts,
            ContactConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.trials = trials;
        this.catalog = catalog;
        this.attempts = attempts;
        this.config = config;
        this.retries = new RetryPlan(config.selfTestTries(), config.selfTestPause(), config.selfTestEvery());
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @return 1 where one was due, 0 where none was */
    Uni<Integer> testNext() {
        return keepCatalogsContacts().chain(this::testOne);
    }

    private Uni<Void> keepCatalogsContacts() {
        Catalog current = catalog.current();
        if (current == known) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> contacts.idsOfCatalog(session)
                        .map(kept -> CatalogContacts.of(current, Set.copyOf(kept), now))
                        .chain(difference -> contacts.deleteAll(session, difference.gone())
                                .chain(() -> contacts.addAll(session, difference.missing())))
                        .chain(() -> contacts.forgetAllowances(session, now)))
                .invoke(() -> known = current);
    }

    private Uni<Integer> testOne() {
        Instant now = clock.instant();
        return sessions.withTransaction(
                        (session, tx) -> contacts.claimTest(session, now, now.plus(config.selfTestLease())))
                .chain(found -> found.map(due -> test(due, now).replaceWith(1))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Void> test(DueTest due, Instant now) {
        ContactMethod method = due.method();
        Catalog current = catalog.current();
        SelfTestPlan plan = new SelfTestPlan(
                Whereabouts.of(method.personId(), due.settings().quiet(), current));
        if (!current.people().containsKey(method.personId())) {
            return again(method.id(), plan.after(now, config.selfTestEvery(), method.id()), 0);
        }
        if (!plan.isGoodHour(now)) {
            return again(method.id(), plan.after(now, Duration.ZERO, method.id()), due.attempts() - 1);
        }
        UUID id = idOf(method.id(), now);
        MessageText text = ContactText.test();
        return sessions.withTransaction((session, tx) -> trials.begin(session, id, method.id(), text, now))
                .chain(() -> attempts.tell(id, method.personId(), method.channel(), method.target(), text))
                .call(delivery -> sessions.withTransaction((session, tx) -> trials.ended(session, id, delivery)))
                .map(delivery -> retries.after(delivery, due.attempts(), clock.instant()))
                .chain(next -> note(method, due.attempts(), next, plan));
    }

    private Uni<Void> note(ContactMethod method, int attempts, RetryPlan.Next next, SelfTestPlan plan) {
        Instant now = clock.instant();
        Instant nextTest = plan.after(now, config.selfTestEvery(), method.id());
        return sessions.withTransaction((session, tx) -> switch (next) {
            case RetryPlan.Next.Done() -> {
                count("delivered", method);
                yield contacts.noteDelivered(session, method.id(), now)
                        .chain(() -> contacts.testAgain(session, method.id(), nextTest, 0));
            }
            case RetryPlan.Next.TryAgain(Instant at, String reason) ->
                contacts.noteFailed(session, method.id(), reason, false, now)
                        .chain(() -> contacts.testAgain(session, method.id(), at, attempts));
            case RetryPlan.Next.GiveUp(String reason, boolean isGone) -> {
                count("failed", method);
                LOG.warnf("Contact method %s over %s does not work: %s", method.id(), method.channel(), reason);
                yield contacts.noteFailed(session, method.id(), reason, true, now)
                        .chain(() -> contacts.testAgain(session, method.id(), nextTest, 0))
                        .chain(() -> isGone && method.isOwn()
                                ? contacts.expire(session, method.id(), reason, now)
                                : Uni.createFrom().voidItem());
            }
        });
    }

    private Uni<Void> again(UUID id, Instant at, int attempts) {
        return sessions.withSession(session -> contacts.testAgain(session, id, at, attempts));
    }

    /** The same for all attempts of a day, so that a receiver can drop repeats. */
    private static UUID idOf(UUID methodId, Instant now) {
        String what = "self-test " + methodId + " " + LocalDate.ofInstant(now, ZoneOffset.UTC);
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private void count(String outcome, ContactMethod method) {
        metrics.counter("paging_contact_self_test", "channel", method.channel(), "outcome", outcome)
                .increment();
    }
}
