package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.integration.IntegrationOwner;
import io.bridgekeeper.paging.notify.MessageText;
import java.util.stream.Collectors;

/** Tells the owner of an integration what its signals lack. */
final class ReportText {

    private ReportText() {}

    /** Its address is a path of the platform. */
    static MessageText of(IntegrationOwner integration, Report report) {
        String what = report.gaps().stream().map(gap -> gap.part().words()).collect(Collectors.joining(", "));
        String each = report.gaps().stream()
                .map(gap -> "- " + gap.part().words() + ", missing in " + gap.missing() + " of the last "
                        + report.incidents() + " incidents. " + gap.mend())
                .collect(Collectors.joining("\n"));
        return new MessageText(
                "incomplete-signals",
                integration.name() + " sends signals without " + what,
                "Whoever is called for a signal of your integration " + integration.name()
                        + " reads less than they must know. What is mostly missing:\n\n" + each
                        + "\n\nYou are told of a gap once.",
                "/api/paging/integrations/" + integration.id() + "/completeness");
    }
}
