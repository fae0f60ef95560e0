/**
 * Whether whoever can be called would have the access when they are: tried out the night before, and whenever something
 * changes. Nothing of it gives anybody access, and no page waits for it.
 */
package io.bridgekeeper.access.rehearsal;
