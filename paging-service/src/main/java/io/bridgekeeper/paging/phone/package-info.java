/**
 * What comes back by phone: replies to text messages, keys that are pressed, what became of a message or a call, and who
 * wants no more of it. Only what the provider has signed is heard.
 */
package io.bridgekeeper.paging.phone;
