package io.bridgekeeper.gateway.stream;

/** How many listeners a gateway takes: the last of too many would take it away from all others, and from the hooks. */
final class StreamLimit {

    /** What hooks, calls and the service itself want of the heap. */
    private static final long RESERVED = 64L * 1024 * 1024;

    /** A listener keeps some 20 KiB: connection, request, who it is. The rest is for what waits for slow readers. */
    private static final long EACH = 32L * 1024;

    private StreamLimit() {}

    /**
     * @param asked by the admin, at least 1
     * @param heap  in bytes, as far as it may grow
     * @return at least 1: 5,000 and more with 256 MiB
     */
    static int of(int asked, long heap) {
        return Math.clamp((heap - RESERVED) / EACH, 1, asked);
    }
}
