package io.bridgekeeper.paging.takeover;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Between the body of a request and an export, and between a proposal and its text. */
final class ExportMapper {

    /** Told of one export; more than anybody mends at once. */
    private static final int MOST_TOLD = 1_000;

    private static final int DEEPEST = 50;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    // All texts stay in quotes: "09:00" without them is a number to most readers of YAML.
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private ExportMapper() {}

    /** @return maps, lists, scalars */
    static Object read(byte[] body) {
        if (body == null || body.length == 0) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        try {
            return JSON.readValue(body, Object.class);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ": line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw ProblemMapper.badRequest("", "is not well-formed JSON of at most " + DEEPEST + " levels" + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String yaml(Map<String, Object> catalog) {
        try {
            return YAML.writeValueAsString(catalog);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, up to a thousand, and how many there are beyond. */
    static HttpProblem problem(List<RequestFault> faults) {
        return faults.size() <= MOST_TOLD
                ? ProblemMapper.badRequest(faults)
                : ProblemMapper.problem(
                        RequestProblem.BAD_REQUEST,
                        Map.of("errors", faults.subList(0, MOST_TOLD), "more", faults.size() - MOST_TOLD));
    }
}
