package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.NotCarriedOver.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a person must look at, in the order in which it is found. */
final class Report {

    private static final int LONGEST_NAME = 100;
    /** Of all layers together: many schedules may name one long list, and each writes it out. */
    private static final int MOST_TURNS = 100_000;

    // A place that two parts of a proposal come from is told once.
    private final Set<NotCarriedOver> lines = new LinkedHashSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private int turns;

    void approximated(String path, String what) {
        lines.add(new NotCarriedOver(Kind.APPROXIMATED, path, what));
    }

    void dropped(String path, String what) {
        lines.add(new NotCarriedOver(Kind.DROPPED, path, what));
    }

    /** Where the export says something of this at all. */
    void droppedIfSaid(ExportNode node, String what) {
        if (node.isSome()) {
            dropped(node.path(), what);
        }
    }

    /** Whether there is room for so many more turns, in which case it is taken; otherwise the layer is noted. */
    boolean hasRoom(String path, int more) {
        if (turns + more <= MOST_TURNS) {
            turns += more;
            return true;
        }
        dropped(path, "The layers of this export have more than " + MOST_TURNS + " turns: send it in parts.");
        return false;
    }

    void missing(String path, String from, String what) {
        missing.add(new Missing(path, from, what));
    }

    List<NotCarriedOver> lines() {
        return List.copyOf(lines);
    }

    List<Missing> missing() {
        return List.copyOf(missing);
    }

    /** What stands in an export may be long. */
    static String quoted(String name) {
        return "'" + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…") + "'";
    }
}
