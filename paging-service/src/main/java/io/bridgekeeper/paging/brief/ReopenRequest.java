package io.bridgekeeper.paging.brief;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Optional;

/** @param reason why it is not over, 1 to 500 characters */
record ReopenRequest(String reason) {

    private static final int LONGEST_REASON = 500;

    Optional<String> said() {
        return Optional.ofNullable(reason).map(String::strip).filter(words -> !words.isEmpty());
    }

    List<RequestFault> faults() {
        return said().filter(words -> words.length() <= LONGEST_REASON).isPresent()
                ? List.of()
                : List.of(new RequestFault(
                        "reason", "must say why it is not over, in 1 to " + LONGEST_REASON + " characters"));
    }
}
