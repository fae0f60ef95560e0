package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Rotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rotation as it could stand in the next version of the catalog. */
public sealed interface RotationProposal {

    record Sound(Rotation rotation) implements RotationProposal {}

    /** @param faults all of them, with paths from the rotation on */
    record Faulty(List<Fault> faults) implements RotationProposal {}

    /**
     * Reads one.
     *
     * @param document what stands in the catalog's list of rotations, but for the id
     * @param current  knows the people
     */
    static RotationProposal read(String id, Map<String, Object> document, Catalog current) {
        Map<String, Object> whole = new HashMap<>(document);
        whole.put("id", id);
        List<Fault> faults = new ArrayList<>();
        Rotation rotation = RotationReader.read(new FileNode("", whole, faults));
        faults.addAll(References.faults("", rotation, current.people().keySet()));
        return faults.isEmpty() ? new Sound(rotation) : new Faulty(List.copyOf(faults));
    }
}
