package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.notify.twilio.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One way to reach a person that is known to be theirs.
 *
 * @param id     of the contact method; that of a contact of the catalog follows from what it is
 * @param target where it goes, as the notifier of the channel reads it
 */
public record Way(UUID id, String channel, String target) {

    static Way of(String personId, Contact contact) {
        String what = personId + "\n" + contact.channel() + "\n" + contact.target();
        return new Way(
                UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)), contact.channel(), contact.target());
    }

    /** Those that the catalog vouches for, in its order. */
    public static List<Way> of(Person person) {
        return person.contacts().stream()
                .map(contact -> of(person.id(), contact))
                .toList();
    }

    /** Whether a message would end up at the same place; the case of an e-mail address and the blanks of a number make no
     * difference. */
    boolean leadsTo(String otherChannel, String otherTarget) {
        return channel.equals(otherChannel) && sameTarget(channel, target, otherTarget);
    }

    static boolean sameTarget(String channel, String one, String other) {
        return normal(channel, one).equals(normal(channel, other));
    }

    /** In the one spelling that stands for all that lead to the same place. */
    static String normal(String channel, String target) {
        return PhoneNumber.isTargetOf(channel)
                ? PhoneNumber.normal(target)
                : channel.equals("email") ? target.toLowerCase(Locale.ROOT) : target;
    }

    /** Whether a notice over it that does not arrive is known to have failed: Apprise never tells what it delivered. */
    boolean tellsWhatFails() {
        return !channel.equals("apprise");
    }

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Way[" + id + ", " + channel + "]";
    }
}
