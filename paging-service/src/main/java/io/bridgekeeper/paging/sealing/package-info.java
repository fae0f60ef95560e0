/** The keys under which this service keeps secrets that it must read again, and their renewal when those keys change. */
package io.bridgekeeper.paging.sealing;
