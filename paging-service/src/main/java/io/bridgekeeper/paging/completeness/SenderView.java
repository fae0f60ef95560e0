package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.integration.IntegrationOwner;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How complete the briefs of one integration's incidents are.
 *
 * @param from      incidents that opened after this were looked at
 * @param incidents that were looked at, the newest
 * @param score     the mean of theirs, in percent; absent where there are none
 */
record SenderView(
        UUID integrationId,
        String name,
        String owner,
        Instant from,
        int incidents,
        Optional<Integer> score,
        List<PartLine> parts) {

    /**
     * @param part    one of the words of {@code docs/brief.md}
     * @param by      who can give it: {@code sender}, {@code catalog} or {@code pipeline}
     * @param missing in so many of the incidents
     * @param reason  why, in the newest of them; absent where it is missing in none
     * @param mend    what would bring it; absent where it is missing in none
     */
    record PartLine(String part, String by, int missing, Optional<String> reason, Optional<String> mend) {}

    /** @param looked the newest first */
    static SenderView of(IntegrationOwner integration, Instant from, List<Completeness> looked) {
        return new SenderView(
                integration.id(),
                integration.name(),
                integration.ownerId(),
                from,
                looked.size(),
                looked.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                looked.stream().mapToInt(Completeness::score).sum() / looked.size()),
                Arrays.stream(Part.values()).map(part -> line(part, looked)).toList());
    }

    private static PartLine line(Part part, List<Completeness> looked) {
        List<Completeness.Answer.Missing> missing = looked.stream()
                .flatMap(completeness -> completeness.missing().stream())
                .filter(answer -> answer.part() == part)
                .toList();
        Optional<Completeness.Answer.Missing> newest = missing.stream().findFirst();
        return new PartLine(
                part.word(),
                part.by().word(),
                missing.size(),
                newest.map(Completeness.Answer.Missing::reason),
                newest.map(Completeness.Answer.Missing::mend));
    }
}
