package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.twilio.PhoneNumber;
import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * A contact method as its person asks for it.
 *
 * @param channel {@code email}, {@code webhook}, {@code ntfy}, {@code chat}, {@code apprise}, {@code sms}, {@code voice} or
 *     {@code webpush}
 * @param target  an address, a URL, a key, a number or a browser's subscription, as the channel has it
 * @param name    what the person calls it, 1 to 100 characters
 */
record MethodProposal(String channel, String target, String name) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TARGET = 1_000;

    MethodProposal stripped() {
        String place = strip(target);
        return new MethodProposal(
                strip(channel),
                // Replies come from the number as the provider writes it.
                PhoneNumber.isTargetOf(strip(channel)) ? PhoneNumber.normal(place) : place,
                strip(name));
    }

    /**
     * What is wrong with it; of a stripped one.
     *
     * @param objection why nothing can be sent over a channel to a target
     * @param known     the person's own methods
     * @param catalog   what the catalog vouches for
     * @param changed   the method that it changes; empty for a new one
     */
    List<RequestFault> faults(
            Set<String> channels,
            BiFunction<String, String, Optional<String>> objection,
            List<ContactMethod> known,
            List<Way> catalog,
            Optional<UUID> changed) {
        List<RequestFault> faults = new ArrayList<>();
        boolean channelIsKnown = channels.contains(channel);
        if (!channelIsKnown) {
            faults.add(new RequestFault("channel", "must be one of " + String.join(", ", channels)));
        }
        if (target.isEmpty() || target.length() > LONGEST_TARGET) {
            faults.add(new RequestFault("target", "must have 1 to " + LONGEST_TARGET + " characters"));
        } else if (channelIsKnown) {
            objection.apply(channel, target).ifPresent(why -> faults.add(new RequestFault("target", why)));
            boolean isThere = known.stream()
                            .filter(method -> !changed.equals(Optional.of(method.id())))
                            .anyMatch(method -> method.leadsTo(channel, target))
                    || catalog.stream().anyMatch(way -> way.leadsTo(channel, target));
            if (isThere) {
                faults.add(new RequestFault("target", "is one of your contact methods already"));
            }
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add(new RequestFault("name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if (changed.isEmpty() && known.size() >= ContactMethod.MOST_OF_A_PERSON) {
            faults.add(new RequestFault(
                    "", "is one more than the " + ContactMethod.MOST_OF_A_PERSON + " that a person may have"));
        }
        return faults;
    }

    private static String strip(String text) {
        return text == null ? "" : text.strip();
    }

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "MethodProposal[" + channel + "]";
    }
}
