package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done to a window, and when. */
final class WindowRules {

    private WindowRules() {}

    /** Stands for a window as it is; it changes with each change of it. */
    static EntityTag tag(MaintenanceWindow window) {
        return EntityTag.of(Stream.of("maintenance window " + window.id() + " version " + window.version()));
    }

    static WindowOutcome change(Optional<MaintenanceWindow> found, WindowPlan plan, IfMatch saw, Instant now) {
        if (found.isEmpty()) {
            return new WindowOutcome.Unknown();
        }
        MaintenanceWindow window = found.get();
        if (!saw.allows(tag(window))) {
            return new WindowOutcome.Changed(tag(window));
        }
        return window.isOpen(now) ? new WindowOutcome.Done(window.planned(plan)) : over(window);
    }

    /** One that was ended before stays as it is. */
    static WindowOutcome end(Optional<MaintenanceWindow> found, IfMatch saw, String by, Instant now) {
        if (found.isEmpty()) {
            return new WindowOutcome.Unknown();
        }
        MaintenanceWindow window = found.get();
        if (window.ended().isPresent()) {
            return new WindowOutcome.Done(window);
        }
        if (!saw.allows(tag(window))) {
            return new WindowOutcome.Changed(tag(window));
        }
        return window.isOpen(now) ? new WindowOutcome.Done(window.ended(by, now)) : over(window);
    }

    private static WindowOutcome over(MaintenanceWindow window) {
        return new WindowOutcome.Over(
                window.ended().map(MaintenanceWindow.Ended::at).orElse(window.overAt()));
    }
}
