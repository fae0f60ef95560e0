package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.e2e.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of the faults; {@code ./bridgekeeper test --faults} plays all of them. */
@ExtendWith(OnStage.class)
class FaultE2E {

    /** Always the same moments, so that two builds differ by what was built. */
    private static final long SEED = 1;

    @Test
    void losesNoIncidentAndPagesNobodyForAnAcceptedOneWhateverIsKilled(Stage stage) {
        assertThat(Faults.shortly(stage.platform(), SEED)).isEmpty();
    }
}
