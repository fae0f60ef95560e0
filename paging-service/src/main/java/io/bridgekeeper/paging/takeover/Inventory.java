package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an export says, in words that hold for every peer.
 *
 * <p>Entries name each other by the keys of the peer; whether the named one is there is not looked at yet. Each knows
 * its path in the export.
 */
record Inventory(
        List<User> users,
        List<Schedule> schedules,
        List<Policy> policies,
        List<Service> services,
        List<Change> changes) {

    /**
     * @param keys  by which others name the user
     * @param login from which the id is made: a user name or an e-mail address
     */
    record User(String path, List<String> keys, String login, String name, List<Contact> contacts) {}

    /** @param channel {@code email} or {@code webhook}, as in the catalog */
    record Contact(String channel, String target) {}

    /** @param layers those of the same level are on call side by side; a higher level silences the lower ones */
    record Schedule(String path, String key, String name, ZoneId zone, List<Layer> layers) {}

    /**
     * @param apart whether changes are made to this layer alone
     * @param slots whose turn it is, in order; never empty
     * @param from  inclusive; without it the turns reach back
     */
    record Layer(
            String path,
            String name,
            int level,
            boolean apart,
            List<Slot> slots,
            Turns turns,
            Optional<Instant> from,
            Optional<Instant> until,
            List<Window> windows) {}

    /**
     * @param userKey whose turn; empty where it is no person's
     * @param instead what has the turn where it is no person's, such as {@code nobody}
     */
    record Slot(String path, Optional<String> userKey, String instead) {

        static Slot of(String path, String userKey) {
            return new Slot(path, Optional.of(userKey), "");
        }
    }

    /** @param repeats of all steps after the first walk through them, from 0 */
    record Policy(String path, String key, String name, List<Step> steps, Repeats repeats) {}

    /**
     * @param path  where the export says so; of the policy where it says nothing
     * @param times from 0
     */
    record Repeats(String path, long times) {}

    /** @param targets called at the same time by the peer; may be empty */
    record Step(List<Target> targets, Duration timeout) {}

    /** @param schedule whether the key is that of a schedule and not of a user */
    record Target(String path, boolean schedule, String key) {}

    record Service(String path, String name, Optional<Owner> owner) {}

    /** @param policyKey of the policy that a service calls */
    record Owner(String path, String policyKey) {}

    /** A dated exception to a schedule. */
    sealed interface Change {

        String path();

        String scheduleKey();

        Instant from();

        Instant until();

        record Added(String path, String scheduleKey, Instant from, Instant until, String userKey) implements Change {}

        record Removed(String path, String scheduleKey, Instant from, Instant until, String userKey)
                implements Change {}

        record Replaced(String path, String scheduleKey, Instant from, Instant until, String userKey, String byUserKey)
                implements Change {}

        /**
         * Fixed shifts instead of all that is planned.
         *
         * @param layers paths of the layers that make way; empty: all of them
         */
        record Fixed(
                String path,
                String scheduleKey,
                Instant from,
                Instant until,
                Set<String> layers,
                List<FixedShift> shifts)
                implements Change {}
    }

    record FixedShift(String path, Instant from, Instant until, String userKey) {}
}
