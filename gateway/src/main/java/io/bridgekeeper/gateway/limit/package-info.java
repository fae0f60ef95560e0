/** How much one sender or one client may ask for, so that who floods is held up alone. */
package io.bridgekeeper.gateway.limit;
