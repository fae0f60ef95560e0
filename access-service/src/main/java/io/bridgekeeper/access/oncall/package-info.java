/** Who can be called for what, and who takes turns in which rotation, as paging-service tells it. */
package io.bridgekeeper.access.oncall;
