package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Contact;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final List<Contact> CONTACTS = List.of(
            new Contact.Email("a@example.org"),
            new Contact.Webhook(URI.create("https://example.org/a")),
            new Contact.Email("b@example.org"));

    @Test
    void triesAllInOrderWhereAllChannelsAreAgreed() {
        assertThat(Contacts.next(CONTACTS, Set.of(), 0)).hasValue(0);
        assertThat(Contacts.next(CONTACTS, Set.of(), 1)).hasValue(1);
        assertThat(Contacts.next(CONTACTS, Set.of(), 2)).hasValue(2);
        assertThat(Contacts.next(CONTACTS, Set.of(), 3)).isEmpty();
    }

    @Test
    void passesOverThoseOfOtherChannels() {
        assertThat(Contacts.next(CONTACTS, Set.of("webhook"), 0)).hasValue(1);
        assertThat(Contacts.next(CONTACTS, Set.of("webhook"), 2)).isEmpty();
        assertThat(Contacts.next(CONTACTS, Set.of("email"), 1)).hasValue(2);
        assertThat(Contacts.next(CONTACTS, Set.of("sms"), 0)).isEmpty();
    }
}
