package io.bridgekeeper.paging.completeness;

import java.util.List;
import java.util.Optional;

/**
 * How complete a brief is, as the API shows it.
 *
 * @param score percent; 100 only where nothing is missing
 */
public record CompletenessView(int score, List<PartLine> parts) {

    /**
     * @param part   one of the words of {@code docs/brief.md}
     * @param by     who can give it: {@code sender}, {@code catalog} or {@code pipeline}
     * @param reason why it is missing; absent where it is not
     * @param mend   what would bring it; absent where it is there
     */
    public record PartLine(
            String part, String by, int weight, boolean present, Optional<String> reason, Optional<String> mend) {}

    public static CompletenessView of(Completeness completeness) {
        return new CompletenessView(
                completeness.score(),
                completeness.answers().stream().map(CompletenessView::line).toList());
    }

    private static PartLine line(Completeness.Answer answer) {
        return switch (answer) {
            case Completeness.Answer.There(Part part) ->
                new PartLine(part.word(), part.by().word(), part.weight(), true, Optional.empty(), Optional.empty());
            case Completeness.Answer.Missing(Part part, String reason, String mend) ->
                new PartLine(
                        part.word(), part.by().word(), part.weight(), false, Optional.of(reason), Optional.of(mend));
        };
    }
}
