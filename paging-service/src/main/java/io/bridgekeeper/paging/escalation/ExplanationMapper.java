package io.bridgekeeper.paging.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.contact.ContactPlan.LeftOut;
import java.io.UncheckedIOException;
import java.util.List;

/** Between why a page was made and the JSON that its row keeps. */
final class ExplanationMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param notOver ways of the person that were not taken */
    record Kept(Explanation why, List<LeftOut> notOver) {}

    private ExplanationMapper() {}

    static String write(Explanation why, List<LeftOut> notOver) {
        try {
            return JSON.writeValueAsString(new Kept(why, notOver));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Kept read(String json) {
        try {
            return JSON.readValue(json, Kept.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
