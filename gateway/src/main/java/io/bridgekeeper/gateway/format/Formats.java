package io.bridgekeeper.gateway.format;

import io.bridgekeeper.gateway.format.alertmanager.AlertmanagerFormat;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import java.util.List;

/** Every format with a reader of its own; those read by a ready-made mapping are files in the folder {@code mapping}. */
public final class Formats {

    /** By name, each once. */
    public static final List<Format> ALL = List.of(
            new AlertmanagerFormat(),
            new GenericFormat("generic"),
            new GenericFormat("generic-json"),
            new GenericFormat("goalert-generic"));

    private Formats() {}
}
