/**
 * Web Push: notices on the locked screen of a phone or a computer, over the push service of its browser (RFC 8030, 8291,
 * 8292), which can read none of them.
 */
package io.bridgekeeper.paging.notify.webpush;
