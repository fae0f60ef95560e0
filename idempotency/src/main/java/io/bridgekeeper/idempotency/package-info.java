/** A POST that comes again under its Idempotency-Key is answered as it was the first time, and not done twice. */
package io.bridgekeeper.idempotency;
