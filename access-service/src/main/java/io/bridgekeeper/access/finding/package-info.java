/** Where Keycloak and the grants disagreed, and what was done about it. */
package io.bridgekeeper.access.finding;
