package io.bridgekeeper.paging.completeness;

import java.util.Arrays;
import java.util.List;

/**
 * What the last incidents of an integration lack that its sender should give: each part that more than half of them lack.
 *
 * @param incidents that were looked at
 * @param gaps      in the order of {@link Part}; none of fewer than {@value #FEWEST} incidents, which show no habit
 */
record Review(int incidents, List<Gap> gaps) {

    static final int FEWEST = 3;

    /** @param last the newest first */
    static Review of(List<Completeness> last) {
        return new Review(
                last.size(),
                last.size() < FEWEST
                        ? List.of()
                        : Arrays.stream(Part.values())
                                .filter(part -> part.by() == Part.By.SENDER)
                                .map(part -> gap(part, last))
                                .filter(gap -> gap.missing() * 2 > last.size())
                                .toList());
    }

    private static Gap gap(Part part, List<Completeness> last) {
        List<Completeness.Answer.Missing> missing = last.stream()
                .flatMap(completeness -> completeness.missing().stream())
                .filter(answer -> answer.part() == part)
                .toList();
        return new Gap(
                part,
                missing.size(),
                missing.isEmpty() ? "" : missing.getFirst().mend());
    }
}
