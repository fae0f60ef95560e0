package io.bridgekeeper.gateway.format;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with a body, so that its sender mends it at once. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    /** The first fault of a place says enough. */
    public void add(String path, String message) {
        if (faults.stream().noneMatch(fault -> fault.path().equals(path))) {
            faults.add(new Fault(path, message));
        }
    }

    /** Wants each of these members to be a text, a number or a truth value, where it is there. */
    public void wantTexts(String prefix, Json.Struct struct, Iterable<String> names) {
        for (String name : names) {
            Json sent = struct.get(name);
            if (sent instanceof Json.Struct || sent instanceof Json.Items) {
                add(prefix + name, "must be a text");
            }
        }
    }

    /** Wants this member to be an object, where it is there. */
    public void wantObject(String prefix, Json.Struct struct, String name) {
        Json sent = struct.get(name);
        if (sent != Json.Nothing.NULL && !(sent instanceof Json.Struct)) {
            add(prefix + name, "must be an object");
        }
    }

    public boolean none() {
        return faults.isEmpty();
    }

    /** Only where there is one. */
    public Reading.Unreadable reading() {
        return new Reading.Unreadable(faults.stream().limit(Reading.MOST_FAULTS).toList());
    }
}
