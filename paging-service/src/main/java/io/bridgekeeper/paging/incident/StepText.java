package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Steps as a row keeps them: a line each, such as {@code rotation checkout-primary PT5M}; one that calls several at once
 * has them one after the other before its time.
 */
public final class StepText {

    private StepText() {}

    public static String write(List<Step> steps) {
        return steps.stream()
                .map(step -> step.calls().stream().map(StepText::write).collect(Collectors.joining(" ")) + " "
                        + step.timeout())
                .collect(Collectors.joining("\n"));
    }

    public static List<Step> read(String text) {
        return text.lines()
                .map(line -> {
                    String[] words = line.split(" ");
                    List<Call> calls = new ArrayList<>();
                    for (int i = 0; i + 1 < words.length; i += 2) {
                        calls.add(call(words[i], words[i + 1]));
                    }
                    return new Step(List.copyOf(calls), Duration.parse(words[words.length - 1]));
                })
                .toList();
    }

    private static String write(Call call) {
        return switch (call) {
            case Call.OfRotation(String id, Role role) -> role == Role.PRIMARY ? "rotation " + id : "secondary " + id;
            case Call.OfPerson(String id) -> "person " + id;
        };
    }

    private static Call call(String kind, String id) {
        return switch (kind) {
            case "rotation" -> new Call.OfRotation(id, Role.PRIMARY);
            case "secondary" -> new Call.OfRotation(id, Role.SECONDARY);
            case "person" -> new Call.OfPerson(id);
            default -> throw new IllegalStateException("not a call: " + kind);
        };
    }
}
