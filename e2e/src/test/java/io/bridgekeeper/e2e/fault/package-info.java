/** What must hold whatever breaks: faults done to the running platform, and the sender's ledger held against it. */
package io.bridgekeeper.e2e.fault;
