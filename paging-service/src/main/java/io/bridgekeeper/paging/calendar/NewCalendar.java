package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A calendar as somebody asks for it: of themselves or of a rotation, never of another person.
 *
 * @param of         {@code me}; absent where {@code rotationId} is there
 * @param rotationId absent where {@code of} is there
 * @param name       1 to 100 characters; absent: a name is made
 */
record NewCalendar(String of, String rotationId, String name) {

    private static final int LONGEST_NAME = 100;

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(Subject subject, String name) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param rotations all that the catalog knows */
    Reading read(String callerId, Set<String> rotations) {
        List<RequestFault> faults = new ArrayList<>();
        if (of == null && rotationId == null) {
            faults.add(new RequestFault("of", "must be me where there is no rotationId"));
        }
        if (of != null && !of.equals("me")) {
            faults.add(new RequestFault("of", "must be me"));
        }
        if (of != null && rotationId != null) {
            faults.add(new RequestFault("rotationId", "does not go with of"));
        }
        if (rotationId != null && !rotations.contains(rotationId)) {
            faults.add(new RequestFault("rotationId", "there is no rotation '" + rotationId + "' in the catalog"));
        }
        String shown = name == null ? "On call: " + (rotationId == null ? callerId : rotationId) : name.strip();
        if (shown.isEmpty() || shown.length() > LONGEST_NAME || shown.chars().anyMatch(Character::isISOControl)) {
            faults.add(new RequestFault("name", "must have 1 to " + LONGEST_NAME + " characters, all of them visible"));
        }
        return faults.isEmpty()
                ? new Reading.Sound(
                        rotationId == null ? new Subject.Own(callerId) : new Subject.OfRotation(rotationId), shown)
                : new Reading.Faulty(List.copyOf(faults));
    }
}
