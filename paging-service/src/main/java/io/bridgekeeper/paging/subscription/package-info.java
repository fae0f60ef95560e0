/** Tells other programs of incidents and pages by webhook, as often as it takes, and says when it cannot. */
package io.bridgekeeper.paging.subscription;
