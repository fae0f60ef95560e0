/** What followup-service tells: who is accountable, and whether it happened again. */
package io.bridgekeeper.contracts.followup.v1;
