/** What paging-service tells: incidents and pages as they happen; the catalog and the integrations as they stand. */
package io.bridgekeeper.contracts.paging.v1;
