package io.bridgekeeper.gateway.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool sent, as it came.
 *
 * @param bytes   the body; bounded in size, empty where there is none
 * @param headers by name in lower case; of one that came twice the first counts
 * @param path    what stands in the path behind the name of the format, undecoded, from its slash on; empty where nothing
 *     does
 * @param query   the part after the question mark, undecoded; empty where there is none
 * @param parser  for the body, and for what stands in it as a text
 */
public record Sent(byte[] bytes, Map<String, String> headers, String path, String query, Parser parser) {

    /** @param name in any case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as JSON, whatever the content type says. */
    public Body json() {
        return parser.json(bytes);
    }

    /** A text of the body that is JSON itself. */
    public Body json(String text) {
        return parser.json(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as JSON or a form, its members above those of the query. */
    public Body jsonOrForm() {
        return JsonOrForm.read(this);
    }
}
