/** Moments as calendars write them (RFC 5545), and the counting out of rules by which they repeat. */
package io.bridgekeeper.paging.recurrence;
