package io.bridgekeeper.paging.finding;

import java.util.List;
import java.util.Optional;

/**
 * A finding as the API shows it.
 *
 * @param kind one of the words of {@code docs/findings.md}
 * @param what in one sentence
 * @param mend what would end it, in one sentence
 */
record FindingView(
        String kind,
        Optional<String> systemId,
        Optional<String> rotationId,
        Optional<String> personId,
        String what,
        String mend) {

    record All(List<FindingView> findings) {}

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.kind().word(),
                finding.systemId(),
                finding.rotationId(),
                finding.personId(),
                finding.what(),
                finding.mend());
    }
}
