/**
 * Who may hold which access now.
 *
 * <p>{@code profile}: what responders of a system get. {@code grant}: who may have it, from when until when.
 * {@code request}: what people ask for and others agree to. {@code breakglass}: what is taken without a yes.
 * {@code membership}: making Keycloak agree. {@code sweep}: finding what a crash or a hand left behind.
 */
package io.bridgekeeper.access;
