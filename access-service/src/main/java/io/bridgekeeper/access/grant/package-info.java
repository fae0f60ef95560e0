/**
 * Who may hold which access, from when until when.
 *
 * <p>Rules: {@link io.bridgekeeper.access.grant.IncidentDecider} for what is heard of one incident,
 * {@link io.bridgekeeper.access.grant.GrantDecider} for one grant, {@link io.bridgekeeper.access.grant.Wanting} for
 * all grants of one membership.
 */
package io.bridgekeeper.access.grant;
