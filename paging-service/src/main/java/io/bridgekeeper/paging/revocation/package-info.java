/** Access that is not proven to be gone in time: an incident of its own, to those who own the platform. */
package io.bridgekeeper.paging.revocation;
