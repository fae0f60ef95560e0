/**
 * Text messages and calls by whoever speaks Twilio's API: what goes out, and what shows that a callback is the provider's.
 * What people answer is read in {@code phone}.
 */
package io.bridgekeeper.paging.notify.twilio;
