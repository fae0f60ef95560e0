package io.bridgekeeper.paging.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Between an override and its row. */
final class OverrideMapper {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final TypeReference<List<RotationOverride.Fixed>> SHIFTS = new TypeReference<>() {};

    private OverrideMapper() {}

    static OverrideRow row(MadeOverride made) {
        OverrideRow row = new OverrideRow();
        row.id = made.id();
        row.rotationId = made.rotationId();
        row.fromAt = made.override().range().from();
        row.reason = made.reason();
        row.madeBy = made.madeBy();
        row.madeAt = made.madeAt();
        switch (made.override()) {
            case RotationOverride.Add(String id, Range range, Role role, String personId) -> {
                row.kind = "add";
                row.personId = personId;
                row.role = role.name();
            }
            case RotationOverride.Remove(String id, Range range, String personId) -> {
                row.kind = "remove";
                row.personId = personId;
            }
            case RotationOverride.Replace(String id, Range range, String personId, String by) -> {
                row.kind = "replace";
                row.personId = personId;
                row.byPersonId = by;
            }
            case RotationOverride.Swap(String id, Range range, String personId, String by) -> {
                row.kind = "swap";
                row.personId = personId;
                row.byPersonId = by;
            }
            case RotationOverride.Temporary(String id, Range range, List<RotationOverride.Fixed> shifts) -> {
                row.kind = "temporary";
                row.shifts = write(shifts);
            }
        }
        change(row, made);
        return row;
    }

    /** What of an override can change once it is made. */
    static void change(OverrideRow row, MadeOverride made) {
        row.untilAt = made.override().range().until();
        row.takenBackBy = made.takenBack().map(MadeOverride.TakenBack::by).orElse(null);
        row.takenBackAt = made.takenBack().map(MadeOverride.TakenBack::at).orElse(null);
        row.counts = made.counts();
    }

    static MadeOverride made(OverrideRow row) {
        return new MadeOverride(
                row.id,
                row.rotationId,
                override(row),
                row.reason,
                row.madeBy,
                row.madeAt,
                Optional.ofNullable(row.takenBackAt).map(at -> new MadeOverride.TakenBack(row.takenBackBy, at)));
    }

    private static RotationOverride override(OverrideRow row) {
        String id = row.id.toString();
        Range range = new Range(row.fromAt, row.untilAt);
        return switch (row.kind) {
            case "add" -> new RotationOverride.Add(id, range, Role.valueOf(row.role), row.personId);
            case "remove" -> new RotationOverride.Remove(id, range, row.personId);
            case "replace" -> new RotationOverride.Replace(id, range, row.personId, row.byPersonId);
            case "swap" -> new RotationOverride.Swap(id, range, row.personId, row.byPersonId);
            case "temporary" -> new RotationOverride.Temporary(id, range, read(row.shifts));
            default -> throw new IllegalStateException("override " + id + " is of no known kind: " + row.kind);
        };
    }

    private static String write(List<RotationOverride.Fixed> shifts) {
        try {
            return JSON.writeValueAsString(shifts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RotationOverride.Fixed> read(String json) {
        try {
            return JSON.readValue(json, SHIFTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
