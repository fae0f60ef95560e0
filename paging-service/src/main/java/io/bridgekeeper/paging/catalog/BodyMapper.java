package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between the body of a request and a document, and between what is wrong with a document and its answer. */
public final class BodyMapper {

    /** Told of one document; more than anybody mends at once. */
    private static final int MOST_TOLD = 1_000;

    private BodyMapper() {}

    /**
     * @param body UTF-8
     * @param type null where the request says nothing
     */
    public static CatalogDocument document(byte[] body, MediaType type) {
        Optional<DocumentFormat> format = Optional.ofNullable(type).flatMap(BodyMapper::format);
        if (format.isEmpty()) {
            throw ProblemMapper.problem(RequestProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (body == null || body.length == 0) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return new CatalogDocument(text, format.get());
        } catch (CharacterCodingException e) {
            throw ProblemMapper.badRequest("", "is not UTF-8");
        }
    }

    static Optional<DocumentFormat> format(MediaType type) {
        return DocumentFormat.of(type.getType() + "/" + type.getSubtype());
    }

    /** All of them, up to a thousand, and how many there are beyond. */
    public static HttpProblem problem(List<Fault> faults) {
        List<RequestFault> told =
                faults.stream().limit(MOST_TOLD).map(BodyMapper::fault).toList();
        return faults.size() <= MOST_TOLD
                ? ProblemMapper.badRequest(told)
                : ProblemMapper.problem(
                        RequestProblem.BAD_REQUEST, Map.of("errors", told, "more", faults.size() - MOST_TOLD));
    }

    private static RequestFault fault(Fault fault) {
        return new RequestFault(fault.path().equals(Fault.WHOLE) ? "" : fault.path(), fault.message());
    }
}
