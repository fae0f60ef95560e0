package io.bridgekeeper.paging.problem;

import io.bridgekeeper.problem.ProblemMapper;
import java.util.UUID;

/** Reads an id off a path. */
public final class RequestIdMapper {

    private RequestIdMapper() {}

    /** What is no id is an unknown one. */
    public static UUID id(String text, ProblemType unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemMapper.problem(unknown);
        }
    }
}
