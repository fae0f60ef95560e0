package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Steps as a row keeps them: a line each, such as {@code rotation checkout-primary PT5M}. */
final class StepText {

    private StepText() {}

    static String write(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step.call()) {
                            case Call.OfRotation(String id) -> "rotation " + id;
                            case Call.OfPerson(String id) -> "person " + id;
                        }
                        + " "
                        + step.timeout())
                .collect(Collectors.joining("\n"));
    }

    static List<Step> read(String text) {
        return text.lines()
                .map(line -> {
                    String[] words = line.split(" ");
                    Call call =
                            words[0].equals("rotation") ? new Call.OfRotation(words[1]) : new Call.OfPerson(words[1]);
                    return new Step(call, Duration.parse(words[2]));
                })
                .toList();
    }
}
