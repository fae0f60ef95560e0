package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.HandPage.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One person a call, and no way around it. */
class HandPageTest {

    @Test
    void readsOnePersonWithAReasonAndPerhapsAnOverride() {
        assertThat(read(Map.of("personId", "erin", "reason", " the database ")))
                .isEqualTo(new Reading.Sound(new HandPage("erin", "the database", null)));
        assertThat(read(Map.of(
                        "personId", "erin", "reason", "the database", "override", Map.of("reason", "nobody else"))))
                .isEqualTo(
                        new Reading.Sound(new HandPage("erin", "the database", new HandPage.Override("nobody else"))));
    }

    @Test
    void refusesListsRotationsAndStrangers() {
        assertThat(faults(Map.of("personId", List.of("erin", "frank"), "reason", "x")))
                .containsExactly("personId must be one person; there is no paging of several");
        assertThat(faults(Map.of("personId", "checkout-primary", "reason", "x")))
                .containsExactly("personId is a rotation; one person is paged at a time");
        assertThat(faults(Map.of("personId", "zoe", "reason", "x")))
                .containsExactly("personId is nobody of the catalog");
        assertThat(faults(Map.of("personId", 42, "reason", "x")))
                .containsExactly("personId must be the id of one person");
    }

    @Test
    void namesEveryFaultAndEveryKeyThatIsNotKnown() {
        Map<String, Object> body = new HashMap<>();
        body.put("people", List.of("erin"));
        body.put("team", "payments");
        body.put("reason", " ");
        body.put("override", Map.of("reason", "y".repeat(501), "force", true));
        assertThat(faults(body))
                .containsExactlyInAnyOrder(
                        "personId is missing",
                        "reason must have 1 to 500 characters",
                        "override.reason must have 1 to 500 characters",
                        "override.force is not a known key",
                        "people is not a known key",
                        "team is not a known key");
        assertThat(faults(Map.of("personId", "erin", "reason", "x", "override", true)))
                .containsExactly("override must have a reason");
        assertThat(faults(null)).containsExactly(" is missing");
    }

    private static Reading read(Map<String, Object> body) {
        return HandPage.read(body, Set.of("erin", "frank"), Set.of("checkout-primary"));
    }

    private static List<String> faults(Map<String, Object> body) {
        return ((Reading.Faulty) read(body))
                .faults().stream()
                        .map(fault -> fault.path() + " " + fault.message())
                        .toList();
    }
}
