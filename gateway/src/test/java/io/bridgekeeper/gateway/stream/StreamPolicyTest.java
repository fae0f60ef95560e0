package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.EventCatalogue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamPolicyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    paging.incident.opened.v1,          alice, responder,      true
                    paging.incident.opened.v1,          dave,  stakeholder,    true
                    paging.incident.opened.v1,          ivy,   auditor,        true
                    paging.incident.opened.v1,          carol, commander,      true
                    paging.incident.opened.v1,          ada,   catalog-admin,  false
                    paging.alert.joined.v1,             bob,   responder,      true
                    paging.ownership-gap.found.v1,      bob,   responder,      true
                    paging.page.queued.v1,              alice, responder,      true
                    paging.page.queued.v1,              bob,   responder,      false
                    paging.page.queued.v1,              carol, commander,      true
                    paging.page.queued.v1,              ivy,   auditor,        false
                    access.grant.activated.v1,          alice, responder,      true
                    access.grant.activated.v1,          bob,   responder,      false
                    access.grant.activated.v1,          ivy,   auditor,        true
                    access.grant.activated.v1,          carol, commander,      true
                    access.break-glass.used.v1,         alice, responder,      true
                    access.break-glass.used.v1,         bob,   responder,      false
                    access.break-glass.used.v1,         dave,  access-approver, true
                    access.revocation.overdue.v1,       bob,   responder,      false
                    access.revocation.overdue.v1,       carol, commander,      true
                    access.sweep.found.v1,              alice, responder,      false
                    access.sweep.found.v1,              carol, commander,      false
                    access.sweep.found.v1,              ivy,   auditor,        true
                    roster.seat.taken.v1,               dave,  stakeholder,    true
                    roster.bridge.opened.v1,            bob,   responder,      true
                    followup.followup.opened.v1,        ivy,   auditor,        true
                    followup.recurrence.linked.v1,      ada,   catalog-admin,  false
                    paging.person.published.v1,         carol, commander,      false
                    something.new.v1,                   carol, commander,      false
                    """)
    void showsEachEventToThoseItIsFor(String type, String person, String role, boolean shown) {
        StreamEvent event = new StreamEvent(Position.START, type, "alice", "{}");
        assertThat(StreamPolicy.decide(new Caller(person, Set.of(role)), event) instanceof StreamPolicy.Verdict.Show)
                .isEqualTo(shown);
    }

    @Test
    void saysWhy() {
        StreamEvent page = new StreamEvent(Position.START, "paging.page.queued.v1", "alice", "{}");
        assertThat(StreamPolicy.decide(new Caller("alice", Set.of()), page))
                .isEqualTo(new StreamPolicy.Verdict.Show("it is about alice"));
        assertThat(StreamPolicy.decide(new Caller("bob", Set.of("responder")), page))
                .isEqualTo(new StreamPolicy.Verdict.Hide("needs a role of [commander], or to be about the caller"));
    }

    @Test
    void hasARuleForEveryEventOfItsTopics() {
        Caller somebody = new Caller("carol", Set.of("commander", "auditor"));
        assertThat(EventCatalogue.ALL)
                .filteredOn(type -> StreamInbox.TOPICS.contains(type.topic()))
                .isNotEmpty()
                .allMatch(
                        type -> StreamPolicy.decide(somebody, new StreamEvent(Position.START, type.type(), null, "{}"))
                                instanceof StreamPolicy.Verdict.Show);
    }
}
