package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.client.Answer;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API document of the real services together, as a maker of clients reads it. */
@ExtendWith(OnStage.class)
class OpenApiE2E {

    /** Whole parts of a path, so that a service that was away when the document was made is missed. */
    private static final Set<String> SERVICES =
            Set.of("/api/paging", "/api/roster", "/api/access", "/api/followup", "/api/incidents", "/hooks");

    @Test
    void isReadByAParserOfOthersWithoutAComplaint(Stage stage) {
        SwaggerParseResult read = read(stage);
        assertThat(read.getMessages()).isNullOrEmpty();
        assertThat(read.getOpenAPI().getPaths().keySet())
                .extracting(path ->
                        SERVICES.stream().filter(path::startsWith).findFirst().orElse(path))
                .containsAll(SERVICES);
    }

    @Test
    void namesEachOperationOnceForTheClientsThatAreMadeOfIt(Stage stage) {
        List<Operation> operations = read(stage).getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        assertThat(operations).hasSizeGreaterThan(100);
        assertThat(operations)
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z][A-Za-z0-9_]*"));
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.getResponses()).isNotEmpty());
    }

    @Test
    void pointsAtNothingThatIsNotThere(Stage stage) {
        JsonNode document = document(stage).body();
        Set<String> pointed = document.findValuesAsText("$ref").stream().collect(Collectors.toSet());
        assertThat(pointed).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    private static Answer document(Stage stage) {
        return stage.users().anyone().with("Accept", "application/json").get("/openapi");
    }

    private static SwaggerParseResult read(Stage stage) {
        return new OpenAPIV3Parser().readContents(document(stage).body().toString());
    }
}
