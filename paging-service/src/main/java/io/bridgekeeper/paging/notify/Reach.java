package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a person is told now what is about no page.
 *
 * @param ways  in the order in which they are tried, each once the one before is given up; may be empty
 * @param begins when it may disturb them: now, or when it is quiet no more
 */
public record Reach(List<Way> ways, Instant begins) {

    /** Over the same ways, whether it disturbs or not. */
    Reach atOnce(Instant now) {
        return new Reach(ways, now);
    }

    /**
     * One contact.
     *
     * @param id     by which it is known again while a message is tried
     * @param target where it goes, as the notifier of the channel reads it
     */
    public record Way(UUID id, String channel, String target) {

        /** Not the target: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Way[" + id + ", " + channel + "]";
        }
    }
}
