package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Contact;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Over which of a person's contacts a page goes. */
final class Contacts {

    private Contacts() {}

    /**
     * The next to try.
     *
     * @param channels over which the person agreed to be called; empty for all
     * @param from     the first that has not been tried, from 0
     */
    static OptionalInt next(List<Contact> contacts, Set<String> channels, int from) {
        return IntStream.range(from, contacts.size())
                .filter(i ->
                        channels.isEmpty() || channels.contains(contacts.get(i).channel()))
                .findFirst();
    }
}
