/** What was changed on running systems, and which of it may have to do with an incident. */
package io.bridgekeeper.paging.change;
