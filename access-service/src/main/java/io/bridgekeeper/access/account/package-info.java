/**
 * Which people of the catalog can log in: asks Keycloak about all of them now and then, and tells what changed.
 *
 * <p>Only this service may ask, so the others learn of it by {@code access.person.v1}.
 */
package io.bridgekeeper.access.account;
