package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one rotation of a catalog: its layers, or the one that stands in the rotation itself. */
final class RotationReader {

    /** The name of a layer that stands in the rotation itself. */
    static final String ONLY_LAYER = "only";

    private static final int MOST_LAYERS = 20;
    private static final int MOST_HOLIDAYS = 500;

    private RotationReader() {}

    static Rotation read(FileNode node) {
        String id = node.id();
        ZoneId zone = LayerReader.zone(node.at("zone"));
        Set<LocalDate> holidays = holidays(node.at("holidays"));
        FileNode layers = node.at("layers");
        if (layers.isAbsent()) {
            Layer only = LayerReader.only(node, zone, holidays);
            node.endOfMap();
            return new Rotation(id, List.of(only));
        }
        List<Layer> read = layers.listOfSome(layer -> LayerReader.read(layer, zone, holidays));
        node.endOfMap();
        check(layers, read);
        return new Rotation(id, read);
    }

    private static void check(FileNode node, List<Layer> layers) {
        Set<String> names = new HashSet<>();
        layers.stream()
                .map(Layer::name)
                .filter(name -> !name.isEmpty() && !names.add(name))
                .forEach(twice -> node.fault("the name '" + twice + "' is there twice"));
        if (layers.stream().anyMatch(layer -> layer.name().equals(ONLY_LAYER))) {
            node.fault("the name '" + ONLY_LAYER + "' belongs to a layer that stands in the rotation itself");
        }
        if (!layers.isEmpty() && layers.stream().noneMatch(layer -> layer.role() == Role.PRIMARY)) {
            node.fault("needs a layer of the role primary: nobody else is called first");
        }
        if (layers.size() > MOST_LAYERS) {
            node.fault("must have at most " + MOST_LAYERS + " entries");
        }
    }

    private static Set<LocalDate> holidays(FileNode node) {
        List<LocalDate> days =
                node.list(day -> day.parsed(LocalDate::parse, LocalDate.EPOCH, "a day such as 2026-12-25"));
        if (days.size() > MOST_HOLIDAYS) {
            node.fault("must have at most " + MOST_HOLIDAYS + " entries");
        }
        return Set.copyOf(new HashSet<>(days));
    }
}
