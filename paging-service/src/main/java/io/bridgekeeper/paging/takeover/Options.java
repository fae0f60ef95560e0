package io.bridgekeeper.paging.takeover;

import java.util.Optional;

/**
 * What the person who asks for a proposal says of what no export says.
 *
 * @param productOwner   id of the person for every system
 * @param fallbackPolicy id of a proposed policy
 * @param matchLabel     label whose value is the name of the system
 * @param mostAtOnce     so many people a step may call at once, as it is set here
 */
record Options(
        Optional<String> productOwner, Optional<String> fallbackPolicy, Optional<String> matchLabel, int mostAtOnce) {}
