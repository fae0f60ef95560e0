package io.bridgekeeper.gateway.sns;

import io.smallrye.mutiny.Uni;

/** The one way out to SNS. */
interface SnsClient {

    /**
     * GETs over HTTPS, follows no redirect, and sends nothing that was not in the address.
     *
     * @param address that {@code SnsAddress} knows as SNS's own; any other is a bug
     * @param most    bytes of the answer
     * @return never fails
     */
    Uni<SnsAnswer> get(String address, int most);
}
