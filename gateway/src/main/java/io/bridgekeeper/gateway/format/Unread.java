package io.bridgekeeper.gateway.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notes the members of a body that a reader does not know, for the sender who tries a hook out. */
public final class Unread {

    private final List<String> paths = new ArrayList<>();

    /** Notes the members of this object that are not among the known ones. */
    public void look(String prefix, Json.Struct struct, Set<String> known) {
        for (String name : struct.members().keySet()) {
            if (!known.contains(name)) {
                note(prefix + name);
            }
        }
    }

    public void note(String path) {
        if (paths.size() < Reading.MOST_UNREAD) {
            paths.add(path);
        }
    }

    public List<String> paths() {
        return List.copyOf(paths);
    }
}
