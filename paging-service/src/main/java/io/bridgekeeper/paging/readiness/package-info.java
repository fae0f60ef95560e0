/**
 * Whether those who can be called would have their access: what access-service found in rehearsals, told to whoever can
 * still mend it.
 */
package io.bridgekeeper.paging.readiness;
