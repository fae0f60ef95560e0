package io.bridgekeeper.paging.catalog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.re2j.Pattern;
import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.paging.rotation.Turns;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between the catalog, its file, its rows and its events. */
public final class CatalogMapper {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(Pattern.class, ToStringSerializer.instance))
            .addMixIn(CatalogSystem.class, SystemFields.class)
            .addMixIn(Matcher.class, Kind.class)
            .addMixIn(Contact.class, Kind.class)
            .addMixIn(Turns.class, Kind.class)
            .addMixIn(EscalationPolicy.Call.class, Kind.class)
            .addMixIn(EscalationPolicy.Step.class, StepFields.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    /** Two kinds of a thing with the same fields are not the same content. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Kind {}

    /** Fields are named as in the document. */
    private interface SystemFields {
        @JsonProperty("seatLimit")
        SeatLimits seatLimits();
    }

    /** As in the document, a step that calls one names that one, and no list. */
    private interface StepFields {
        @JsonProperty("call")
        @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<EscalationPolicy.Call> calls();
    }

    private CatalogMapper() {}

    /** What a document says, or every fault that is in it. */
    public static Reading read(String yaml) {
        return read(new CatalogDocument(yaml, DocumentFormat.YAML));
    }

    static Reading read(CatalogDocument document) {
        return read(document, EscalationPolicy.USUALLY_AT_ONCE);
    }

    /**
     * Every fault of its form and, where it can be read to its end, every fault of what it says.
     *
     * @param mostAtOnce so many people a step may call at once
     */
    static Reading read(CatalogDocument document, int mostAtOnce) {
        DocumentMapper.Trees trees = DocumentMapper.read(document);
        if (!trees.whole()) {
            return new Reading.Faulty(trees.faults());
        }
        if (trees.documents().size() > 1) {
            return new Reading.Faulty(List.of(new Fault(Fault.WHOLE, "must be one document, not several")));
        }
        Reading reading = CatalogReader.read(
                trees.documents().isEmpty() ? null : trees.documents().getFirst(), mostAtOnce);
        if (trees.faults().isEmpty()) {
            return reading;
        }
        List<Fault> faults = new ArrayList<>(trees.faults());
        if (reading instanceof Reading.Faulty(List<Fault> more)) {
            faults.addAll(more);
        }
        return new Reading.Faulty(List.copyOf(faults));
    }

    static List<CatalogEntry> entries(Catalog catalog) {
        List<CatalogEntry> entries = new ArrayList<>();
        catalog.people().values().forEach(person -> entries.add(entry("person", person.id(), person)));
        catalog.rotations().values().forEach(rotation -> entries.add(entry("rotation", rotation.id(), rotation)));
        catalog.policies().values().forEach(policy -> entries.add(entry("policy", policy.id(), policy)));
        catalog.systems().values().forEach(system -> entries.add(entry("system", system.id(), system)));
        entries.add(entry("fallback", "policy", catalog.fallback().id()));
        entries.add(entry(
                CatalogEntry.ORDER.kind(),
                CatalogEntry.ORDER.id(),
                List.copyOf(catalog.systems().keySet())));
        return entries;
    }

    private static CatalogEntry entry(String kind, String id, Object content) {
        try {
            return new CatalogEntry(new CatalogEntry.Key(kind, id), JSON.writeValueAsString(content), false);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the content of an entry says, as maps, lists and texts. */
    static Object content(String content) {
        return read(content, Object.class);
    }

    static String write(CatalogDifference difference) {
        try {
            return JSON.writeValueAsString(difference);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CatalogDifference difference(String json) {
        return read(json, CatalogDifference.class);
    }

    /** Entries as rows of one JSON array, for a statement that takes all of them. */
    static String rows(List<CatalogEntry> entries) {
        try {
            return JSON.writeValueAsString(entries.stream()
                    .map(entry -> Map.of(
                            "kind", entry.key().kind(),
                            "entry_id", entry.key().id(),
                            "content", entry.content(),
                            "retired", entry.retired()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What other services hear of a changed entry; empty for a kind that is paging-service's own business. */
    static Optional<Record> event(CatalogEntry changed, Catalog catalog, Instant now) {
        return switch (changed.key().kind()) {
            case "person" -> Optional.of(person(changed, catalog, now));
            case "system" -> Optional.of(system(changed, catalog, now));
            default -> Optional.empty();
        };
    }

    private static PersonPublished person(CatalogEntry changed, Catalog catalog, Instant now) {
        String id = changed.key().id();
        String name =
                changed.retired() ? nameIn(changed) : catalog.people().get(id).name();
        return new PersonPublished(id, name, changed.retired(), now);
    }

    private static SystemPublished system(CatalogEntry changed, Catalog catalog, Instant now) {
        String id = changed.key().id();
        if (changed.retired()) {
            return new SystemPublished(id, nameIn(changed), 4, null, null, 1, List.of(), List.of(), true, now);
        }
        CatalogSystem system = catalog.systems().get(id);
        return new SystemPublished(
                id,
                system.name(),
                system.tier(),
                system.serviceOwner().orElse(null),
                system.productOwner(),
                system.seatLimit(),
                system.accessProfiles().stream()
                        .map(p -> new SystemPublished.AccessProfile(p.id(), p.keycloakGroup(), p.maxDuration()))
                        .toList(),
                system.runbooks().stream()
                        .map(r -> new SystemPublished.Runbook(r.title(), r.url().toString()))
                        .toList(),
                false,
                now);
    }

    private static String nameIn(CatalogEntry entry) {
        try {
            return JSON.readTree(entry.content())
                    .path("name")
                    .asText(entry.key().id());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
