/** Finding what a crash, a hand or a restored backup left behind: where Keycloak and the table disagree. */
package io.bridgekeeper.access.sweep;
