package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.catalog.Fault;
import java.util.List;
import java.util.Locale;

/**
 * A proposal as the API answers it.
 *
 * @param document       the catalog as YAML, to be completed
 * @param faults         what is wrong with it as it is; empty: it can be used
 * @param missing        what a person has to say
 * @param overrides      by rotation, to be posted once the catalog is in use
 * @param notCarriedOver line by line
 * @param notes          what holds for every proposal
 */
record ProposalView(
        String document,
        List<Fault> faults,
        List<Missing> missing,
        List<Proposal.OfRotation> overrides,
        List<Line> notCarriedOver,
        List<String> notes) {

    private static final List<String> NOTES = List.of(
            "Nobody agreed to anything by this: every person is asked, and is not called before they have agreed.",
            "The id of a person must be the user name in Keycloak; it is made of the login or the e-mail address.",
            "Every system has the tier " + SystemPart.TIER + ".");

    /** @param kind {@code approximated} or {@code dropped} */
    record Line(String kind, String path, String what) {

        static Line of(NotCarriedOver line) {
            return new Line(line.kind().name().toLowerCase(Locale.ROOT), line.path(), line.what());
        }
    }

    static ProposalView of(Proposal proposal, String document, List<Fault> faults) {
        return new ProposalView(
                document,
                faults,
                proposal.missing(),
                proposal.overrides(),
                proposal.notCarriedOver().stream().map(Line::of).toList(),
                NOTES);
    }
}
