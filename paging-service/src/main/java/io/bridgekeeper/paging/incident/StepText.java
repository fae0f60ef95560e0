package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Steps as a row keeps them: a line each, such as {@code rotation checkout-primary PT5M}. */
final class StepText {

    private StepText() {}

    static String write(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step.call()) {
                            case Call.OfRotation(String id, Role role) ->
                                role == Role.PRIMARY ? "rotation " + id : "secondary " + id;
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
                    Call call = switch (words[0]) {
                        case "rotation" -> new Call.OfRotation(words[1], Role.PRIMARY);
                        case "secondary" -> new Call.OfRotation(words[1], Role.SECONDARY);
                        case "person" -> new Call.OfPerson(words[1]);
                        default -> throw new IllegalStateException("not a step: " + line);
                    };
                    return new Step(call, Duration.parse(words[2]));
                })
                .toList();
    }
}
