package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between what a person set and how it is kept: a rule or a window a line. */
final class ContactMapper {

    private ContactMapper() {}

    static ContactMethod method(ContactMethodRow row) {
        return new ContactMethod(
                row.id,
                row.personId,
                row.source.equals("own") ? ContactMethod.Source.OWN : ContactMethod.Source.CATALOG,
                row.channel,
                row.target,
                row.name,
                row.addedAt,
                Optional.ofNullable(row.verifiedAt),
                Optional.ofNullable(row.codeHash).map(hash -> new SentCode(hash, row.codeExpiresAt, row.codeTries)),
                new MethodHealth(
                        Optional.ofNullable(row.lastTriedAt),
                        Optional.ofNullable(row.lastDeliveredAt),
                        Optional.ofNullable(row.lastFailedAt),
                        Optional.ofNullable(row.lastFailure),
                        Optional.ofNullable(row.failingSince)),
                Optional.ofNullable(row.testDueAt));
    }

    static ContactMethodRow row(ContactMethod method) {
        ContactMethodRow row = new ContactMethodRow();
        row.id = method.id();
        row.personId = method.personId();
        row.source = method.source().word();
        change(row, method);
        return row;
    }

    static void change(ContactMethodRow row, ContactMethod method) {
        MethodHealth health = method.health();
        row.channel = method.channel();
        row.target = method.target();
        row.name = method.name();
        row.addedAt = method.addedAt();
        row.verifiedAt = method.verifiedAt().orElse(null);
        row.codeHash = method.code().map(SentCode::hash).orElse(null);
        row.codeExpiresAt = method.code().map(SentCode::expiresAt).orElse(null);
        row.codeTries = method.code().map(SentCode::tries).orElse(0);
        row.lastTriedAt = health.lastTriedAt().orElse(null);
        row.lastDeliveredAt = health.lastDeliveredAt().orElse(null);
        row.lastFailedAt = health.lastFailedAt().orElse(null);
        row.lastFailure = health.lastFailure().orElse(null);
        row.failingSince = health.failingSince().orElse(null);
        row.testDueAt = method.testDueAt().orElse(null);
    }

    static OwnContacts own(ContactSettingsRow row, List<Way> methods) {
        return new OwnContacts(methods, rules(row.highRules), rules(row.lowRules), quiet(row));
    }

    static String rules(List<Rule> rules) {
        return rules.stream().map(rule -> rule.methodId() + " " + rule.delay()).collect(Collectors.joining("\n"));
    }

    static String windows(List<Window> windows) {
        return windows.stream()
                .map(window -> window.days().stream().map(DayOfWeek::name).collect(Collectors.joining(",")) + " "
                        + window.from() + " " + window.to())
                .collect(Collectors.joining("\n"));
    }

    private static List<Rule> rules(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .map(words -> new Rule(UUID.fromString(words[0]), Duration.parse(words[1])))
                .toList();
    }

    private static Optional<QuietHours> quiet(ContactSettingsRow row) {
        return Optional.ofNullable(row.quietZone)
                .map(zone -> new QuietHours(
                        ZoneId.of(zone),
                        row.quietWindows
                                .lines()
                                .map(line -> window(line.split(" ")))
                                .toList()));
    }

    private static Window window(String[] words) {
        return new Window(
                Arrays.stream(words[0].split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(words[1]),
                LocalTime.parse(words[2]),
                Window.Holidays.AS_OTHER_DAYS);
    }
}
