package io.bridgekeeper.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/**
 * What the platform answered.
 *
 * @param status  HTTP status; 0 where nobody was asked
 * @param headers by lower-case name, the first value of each
 * @param body    JSON; a missing node where the body was empty or no JSON
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    /** No answer: what was looked for is not there. */
    public static Answer none() {
        return new Answer(0, Map.of(), MissingNode.getInstance());
    }

    /** The text at a path of field names and indexes, such as {@code pages/0/personId}; empty where there is none. */
    public String text(String path) {
        return at(path).asText("");
    }

    /** The node at such a path; a missing node where there is none. */
    public JsonNode at(String path) {
        return body.at("/" + path);
    }

    /** The last part of a problem's type, such as {@code not-invited}; empty for an answer that is no problem. */
    public String problem() {
        String type = text("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
