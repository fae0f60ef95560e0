/** Integrations that send more than the gateway takes: an incident of its own, to the integration's owner. */
package io.bridgekeeper.paging.flood;
