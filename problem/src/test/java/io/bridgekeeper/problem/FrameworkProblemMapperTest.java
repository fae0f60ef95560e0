package io.bridgekeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkProblemMapperTest {

    record Room(List<Place> places) {}

    record Place(int number) {}

    @ParameterizedTest
    @CsvSource({
        "400, bad-request",
        "401, not-authenticated",
        "403, wrong-role",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "413, body-too-large",
        "415, unsupported-media-type",
        "418, bad-request",
        "500, internal-error",
        "504, internal-error"
    })
    void givesEachBareStatusAType(int status, String slug) {
        HttpProblem problem = FrameworkProblemMapper.ours(status, null);
        assertThat(problem.getType()).hasToString("https://bridgekeeper.io/problems/" + slug);
        assertThat(problem.getTitle()).isNotBlank();
        assertThat(problem.getDetail()).isNull();
    }

    @Test
    void namesThePropertyOfTheWrongKind() {
        assertThat(errors("{\"places\":[{\"number\":1},{\"number\":\"front\"}]}"))
                .containsExactly(new RequestFault("places[1].number", "is of the wrong kind"));
    }

    @Test
    void saysNothingOfTheParserWhereTheJsonIsBroken() {
        assertThat(errors("nonsense"))
                .containsExactly(new RequestFault("", "is not well-formed JSON of the right shape"));
    }

    @Test
    void asksToComeBackWhereTheDatabaseIsAway() {
        for (Exception outage : List.of(new IOException("closed"), new TimeoutException())) {
            HttpProblem problem = FrameworkProblemMapper.ours(500, new IllegalStateException(outage));
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsEntry("Retry-After", 2L);
        }
    }

    @Test
    void doesNotBlameTheCallerForWhatWeCannotWrite() {
        HttpProblem problem = FrameworkProblemMapper.ours(500, broken("nonsense"));
        assertThat(problem.getType()).hasToString("https://bridgekeeper.io/problems/internal-error");
    }

    @SuppressWarnings("unchecked")
    private static List<RequestFault> errors(String json) {
        HttpProblem problem = FrameworkProblemMapper.ours(400, broken(json));
        assertThat(problem.getStatusCode()).isEqualTo(400);
        return (List<RequestFault>) problem.getParameters().get("errors");
    }

    private static Exception broken(String json) {
        try {
            new ObjectMapper().readValue(json, Room.class);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("well-formed: " + json);
    }
}
