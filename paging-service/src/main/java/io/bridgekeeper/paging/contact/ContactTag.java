package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.tag.EntityTag;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands for what a person has set, so that whoever changes it can say what they saw. */
final class ContactTag {

    private ContactTag() {}

    /**
     * Neither how well they work nor the contacts of the catalog are in it: both change without their person. Nor is
     * anything of a code but its end: who has the tag could try all codes against it.
     */
    static EntityTag ofMethods(Collection<ContactMethod> own) {
        return EntityTag.of(own.stream()
                .map(method -> String.join(
                        "\n",
                        method.id().toString(),
                        method.channel(),
                        method.verifiedAt().map(Instant::toString).orElse(""),
                        method.code()
                                .map(SentCode::expiresAt)
                                .map(Instant::toString)
                                .orElse(""),
                        method.target(),
                        method.name())));
    }

    static EntityTag ofRules(OwnContacts own) {
        return EntityTag.of(
                Stream.concat(lines("high", own.highRules()).stream(), lines("low", own.lowRules()).stream()));
    }

    static EntityTag ofQuiet(Optional<QuietHours> quiet) {
        return EntityTag.of(quiet.stream()
                .flatMap(hours -> Stream.concat(
                        Stream.of(hours.zone().getId()),
                        hours.windows().stream().map(ContactTag::line))));
    }

    /** Their order counts. */
    private static List<String> lines(String urgency, List<Rule> rules) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : rules) {
            lines.add(urgency + " " + lines.size() + " " + rule.methodId() + " " + rule.delay());
        }
        return lines;
    }

    private static String line(Window window) {
        return window.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(",")) + " "
                + window.from() + " " + window.to();
    }
}
