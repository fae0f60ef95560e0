package io.bridgekeeper.access.grant;

import java.util.List;

/**
 * Some grants, the newest first.
 *
 * @param grants at most 500
 */
record GrantsView(List<GrantView> grants) {

    static GrantsView of(List<Grant> grants) {
        return new GrantsView(grants.stream().map(GrantView::of).toList());
    }
}
