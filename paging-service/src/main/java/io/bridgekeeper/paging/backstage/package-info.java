/** Out of Backstage's catalog-info.yaml, a proposal for the catalog; nothing is stored. */
package io.bridgekeeper.paging.backstage;
