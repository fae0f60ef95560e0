package io.bridgekeeper.gateway.format;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code name=value&name=value}, as forms and queries have it, into an object of texts. */
public final class FormBody {

    /** A form of more pairs is no alert. */
    static final int MOST_PAIRS = 1_000;

    private FormBody() {}

    /** {@code meta=name=value} may stand there several times and becomes one object; of others the last one counts. */
    public static Body read(String form) {
        Map<String, Json> members = new LinkedHashMap<>();
        Map<String, Json> meta = new LinkedHashMap<>();
        String[] pairs = form.split("&", MOST_PAIRS + 1);
        if (pairs.length > MOST_PAIRS) {
            return new Body.Broken(new Fault("", "must have at most " + MOST_PAIRS + " pairs"));
        }
        for (String pair : pairs) {
            if (pair.isBlank()) {
                continue;
            }
            String[] sides = pair.split("=", 2);
            try {
                String name =
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8).strip();
                String value = sides.length == 1 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8);
                int equals = value.indexOf('=');
                if (name.equals("meta") && equals > 0) {
                    meta.put(value.substring(0, equals), new Json.Text(value.substring(equals + 1)));
                } else {
                    members.put(name, new Json.Text(value));
                }
            } catch (IllegalArgumentException e) {
                return new Body.Broken(new Fault("", "is not form-encoded: a per cent sign lacks its two digits"));
            }
        }
        if (!meta.isEmpty()) {
            members.put("meta", new Json.Struct(meta));
        }
        return new Body.Tree(new Json.Struct(members));
    }
}
