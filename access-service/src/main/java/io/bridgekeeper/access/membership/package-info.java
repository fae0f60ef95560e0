/** Memberships in Keycloak: which are due to be looked at, and asking Keycloak for them. Knows nothing of grants. */
package io.bridgekeeper.access.membership;
