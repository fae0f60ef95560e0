/**
 * Who sits on the bridge of one incident, and why.
 *
 * <p>The rule is {@link io.bridgekeeper.roster.bridge.BridgeDecider}; everyone who may not sit reads the gallery.
 */
package io.bridgekeeper.roster.bridge;
