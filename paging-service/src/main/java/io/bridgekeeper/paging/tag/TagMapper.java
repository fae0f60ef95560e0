package io.bridgekeeper.paging.tag;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.resteasy.reactive.RestResponse;

/** Between tags and the headers of HTTP. */
public final class TagMapper {

    public static final String ETAG = "ETag";
    public static final String IF_MATCH = "If-Match";

    private TagMapper() {}

    /** @param header of If-Match; null where there is none */
    public static IfMatch seen(String header) {
        return header == null
                ? new IfMatch.Unsaid()
                : IfMatch.read(header)
                        .orElseThrow(() ->
                                ProblemMapper.badRequest(IF_MATCH, "must be * or an ETag, in its quotation marks"));
    }

    public static <T> RestResponse<T> answer(RestResponse.Status status, T body, EntityTag tag) {
        return RestResponse.ResponseBuilder.create(status, body)
                .header(ETAG, tag.text())
                .build();
    }

    /** A no to whoever has seen something else than what is there; the tag stands in the header and in the body. */
    public static HttpProblem stale(ProblemType type, EntityTag now) {
        return ProblemMapper.builder(type)
                .withHeader(ETAG, now.text())
                .with("etag", now.text())
                .build();
    }
}
