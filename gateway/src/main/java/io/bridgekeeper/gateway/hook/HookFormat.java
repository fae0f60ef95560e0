package io.bridgekeeper.gateway.hook;

import java.util.Locale;
import java.util.function.Function;

/** The body formats that the gateway reads; each has a hook of its own. */
enum HookFormat {
    ALERTMANAGER(AlertmanagerReader::read, false),
    GENERIC(GenericReader::read, true);

    private final Function<Json, Reading> reader;
    private final boolean takesForms;

    HookFormat(Function<Json, Reading> reader, boolean takesForms) {
        this.reader = reader;
        this.takesForms = takesForms;
    }

    /** The last segment of the hook's path, and the format's name in events and metrics. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the members may also stand in a form or in the query. */
    boolean takesForms() {
        return takesForms;
    }

    /** Never an exception, whatever the value. */
    Reading read(Json body) {
        return reader.apply(body);
    }
}
