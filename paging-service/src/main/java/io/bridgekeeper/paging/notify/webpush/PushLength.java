package io.bridgekeeper.paging.notify.webpush;

import java.util.stream.IntStream;

/** Pads what is sent, so that its length tells the push service little: nearly every notice has the same. */
final class PushLength {

    private static final int[] STEPS = {1_024, 2_048, PushEncryption.MOST};

    private PushLength() {}

    /** @return at least {@code plaintext}, which is at most {@link PushEncryption#MOST} */
    static int padded(int plaintext) {
        return IntStream.of(STEPS).filter(step -> step >= plaintext).findFirst().orElseThrow();
    }
}
