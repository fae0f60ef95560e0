/**
 * Browsers that show notices: a person lets one in by a link that works once, and it says itself that it is still there,
 * and what has arrived.
 */
package io.bridgekeeper.paging.device;
