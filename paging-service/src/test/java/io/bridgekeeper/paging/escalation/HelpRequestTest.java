package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.HelpRequest.Reading;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HelpRequestTest {

    private static Reading read(Map<String, Object> body) {
        return HelpRequest.read(body, Set.of("payments-db"));
    }

    @Test
    void readsASystemAndWhatFor() {
        assertThat(read(Map.of("system", "payments-db", "message", " writes hang ")))
                .isEqualTo(new Reading.Sound(new HelpRequest("payments-db", "writes hang")));
    }

    @Test
    void findsEveryFault() {
        assertThat(read(Map.of("system", List.of("a", "b"), "message", "x".repeat(501), "team", "all")))
                .isEqualTo(new Reading.Faulty(List.of(
                        new RequestFault("system", "there is no such system in the catalog"),
                        new RequestFault("message", "must have 1 to 500 characters"),
                        new RequestFault("team", "is not a known key"))));
        assertThat(read(Map.of()))
                .isEqualTo(new Reading.Faulty(List.of(
                        new RequestFault("system", "is missing"),
                        new RequestFault("message", "must have 1 to 500 characters"))));
        assertThat(read(null)).isEqualTo(new Reading.Faulty(List.of(new RequestFault("", "is missing"))));
    }
}
