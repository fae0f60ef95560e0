package io.bridgekeeper.gateway.owner;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.hook.HookAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What raw events would become under a mapping.
 *
 * @param events the newest first, at most 50
 */
record Preview(List<Tried> events) {

    /**
     * One of them.
     *
     * @param format by which it was read when it came
     * @param would  in the shape of a dry run; null where it could not be read
     * @param errors all that would be wrong with it
     * @param was    what became of it when it came
     */
    record Tried(
            UUID eventId,
            Instant receivedAt,
            String format,
            HookAnswer.DryRun would,
            List<Fault> errors,
            KeptEvent.Was was) {

        static Tried of(KeptEvent event, Reading reading) {
            return switch (reading) {
                case Reading.Signals signals -> tried(event, HookAnswer.DryRun.of(signals), List.of());
                case Reading.Nothing(String why) -> tried(event, HookAnswer.DryRun.ofNothing(why), List.of());
                case Reading.Unreadable(List<Fault> faults) -> tried(event, null, faults);
            };
        }

        private static Tried tried(KeptEvent event, HookAnswer.DryRun would, List<Fault> errors) {
            return new Tried(event.id(), event.receivedAt(), event.format(), would, errors, event.was());
        }
    }
}
