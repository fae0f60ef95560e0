/** Tells a system's product owner when somebody takes access to it without anybody's yes. */
package io.bridgekeeper.paging.breakglass;
