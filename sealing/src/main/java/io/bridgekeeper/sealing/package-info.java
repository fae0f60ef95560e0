/** Secrets that must be read again, sealed for whoever has the keys. */
package io.bridgekeeper.sealing;
