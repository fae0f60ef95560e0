package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Over which channels this process has queued notices a short while ago: only these need to look for due ones when
 * something was committed, so a channel that nobody uses costs no page anything.
 *
 * <p>A while, and not until the next look: a notice is queued before its transaction commits, and others commit meanwhile.
 * What is forgotten here, or was queued by another process, waits for the poll.
 *
 * @param last when one was queued, by channel
 */
record RecentChannels(Map<String, Instant> last) {

    static final RecentChannels NONE = new RecentChannels(Map.of());

    /** Longer than any transaction. */
    static final Duration WHILE = Duration.ofSeconds(30);

    /** One that is first tried later is left to the poll. */
    RecentChannels with(List<QueuedNotice> queued) {
        Map<String, Instant> after = new HashMap<>(last);
        queued.stream()
                .filter(notice -> !notice.at().isAfter(notice.queuedAt()))
                .forEach(notice -> after.put(notice.channel(), notice.queuedAt()));
        return new RecentChannels(after);
    }

    Set<String> at(Instant now) {
        return last.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(now.minus(WHILE)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
