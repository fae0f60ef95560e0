/** What hooks were sent, for the owners of integrations: to try a mapping on it, and to read anew what could not be read. */
package io.bridgekeeper.paging.rawevent;
