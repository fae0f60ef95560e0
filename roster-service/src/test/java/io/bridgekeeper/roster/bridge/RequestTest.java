package io.bridgekeeper.roster.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void findsNoFaultWithARoleAndAPurpose() {
        assertThat(new SeatRequest("responder", "roll back the release").faults())
                .isEmpty();
        assertThat(new InvitationRequest("erin", "commander", "lead").faults()).isEmpty();
    }

    @Test
    void listsEveryFaultAtOnce() {
        assertThat(new InvitationRequest(null, "boss", " ").faults())
                .extracting(RequestFault::path)
                .containsExactly("personId", "role", "purpose");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t", "\u0000"})
    void wantsAPurpose(String blank) {
        assertThat(new SeatRequest("responder", blank).faults())
                .containsExactly(new RequestFault("purpose", "say what you are here for"));
    }

    @Test
    void wantsAShortPurpose() {
        assertThat(new SeatRequest("responder", "x".repeat(200)).faults()).isEmpty();
        assertThat(new SeatRequest("responder", "x".repeat(201)).faults())
                .containsExactly(new RequestFault("purpose", "must not be longer than 200 characters"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "RESPONDER", "observer"})
    void wantsARoleThatThereIs(String role) {
        assertThat(new SeatRequest(role, "help").faults())
                .containsExactly(new RequestFault("role", "must be responder or commander"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "alice\n", "the/team"})
    void wantsAUserName(String personId) {
        assertThat(new InvitationRequest(personId, "responder", "help").faults())
                .containsExactly(new RequestFault("personId", "must be the user name of one person"));
    }

    @Test
    void makesOneLineOfAPurpose() {
        assertThat(Purpose.of(" roll\n back\tnow ").text()).isEqualTo("roll back now");
    }

    @Test
    void cutsAPurposeThatAnotherServiceWorded() {
        assertThat(Purpose.cut("x".repeat(300), "paged").text()).hasSize(200);
        assertThat(Purpose.cut(null, "paged").text()).isEqualTo("paged");
    }
}
