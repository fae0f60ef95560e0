package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogSystem.AccessProfile;
import io.bridgekeeper.paging.rotation.Rotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a catalog out of the maps, lists and scalars of its document.
 *
 * <p>Every fault is found in one go, with its path; {@code docs/catalog.md} tells the format.
 */
final class CatalogReader {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final String A_NUMBER = "a number with its country, in quotation marks, such as \"+4915112345678\"";
    private static final Pattern APPRISE_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Those by regular expressions alone are held against each other. */
    private static final int MOST_SYSTEMS = 20_000;

    private final List<Fault> faults = new ArrayList<>();

    private final PolicyReader policies;

    private CatalogReader(PolicyReader policies) {
        this.policies = policies;
    }

    /**
     * @param file       what stands in the document: {@code Map}, {@code List}, {@code String}, {@code Integer}, null
     * @param mostAtOnce so many people a step may call at once
     */
    static Reading read(Object file, int mostAtOnce) {
        return new CatalogReader(new PolicyReader(mostAtOnce)).readFile(file);
    }

    private Reading readFile(Object file) {
        FileNode root = new FileNode("", file, faults);
        List<Person> people = root.at("people").listOfSome(CatalogReader::person);
        List<Rotation> rotations = root.at("rotations").list(RotationReader::read);
        List<EscalationPolicy> policies = root.at("policies").listOfSome(this.policies::read);
        List<CatalogSystem> systems = root.at("systems").listOfSome(SystemReader::read);
        FileNode fallback = root.at("fallbackPolicy");
        String fallbackPolicy = fallback.text();
        root.endOfMap();

        unique("people", people, Person::id);
        unique("rotations", rotations, Rotation::id);
        unique("policies", policies, EscalationPolicy::id);
        unique("systems", systems, CatalogSystem::id);
        unique(
                "accessProfiles",
                systems.stream().flatMap(s -> s.accessProfiles().stream()).toList(),
                AccessProfile::id);
        if (!fallbackPolicy.isEmpty()
                && policies.stream().noneMatch(policy -> policy.id().equals(fallbackPolicy))) {
            fallback.fault("there is no policy '" + fallbackPolicy + "'");
        }
        if (systems.size() > MOST_SYSTEMS) {
            root.at("systems").fault("must have at most " + MOST_SYSTEMS + " entries");
            return new Reading.Faulty(List.copyOf(faults));
        }
        faults.addAll(References.faults(people, rotations, policies, systems));
        faults.addAll(Circles.faults(systems));
        // What stands in for an unreadable matcher would shadow others, or be shadowed.
        if (faults.stream().noneMatch(fault -> fault.path().contains(".matchers"))) {
            faults.addAll(Shadows.faults(systems));
        }
        return faults.isEmpty()
                ? new Reading.Sound(Catalog.of(people, rotations, policies, systems, fallbackPolicy))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static Person person(FileNode node) {
        FileNode contacts = node.at("contacts");
        Person person = new Person(node.id(), node.at("name").text(), contacts.listOfSome(CatalogReader::contact));
        node.endOfMap();
        if (!person.contacts().isEmpty() && person.contacts().stream().noneMatch(Contact::tellsWhatFails)) {
            contacts.fault("must name another one too: Apprise never tells whether it has delivered");
        }
        return person;
    }

    private static Contact contact(FileNode node) {
        FileNode email = node.at("email");
        FileNode webhook = node.at("webhook");
        FileNode ntfy = node.at("ntfy");
        FileNode chat = node.at("chat");
        FileNode apprise = node.at("apprise");
        FileNode sms = node.at("sms");
        FileNode voice = node.at("voice");
        node.endOfMap();
        long named = Stream.of(email, webhook, ntfy, chat, apprise, sms, voice)
                .filter(channel -> !channel.isAbsent())
                .count();
        if (named != 1) {
            node.fault("must name one of email, webhook, ntfy, chat, apprise, sms and voice");
            return new Contact.Email("");
        }
        if (!webhook.isAbsent()) {
            return new Contact.Webhook(webhook.url());
        }
        if (!ntfy.isAbsent()) {
            return new Contact.Ntfy(ntfy.url());
        }
        if (!chat.isAbsent()) {
            return new Contact.Chat(chat.url());
        }
        if (!sms.isAbsent()) {
            return new Contact.Sms(sms.matching(NUMBER, A_NUMBER));
        }
        if (!voice.isAbsent()) {
            return new Contact.Voice(voice.matching(NUMBER, A_NUMBER));
        }
        return apprise.isAbsent()
                ? new Contact.Email(email.matching(EMAIL, "an e-mail address"))
                : new Contact.Apprise(apprise.matching(APPRISE_KEY, "1 to 64 letters, digits, - and _"));
    }

    private <T> void unique(String list, List<T> entries, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T entry : entries) {
            if (!id.apply(entry).isEmpty() && !seen.add(id.apply(entry))) {
                faults.add(new Fault(list, "the id '" + id.apply(entry) + "' is there twice"));
            }
        }
    }
}
