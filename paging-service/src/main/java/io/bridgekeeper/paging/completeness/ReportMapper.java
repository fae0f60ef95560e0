package io.bridgekeeper.paging.completeness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Between a report and its row. */
final class ReportMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Gap>> GAPS = new TypeReference<>() {};
    private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};

    private ReportMapper() {}

    static Report report(ReportRow row) {
        return new Report(row.incidents, read(row.gaps, GAPS), read(row.told, PARTS), Optional.ofNullable(row.toldAt));
    }

    static void change(ReportRow row, Report report) {
        row.incidents = report.incidents();
        row.gaps = write(report.gaps());
        row.told = write(report.told());
        row.toldAt = report.toldAt().orElse(null);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
