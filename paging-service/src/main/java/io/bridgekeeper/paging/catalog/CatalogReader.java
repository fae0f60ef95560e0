package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogSystem.AccessProfile;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.time.Duration;
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
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofHours(24);

    /** Those by regular expressions alone are held against each other. */
    private static final int MOST_SYSTEMS = 20_000;

    private final List<Fault> faults = new ArrayList<>();

    private CatalogReader() {}

    /** @param file what stands in the document: {@code Map}, {@code List}, {@code String}, {@code Integer}, null */
    static Reading read(Object file) {
        return new CatalogReader().readFile(file);
    }

    private Reading readFile(Object file) {
        FileNode root = new FileNode("", file, faults);
        List<Person> people = root.at("people").listOfSome(CatalogReader::person);
        List<Rotation> rotations = root.at("rotations").list(RotationReader::read);
        List<EscalationPolicy> policies = root.at("policies").listOfSome(CatalogReader::policy);
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

    private static EscalationPolicy policy(FileNode node) {
        FileNode rounds = node.at("rounds");
        EscalationPolicy policy = new EscalationPolicy(
                node.id(),
                node.at("steps").listOfSome(CatalogReader::step),
                rounds.isAbsent() ? 1 : rounds.number(1, EscalationPolicy.MOST_ROUNDS, 1));
        node.endOfMap();
        return policy;
    }

    private static Step step(FileNode node) {
        FileNode call = node.at("call");
        FileNode rotation = call.at("rotation");
        FileNode role = call.at("role");
        FileNode person = call.at("person");
        call.endOfMap();
        Duration timeout =
                node.at("timeout").duration(SHORTEST_STEP, LONGEST_STEP, "an ISO-8601 duration from PT1S to PT24H");
        node.endOfMap();
        if (!call.isAbsent() && rotation.isAbsent() == person.isAbsent()) {
            call.fault("must name either rotation or person");
        }
        Role called = LayerReader.role(role);
        if (!role.isAbsent() && rotation.isAbsent()) {
            role.fault("belongs to a rotation only");
        } else if (called == Role.SHADOW) {
            role.fault("must be primary or secondary: a shadow learns, and is not called");
        }
        return new Step(
                rotation.isAbsent()
                        ? new Call.OfPerson(person.optionalText().orElse(""))
                        : new Call.OfRotation(rotation.text(), called),
                timeout);
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
