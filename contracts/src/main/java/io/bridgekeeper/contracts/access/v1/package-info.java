/** What access-service tells: who holds which access, from when until when. */
package io.bridgekeeper.contracts.access.v1;
