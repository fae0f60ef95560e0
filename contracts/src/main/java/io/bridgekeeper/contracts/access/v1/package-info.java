/** What access-service tells: who holds which access, from when until when, and who can log in. */
package io.bridgekeeper.contracts.access.v1;
