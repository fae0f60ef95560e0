/** Who is a person, and who owns which product: the catalog, as paging-service last told it. */
package io.bridgekeeper.followup.catalog;
