/** Access for those who may take it without anybody's yes: at once, loudly, for short, and looked at afterwards. */
package io.bridgekeeper.access.breakglass;
