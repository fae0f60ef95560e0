/** Which incident a signal belongs to, who is paged next, how they are reached. One package a feature. */
package io.bridgekeeper.paging;
