package io.bridgekeeper.paging.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTextTest {

    @Test
    void readsWhatItWrote() {
        List<Step> steps = List.of(
                new Step(new Call.OfRotation("checkout-primary", Role.PRIMARY), Duration.ofMinutes(5)),
                new Step(new Call.OfRotation("checkout-primary", Role.SECONDARY), Duration.ofMinutes(5)),
                new Step(new Call.OfPerson("carol"), Duration.ofSeconds(90)));
        assertThat(StepText.write(steps))
                .isEqualTo("rotation checkout-primary PT5M\nsecondary checkout-primary PT5M\nperson carol PT1M30S");
        assertThat(StepText.read(StepText.write(steps))).isEqualTo(steps);
        assertThat(StepText.read(StepText.write(List.of()))).isEmpty();
    }

    @Test
    void readsWhomAStepCallsAtOnce() {
        List<Step> steps = List.of(
                new Step(
                        List.of(
                                new Call.OfRotation("checkout-primary", Role.PRIMARY),
                                new Call.OfRotation("checkout-primary", Role.SECONDARY),
                                new Call.OfPerson("carol")),
                        Duration.ofMinutes(5)),
                new Step(new Call.OfPerson("dave"), Duration.ofMinutes(1)));
        assertThat(StepText.write(steps))
                .isEqualTo("rotation checkout-primary secondary checkout-primary person carol PT5M\nperson dave PT1M");
        assertThat(StepText.read(StepText.write(steps))).isEqualTo(steps);
    }
}
