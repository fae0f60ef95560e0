package io.bridgekeeper.roster.bridge;

/** Why a person may have a seat. Rank is not among the grounds. */
enum Ground {
    /** Paged for the incident; goes with the page, as long as the seat is only reserved. */
    PAGE,
    /** Asked to come by somebody who sits on the bridge, or by a commander. */
    INVITATION,
    /** Holds the realm role commander and came to command. */
    COMMAND
}
