package io.bridgekeeper.paging.device;

import io.bridgekeeper.paging.secret.Secret;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came of what a device asked. */
sealed interface DeviceOutcome {

    /**
     * @param secret   by which the device is known from now on, told this once
     * @param problem  why no code could be sent to it, in words; empty where one was, or none is needed
     */
    record Enrolled(UUID methodId, Secret secret, boolean verified, Optional<String> problem)
            implements DeviceOutcome {}

    /** It stands as the device said. */
    record Noted() implements DeviceOutcome {}

    /** @param faults all of them, where it is what was asked that is wrong */
    record Refused(ProblemKind why, List<RequestFault> faults) implements DeviceOutcome {

        Refused(ProblemKind why) {
            this(why, List.of());
        }
    }
}
