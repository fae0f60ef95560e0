package io.bridgekeeper.gateway.signature;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The signatures that have come within their time. One replica knows its own; what is forgotten for want of room can be
 * replayed until its time is out, because it is better to be told a thing twice than never.
 */
public final class SeenSignatures {

    private record Seen(UUID integrationId, String mac) {}

    private final int most;
    private final Map<Seen, Instant> seen = new LinkedHashMap<>();

    /** @param most of which are remembered; a quarter of a kilobyte each */
    public SeenSignatures(int most) {
        this.most = most;
    }

    /** Whether it comes for the first time; from then on it has come. */
    public synchronized boolean isFirst(UUID integrationId, SignatureVerdict.Once once, Instant now) {
        forgetThoseOutOfTime(now);
        if (seen.putIfAbsent(new Seen(integrationId, once.mac()), once.until()) != null) {
            return false;
        }
        if (seen.size() > most) {
            Iterator<Seen> oldest = seen.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    /** What came with it was not kept, so its sender may bring it again as it was. */
    public synchronized void forget(UUID integrationId, SignatureVerdict.Once once) {
        seen.remove(new Seen(integrationId, once.mac()));
    }

    synchronized int size() {
        return seen.size();
    }

    /** By when they came, which is nearly by when they end: one that stays behind a later one is harmless. */
    private void forgetThoseOutOfTime(Instant now) {
        Iterator<Instant> ends = seen.values().iterator();
        while (ends.hasNext() && ends.next().isBefore(now)) {
            ends.remove();
        }
    }
}
