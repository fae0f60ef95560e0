/** How much of what a called person must know is there, whose part is missing, and how it would come. */
package io.bridgekeeper.paging.completeness;
