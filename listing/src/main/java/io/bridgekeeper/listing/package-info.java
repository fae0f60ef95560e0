/** How every list that may grow for ever is read: a part at a time, the newest first, each going on behind the one before. */
package io.bridgekeeper.listing;
