package io.bridgekeeper.paging.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.escalation.PageState;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final Instant OPENED = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant ANSWERED = OPENED.plusSeconds(60);
    private static final Instant RESOLVED = OPENED.plusSeconds(3_600);

    /** alice's page, and what her link is good for. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # incident,       page,      by hand, used,  expired, standing
            triggered,        QUEUED,    false,   false, false,   Open
            triggered,        SENT,      false,   false, false,   Open
            triggered,        EXPIRED,   false,   false, false,   Open
            triggered,        EXPIRED,   true,    false, false,   Open
            triggered,        SENT,      false,   false, true,    Expired
            triggered,        EXPIRED,   false,   true,  false,   Used
            triggered,        EXPIRED,   false,   true,  true,    Used
            triggered,        ACCEPTED,  true,    false, false,   Used
            triggered,        DECLINED,  false,   true,  false,   Declined
            triggered,        DECLINED,  false,   false, true,    Declined
            triggered,        WITHDRAWN, false,   true,  false,   Withdrawn
            bob has it,       WITHDRAWN, false,   false, false,   Taken
            bob has it,       EXPIRED,   false,   false, false,   Taken
            bob has it,       SENT,      true,    false, false,   Open
            bob has it,       SENT,      true,    true,  false,   Taken
            bob has it,       SENT,      true,    false, true,    Taken
            bob has it,       ACCEPTED,  true,    true,  false,   Taken
            bob has it,       DECLINED,  true,    true,  false,   Taken
            alice has it,     ACCEPTED,  false,   true,  false,   Taken
            alice has it,     ACCEPTED,  false,   false, true,    Taken
            resolved,         ACCEPTED,  false,   true,  false,   Resolved
            resolved,         SENT,      true,    false, false,   Resolved
            resolved,         SENT,      false,   false, true,    Resolved
            """)
    void saysWhatALinkIsGoodFor(
            String incident, PageState page, boolean isByHand, boolean isUsed, boolean isExpired, String standing) {
        Standing found = Standing.of(
                page(page, isByHand), incident(incident), isUsed ? Optional.of(ANSWERED) : Optional.empty(), isExpired);
        assertThat(found.getClass().getSimpleName()).isEqualTo(standing);
    }

    /** What the link is good for by which alice was asked whether she still has it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # incident,       page,      asked,  expired, standing
            alice has it,     ACCEPTED,  PT0S,   false,   Asked
            alice has it,     ACCEPTED,  PT0.9S, false,   Asked
            alice has it,     ACCEPTED,  PT0S,   true,    Taken
            alice has it,     ACCEPTED,       ,  false,   Taken
            # The question of an hour before, or after.
            alice has it,     ACCEPTED,  PT1H,   false,   Taken
            # She had it by another page.
            alice has it,     WITHDRAWN, PT0S,   false,   Taken
            bob has it,       EXPIRED,   PT0S,   false,   Taken
            triggered,        EXPIRED,       ,   false,   Lapsed
            triggered,        EXPIRED,       ,   true,    Lapsed
            resolved,         ACCEPTED,      ,   false,   Resolved
            """)
    void saysWhetherAQuestionMayBeAnswered(
            String incident, PageState page, Duration asked, boolean isExpired, String standing) {
        Incident found = incident(incident);
        Incident then = asked == null
                ? found
                : found.with(found.state(), found.escalation().asked(OPENED, RESOLVED.plus(asked)));
        assertThat(Standing.ofQuestion(page(page, false), then, RESOLVED, isExpired)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(standing);
    }

    @Test
    void asksInWordsUntilWhen() {
        AnswerText text = AnswerText.of(
                new Seen(
                        page(PageState.ACCEPTED, false),
                        incident("alice has it"),
                        new Standing.Asked(ANSWERED),
                        RESOLVED,
                        false),
                Optional.of("Checkout"),
                person -> person);
        assertThat(text.headline()).isEqualTo("Still on it?");
        assertThat(text.lines())
                .containsExactly(
                        "You have it since 27 Nov 2026, 02:01 UTC. Without an answer by 27 Nov 2026, 03:00 UTC,"
                                + " people are called again from the first step on.");
        assertThat(text.isAsked()).isTrue();
        assertThat(text.isOpen()).isFalse();
    }

    @Test
    void saysWhoHasItAllTheSameWhereSomebodyIsWantedByName() {
        assertThat(Standing.of(page(PageState.SENT, true), incident("bob has it"), Optional.empty(), false))
                .isEqualTo(new Standing.Open(Optional.of(new IncidentState.Acknowledged("bob", ANSWERED))));
    }

    @Test
    void saysInWordsWhoHasItSinceWhen() {
        assertThat(text("bob has it", PageState.WITHDRAWN, false).headline())
                .isEqualTo("Bob has it since 27 Nov 2026, 02:01 UTC.");
        assertThat(text("alice has it", PageState.ACCEPTED, false).headline())
                .isEqualTo("You have it since 27 Nov 2026, 02:01 UTC.");
        AnswerText over = text("resolved", PageState.WITHDRAWN, true);
        assertThat(over.headline()).isEqualTo("Resolved by Carol at 27 Nov 2026, 03:00 UTC: rollback.");
        assertThat(over.lines()).containsExactly("Bob had it since 27 Nov 2026, 02:01 UTC.", "This link has expired.");
        assertThat(over.isOpen()).isFalse();
    }

    @Test
    void saysWhatThePersonAnsweredWhereSomebodyElseHasIt() {
        assertThat(text("bob has it", PageState.ACCEPTED, false).lines())
                .containsExactly("You accepted at 27 Nov 2026, 02:01 UTC, and are in on it.");
        assertThat(text("bob has it", PageState.DECLINED, false).lines())
                .containsExactly("You declined at 27 Nov 2026, 02:01 UTC.");
        assertThat(text("alice has it", PageState.ACCEPTED, false).lines()).isEmpty();
    }

    @Test
    void saysWhatIsBrokenAndWhyThisPerson() {
        AnswerText open = text("triggered", PageState.SENT, false);
        assertThat(open.isOpen()).isTrue();
        assertThat(open.title()).isEqualTo("Checkout answers 5xx");
        assertThat(open.facts())
                .containsEntry("Severity", "SEV1")
                .containsEntry("System", "Checkout")
                .containsEntry("Since", "27 Nov 2026, 02:00 UTC")
                .containsEntry("Why you", "Step 1 for Checkout.");
    }

    private static AnswerText text(String incident, PageState state, boolean isExpired) {
        Page page = page(state, false);
        Incident found = incident(incident);
        Standing standing = Standing.of(page, found, Optional.empty(), isExpired);
        return AnswerText.of(
                new Seen(page, found, standing, OPENED, isExpired),
                Optional.of("Checkout"),
                person -> person.substring(0, 1).toUpperCase() + person.substring(1));
    }

    private static Incident incident(String state) {
        Incident triggered = Incidents.triggered(Optional.of("checkout"), OPENED, List.of(), List.of());
        IncidentState.Acknowledged bob = new IncidentState.Acknowledged("bob", ANSWERED);
        IncidentState as = switch (state) {
            case "bob has it" -> bob;
            case "alice has it" -> new IncidentState.Acknowledged("alice", ANSWERED);
            case "resolved" ->
                new IncidentState.Resolved(
                        Optional.of(bob), Optional.of("carol"), RESOLVED, How.ROLLBACK, Optional.empty());
            default -> new IncidentState.Triggered();
        };
        return triggered.with(as, triggered.escalation());
    }

    private static Page page(PageState state, boolean isByHand) {
        return new Page(
                UUID.fromString("018f0000-0000-7000-8000-0000000000bb"),
                Incidents.ID,
                "alice",
                isByHand ? 0 : 1,
                isByHand ? 0 : 1,
                "Step 1 for Checkout.",
                state,
                OPENED,
                1,
                state == PageState.ACCEPTED || state == PageState.DECLINED ? Optional.of(ANSWERED) : Optional.empty(),
                isByHand ? Optional.of("dave") : Optional.empty(),
                Set.of(),
                Optional.empty());
    }
}
