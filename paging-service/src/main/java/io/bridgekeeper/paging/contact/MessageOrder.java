package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Over which ways a person is told what is about no page, and when.
 *
 * <p>First those of their rules for low urgency, in the order of the delays, then their other own methods, then the
 * contacts of the catalog. What is known to fail comes after all that is not. The delays themselves do not count: they
 * leave time to answer, and a message is answered nowhere.
 */
final class MessageOrder {

    private MessageOrder() {}

    /**
     * @param catalog what the catalog vouches for, in its order
     * @param failing ids of the ways over which something was given up and nothing has arrived since
     */
    static Reach of(List<Way> catalog, OwnContacts own, Set<UUID> failing, Instant now) {
        List<Way> known =
                Stream.concat(own.methods().stream(), catalog.stream()).toList();
        List<Way> ways = new ArrayList<>();
        Stream.concat(ruled(own, known), known.stream())
                // Those that lead to the same place are one.
                .filter(way -> ways.stream().noneMatch(other -> other.leadsTo(way.channel(), way.target())))
                .forEach(ways::add);
        List<Reach.Way> ordered = Stream.concat(
                        ways.stream().filter(way -> !failing.contains(way.id())),
                        ways.stream().filter(way -> failing.contains(way.id())))
                .map(way -> new Reach.Way(way.id(), way.channel(), way.target()))
                .toList();
        return new Reach(ordered, own.mayDisturbAt(Urgency.LOW, now));
    }

    private static Stream<Way> ruled(OwnContacts own, List<Way> known) {
        return own.rules(Urgency.LOW).stream()
                .sorted(Comparator.comparing(Rule::delay))
                .flatMap(rule -> known.stream().filter(way -> way.id().equals(rule.methodId())));
    }
}
