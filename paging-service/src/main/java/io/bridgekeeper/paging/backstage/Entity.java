package io.bridgekeeper.paging.backstage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity of Backstage.
 *
 * @param document its place in the stream, from 0
 */
record Entity(int document, EntityRef ref, Map<String, Object> metadata, Map<String, Object> spec) {

    /** A text of the specification that names another entity; empty where there is none. */
    Optional<String> text(String field) {
        return spec.get(field) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** The texts of a list of the specification; what is no text there is left out. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        if (spec.get(field) instanceof List<?> list) {
            list.forEach(entry -> texts.add(entry instanceof String text ? text : ""));
        }
        return texts;
    }

    /** For people to read. */
    String title() {
        return metadata.get("title") instanceof String title && !title.isBlank()
                ? title
                : String.valueOf(metadata.get("name"));
    }

    NotUnderstood notUnderstood(String path, String what) {
        return new NotUnderstood(document, path, what);
    }
}
