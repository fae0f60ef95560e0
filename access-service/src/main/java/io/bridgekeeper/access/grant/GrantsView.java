package io.bridgekeeper.access.grant;

import io.bridgekeeper.listing.Part;
import java.util.List;

/**
 * Some grants, the newest first.
 *
 * @param next for {@code cursor}; absent at the end
 */
record GrantsView(List<GrantView> grants, String next) {

    static GrantsView of(Part<Grant> part) {
        return new GrantsView(part.map(GrantView::of).items(), part.next().orElse(null));
    }
}
