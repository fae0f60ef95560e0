/** What the gateway tells: what monitoring tools sent, read and kept. */
package io.bridgekeeper.contracts.gateway.v1;
