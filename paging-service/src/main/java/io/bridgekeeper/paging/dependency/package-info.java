/** What broke because something else did: the incident of the cause pages first. */
package io.bridgekeeper.paging.dependency;
