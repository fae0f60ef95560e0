package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Json;
import java.util.HashSet;
import java.util.Set;

/**
 * What the expressions of a mapping may still cost for one body, and what of it they looked at.
 *
 * <p>One step is one value looked at, made or compared, or {@value #CHARACTERS} characters of a text. Counting steps and
 * not time, a mapping that reads a body once reads it always.
 */
final class Steps {

    /** How many characters are looked at or copied for one step. */
    static final int CHARACTERS = 16;

    /** What all expressions together may cost for one body of at most 1 MiB. */
    static final long MOST = 200_000;

    private final Set<String> read = new HashSet<>();
    private long left;
    private boolean spent;
    private Json watched;
    private boolean whole;

    Steps(long most) {
        left = most;
    }

    /** False where less is left than that; from then on there is nothing left. */
    boolean take(long steps) {
        if (spent || steps > left) {
            spent = true;
            left = 0;
            return false;
        }
        left -= steps;
        return true;
    }

    /** Whether an expression was broken off. */
    boolean spent() {
        return spent;
    }

    long left() {
        return left;
    }

    /** Forgets what was read, and notes from here on what is read of this value, the very one. */
    void watch(Json value) {
        watched = value;
        whole = false;
        read.clear();
    }

    void sawMember(Json of, String name) {
        if (of == watched) {
            read.add(name);
        }
    }

    void saw(Json value) {
        if (value == watched) {
            whole = true;
        }
    }

    /** Whether that member of the watched value was read, alone or with the whole of it. */
    boolean hasRead(String name) {
        return whole || read.contains(name);
    }
}
