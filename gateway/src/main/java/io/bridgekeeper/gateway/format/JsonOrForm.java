package io.bridgekeeper.gateway.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what tools send that can say the same in JSON, in a form and in the query. */
final class JsonOrForm {

    private JsonOrForm() {}

    /** The body's members above those of the query; no body is an empty object. */
    static Body read(Sent sent) {
        boolean form = isForm(sent) && !startsLikeJson(sent.bytes());
        Body told = sent.bytes().length == 0
                ? new Body.Tree(new Json.Struct(Map.of()))
                : form ? FormBody.read(new String(sent.bytes(), StandardCharsets.UTF_8)) : sent.json();
        Body asked = FormBody.read(sent.query());
        return merged(asked, told);
    }

    private static Body merged(Body query, Body sent) {
        return switch (query) {
            case Body.Broken broken -> broken;
            case Body.Tree(Json asked)
            when asked instanceof Json.Struct defaults
                    && sent instanceof Body.Tree(Json value)
                    && value instanceof Json.Struct struct -> {
                Map<String, Json> members = new LinkedHashMap<>(defaults.members());
                members.remove("dryRun");
                members.putAll(struct.members());
                yield new Body.Tree(new Json.Struct(members));
            }
            case Body.Tree ignored -> sent;
        };
    }

    private static boolean isForm(Sent sent) {
        return sent.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    /** curl's {@code -d} calls everything a form. */
    private static boolean startsLikeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }
}
