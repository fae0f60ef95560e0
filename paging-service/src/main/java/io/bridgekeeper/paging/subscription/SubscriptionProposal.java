package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A subscription as somebody asks for it.
 *
 * @param name    1 to 100 characters
 * @param url     http or https, at most 2000 characters, to a host of the allow-list
 * @param types   words of {@link EventKind}; absent for all
 * @param systems by their catalog ids, at most 200; absent for all
 */
record SubscriptionProposal(String name, String url, List<String> types, List<String> systems) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_SYSTEMS = 200;

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(SubscriptionPlan plan) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /**
     * @param known     systems of the catalog
     * @param objection why the URL may not be called; empty where it may
     */
    Reading read(Set<String> known, Optional<String> objection) {
        List<RequestFault> faults = new ArrayList<>();
        String shown = name == null ? "" : name.strip();
        if (shown.isEmpty() || shown.length() > LONGEST_NAME || shown.chars().anyMatch(Character::isISOControl)) {
            faults.add(new RequestFault("name", "must have 1 to " + LONGEST_NAME + " characters, all of them visible"));
        }
        if (url == null || url.isBlank() || url.length() > LONGEST_URL) {
            faults.add(new RequestFault("url", "must have 1 to " + LONGEST_URL + " characters"));
        } else {
            objection.ifPresent(why -> faults.add(new RequestFault("url", why)));
        }
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        if (types != null && types.isEmpty()) {
            faults.add(new RequestFault("types", "must name one at least; leave it out for all"));
        }
        for (int i = 0; types != null && i < types.size(); i++) {
            Optional<EventKind> kind = EventKind.of(types.get(i));
            kind.ifPresent(kinds::add);
            if (kind.isEmpty()) {
                faults.add(
                        new RequestFault("types[" + i + "]", "must be one of " + String.join(", ", EventKind.words())));
            }
        }
        if (systems != null && (systems.isEmpty() || systems.size() > MOST_SYSTEMS)) {
            faults.add(new RequestFault("systems", "must name 1 to " + MOST_SYSTEMS + "; leave it out for all"));
        } else {
            for (int i = 0; systems != null && i < systems.size(); i++) {
                if (systems.get(i) == null || !known.contains(systems.get(i))) {
                    faults.add(new RequestFault("systems[" + i + "]", "no system of the catalog has this id"));
                }
            }
        }
        return faults.isEmpty()
                ? new Reading.Sound(new SubscriptionPlan(
                        shown,
                        url,
                        new EventFilter(Set.copyOf(kinds), systems == null ? Set.of() : Set.copyOf(systems))))
                : new Reading.Faulty(List.copyOf(faults));
    }

    /** Not the address: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "SubscriptionProposal[" + name + "]";
    }
}
