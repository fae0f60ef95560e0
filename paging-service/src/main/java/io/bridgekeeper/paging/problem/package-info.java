/** How paging-service says no over HTTP. */
package io.bridgekeeper.paging.problem;
