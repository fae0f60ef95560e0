package io.bridgekeeper.roster.bridge;

import java.time.Instant;

/**
 * A paged person for whom no seat is kept yet, because the bridge is full. Counts against nothing.
 *
 * @param personId Keycloak user name
 * @param purpose  what the seat will be kept for
 * @param since    when the person was paged, as heard here
 */
record Wait(String personId, Purpose purpose, Instant since) {}
