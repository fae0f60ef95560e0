package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function of a system.
 *
 * @param id           unique within its system
 * @param matchers     all must hold, beside those of the system; never empty
 * @param serviceOwner id of the policy that is called for this area; empty: that of the system
 * @param productOwner id of the person who must make it never happen again; empty: that of the system
 */
public record Area(
        String id, String name, List<Matcher> matchers, Optional<String> serviceOwner, Optional<String> productOwner) {

    boolean matches(Map<String, String> labels) {
        return Matcher.allHold(matchers, labels);
    }
}
