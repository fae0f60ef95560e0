package io.bridgekeeper.gateway.sns;

/** What came of asking SNS. */
sealed interface SnsAnswer {

    /** It answered, with at most as many bytes as were asked for. */
    record Got(int status, byte[] bytes) implements SnsAnswer {}

    /** It did not, or answered with too much, or too slowly. */
    record Away(String why) implements SnsAnswer {}
}
