package io.bridgekeeper.roster.bridge;

import java.util.regex.Pattern;

/**
 * Where people meet: the address of a conferencing tool that opens a room by its name.
 *
 * @param template http(s) URL with {@code {room}} in it once, after the host
 */
public record CallUrl(String template) {

    private static final String PLACEHOLDER = "{room}";
    private static final Pattern TEMPLATE = Pattern.compile("https?://[^{}/\\s]+/[^{}\\s]*\\{room\\}[^{}\\s]*");

    /** @throws IllegalArgumentException for a template that names no room, so that the service does not start */
    public CallUrl {
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    "a call URL is an http(s) URL with {room} in it once, after the host; it is " + template);
        }
    }

    String to(Room room) {
        return template.replace(PLACEHOLDER, room.name());
    }
}
