package io.bridgekeeper.paging.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished;
import io.bridgekeeper.contracts.paging.v1.RotationPublished;
import io.bridgekeeper.paging.rotation.Range;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between what is said, its events and its rows. A row keeps the event's data. */
final class DutyMapper {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private DutyMapper() {}

    static Record event(Said said, Instant now) {
        return switch (said) {
            case Said.OfSystem(String id, Range window, List<SystemDuty> duties, boolean retired) ->
                new OnCallPublished(
                        id,
                        window.from(),
                        window.until(),
                        duties.stream().map(DutyMapper::duty).toList(),
                        retired,
                        now);
            case Said.OfRotation(String id, List<String> members, boolean retired) ->
                new RotationPublished(id, members, retired, now);
        };
    }

    /** @param rows data by key */
    static List<Said> said(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> said(row.getKey(), row.getValue()))
                .toList();
    }

    private static Said said(String key, String data) {
        try {
            return key.startsWith("system/")
                    ? said(JSON.readValue(data, OnCallPublished.class))
                    : said(JSON.readValue(data, RotationPublished.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As rows of one JSON array, for a statement that takes all of them. */
    static String rows(List<Said> said, Instant now) {
        try {
            return JSON.writeValueAsString(said.stream()
                    .map(one -> Map.of("key", one.key(), "data", write(event(one, now))))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Record event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OnCallPublished.Duty duty(SystemDuty duty) {
        return new OnCallPublished.Duty(
                duty.personId(),
                duty.areaId().orElse(null),
                duty.rotationId().orElse(null),
                duty.range().from(),
                duty.range().until());
    }

    private static Said said(OnCallPublished event) {
        return new Said.OfSystem(
                event.systemId(),
                new Range(event.from(), event.until()),
                event.duties().stream()
                        .map(duty -> new SystemDuty(
                                duty.personId(),
                                Optional.ofNullable(duty.areaId()),
                                Optional.ofNullable(duty.rotationId()),
                                new Range(duty.from(), duty.until())))
                        .toList(),
                event.retired());
    }

    private static Said said(RotationPublished event) {
        return new Said.OfRotation(event.rotationId(), event.members(), event.retired());
    }
}
