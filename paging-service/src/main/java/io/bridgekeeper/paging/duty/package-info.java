/**
 * Tells other services who can be called for which system in the next days, and who takes turns in which rotation. It reads
 * schedules and policies, and nothing on the way from signal to page waits for it.
 */
package io.bridgekeeper.paging.duty;
