package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogSystem.AccessProfile;
import io.bridgekeeper.paging.catalog.CatalogSystem.Runbook;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.catalog.Rotation.HandOff;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a catalog out of the maps, lists and scalars of its YAML file.
 *
 * <p>Every fault is found in one go, with its path; {@code docs/catalog.md} tells the format.
 */
final class CatalogReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern GROUP = Pattern.compile("(/[^/\\s]+)+");
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofHours(24);
    private static final int DEFAULT_SEATS = 6;
    private static final int MOST_SEATS = 50;

    private final List<Fault> faults = new ArrayList<>();

    private CatalogReader() {}

    /** @param file what stands in the file: {@code Map}, {@code List}, {@code String}, {@code Integer}, null */
    static Reading read(Object file) {
        return new CatalogReader().readFile(file);
    }

    private Reading readFile(Object file) {
        FileNode root = new FileNode("", file, faults);
        List<Person> people = root.at("people").listOfSome(this::person);
        List<Rotation> rotations = root.at("rotations").list(this::rotation);
        List<EscalationPolicy> policies = root.at("policies").listOfSome(this::policy);
        List<CatalogSystem> systems = root.at("systems").listOfSome(this::system);
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
        Catalog catalog = Catalog.of(people, rotations, policies, systems, fallbackPolicy);
        if (!fallbackPolicy.isEmpty() && !catalog.policies().containsKey(fallbackPolicy)) {
            fallback.fault("there is no policy '" + fallbackPolicy + "'");
        }
        faults.addAll(References.faults(people, rotations, policies, systems));
        return faults.isEmpty() ? new Reading.Sound(catalog) : new Reading.Faulty(List.copyOf(faults));
    }

    private Person person(FileNode node) {
        Person person =
                new Person(id(node), node.at("name").text(), node.at("contacts").listOfSome(this::contact));
        node.endOfMap();
        return person;
    }

    private Contact contact(FileNode node) {
        FileNode email = node.at("email");
        FileNode webhook = node.at("webhook");
        node.endOfMap();
        if (email.isAbsent() == webhook.isAbsent()) {
            node.fault("must name either email or webhook");
            return new Contact.Email("");
        }
        return email.isAbsent()
                ? new Contact.Webhook(url(webhook))
                : new Contact.Email(email.parsed(t -> matching(EMAIL, t), "", "an e-mail address"));
    }

    private Rotation rotation(FileNode node) {
        FileNode starts = node.at("starts");
        Rotation rotation = new Rotation(
                id(node),
                node.at("zone").parsed(ZoneId::of, ZoneId.of("UTC"), "an IANA time zone"),
                node.at("people").listOfSome(FileNode::text),
                handOff(node.at("handOff")),
                starts.parsed(LocalDate::parse, LocalDate.EPOCH, "a day such as 2026-01-05"));
        node.endOfMap();
        if (rotation.handOff() instanceof HandOff.Weekly weekly
                && !rotation.starts().equals(LocalDate.EPOCH)
                && rotation.starts().getDayOfWeek() != weekly.on()) {
            starts.fault("must be a " + weekly.on() + ", the day of the hand-off");
        }
        return rotation;
    }

    private HandOff handOff(FileNode node) {
        FileNode on = node.at("on");
        LocalTime at = node.at("at")
                .parsed(LocalTime::parse, LocalTime.MIDNIGHT, "a time of day in quotes, such as \"09:00\"");
        String every = node.at("every").parsed(t -> oneOf(t, Set.of("day", "week")), "day", "day or week");
        node.endOfMap();
        if (every.equals("week")) {
            return new HandOff.Weekly(on.parsed(DayOfWeek::valueOf, DayOfWeek.MONDAY, "a day such as MONDAY"), at);
        }
        if (!on.isAbsent()) {
            on.fault("belongs to a weekly hand-off only");
        }
        return new HandOff.Daily(at);
    }

    private EscalationPolicy policy(FileNode node) {
        EscalationPolicy policy =
                new EscalationPolicy(id(node), node.at("steps").listOfSome(this::step));
        node.endOfMap();
        return policy;
    }

    private Step step(FileNode node) {
        FileNode call = node.at("call");
        FileNode rotation = call.at("rotation");
        FileNode person = call.at("person");
        call.endOfMap();
        Duration timeout = node.at("timeout")
                .parsed(
                        t -> within(Duration.parse(t), SHORTEST_STEP, LONGEST_STEP),
                        LONGEST_STEP,
                        "an ISO-8601 duration from PT1S to PT24H");
        node.endOfMap();
        if (!call.isAbsent() && rotation.isAbsent() == person.isAbsent()) {
            call.fault("must name either rotation or person");
        }
        return new Step(
                rotation.isAbsent()
                        ? new Call.OfPerson(person.optionalText().orElse(""))
                        : new Call.OfRotation(rotation.text()),
                timeout);
    }

    private CatalogSystem system(FileNode node) {
        FileNode seatLimit = node.at("seatLimit");
        CatalogSystem system = new CatalogSystem(
                id(node),
                node.at("name").text(),
                node.at("tier").number(1, 4, 4),
                node.at("matchers").listOfSome(this::matcher),
                node.at("serviceOwner").optionalText(),
                node.at("productOwner").optionalText(),
                node.at("accessProfiles").list(this::accessProfile),
                seatLimit.isAbsent() ? DEFAULT_SEATS : seatLimit.number(1, MOST_SEATS, DEFAULT_SEATS),
                node.at("runbooks").list(this::runbook));
        node.endOfMap();
        return system;
    }

    private Matcher matcher(FileNode node) {
        String label = node.at("label").text();
        FileNode equals = node.at("equals");
        FileNode notEquals = node.at("notEquals");
        FileNode in = node.at("in");
        FileNode prefix = node.at("prefix");
        node.endOfMap();
        List<FileNode> given = List.of(equals, notEquals, in, prefix).stream()
                .filter(n -> !n.isAbsent())
                .toList();
        if (given.size() != 1) {
            node.fault("must name exactly one of equals, notEquals, in, prefix");
            return new Matcher.Equal(label, "");
        }
        FileNode one = given.getFirst();
        if (one == equals) {
            return new Matcher.Equal(label, one.text());
        }
        if (one == notEquals) {
            return new Matcher.NotEqual(label, one.text());
        }
        return one == in
                ? new Matcher.In(label, one.listOfSome(FileNode::text))
                : new Matcher.Prefix(label, one.text());
    }

    private AccessProfile accessProfile(FileNode node) {
        AccessProfile profile = new AccessProfile(
                id(node),
                node.at("keycloakGroup")
                        .parsed(t -> matching(GROUP, t), "", "a path such as /systems/checkout/responders"),
                node.at("maxDuration")
                        .parsed(
                                t -> within(Duration.parse(t), Duration.ofMinutes(1), LONGEST_STEP),
                                LONGEST_STEP,
                                "an ISO-8601 duration from PT1M to PT24H"));
        node.endOfMap();
        return profile;
    }

    private Runbook runbook(FileNode node) {
        Runbook runbook = new Runbook(node.at("title").text(), url(node.at("url")));
        node.endOfMap();
        return runbook;
    }

    private static String id(FileNode node) {
        return node.at("id").parsed(t -> matching(ID, t), "", "1 to 63 characters of a-z 0-9 . _ -");
    }

    private static URI url(FileNode node) {
        return node.parsed(
                text -> {
                    URI uri = URI.create(text);
                    oneOf(String.valueOf(uri.getScheme()), Set.of("http", "https"));
                    matching(Pattern.compile(".+"), uri.getHost());
                    return uri;
                },
                URI.create("http://invalid"),
                "an absolute http or https address");
    }

    private <T> void unique(String list, List<T> entries, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T entry : entries) {
            if (!id.apply(entry).isEmpty() && !seen.add(id.apply(entry))) {
                faults.add(new Fault(list, "the id '" + id.apply(entry) + "' is there twice"));
            }
        }
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static String oneOf(String text, Set<String> allowed) {
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Duration within(Duration duration, Duration from, Duration to) {
        if (duration.compareTo(from) < 0 || duration.compareTo(to) > 0) {
            throw new IllegalArgumentException(duration.toString());
        }
        return duration;
    }
}
