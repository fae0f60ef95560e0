/** What roster-service tells: who may sit on the bridge. */
package io.bridgekeeper.contracts.roster.v1;
