package io.bridgekeeper.gateway.format.uptimekuma;

import java.util.Optional;

/** Finds one field of a body of the type {@code multipart/form-data}. */
final class MultipartField {

    private MultipartField() {}

    /**
     * @param contentType with its boundary
     * @param name        of the field
     */
    static Optional<String> read(String body, String contentType, String name) {
        return boundary(contentType).flatMap(boundary -> {
            String delimiter = "--" + boundary;
            int start = body.indexOf(delimiter);
            while (start >= 0) {
                int end = body.indexOf("\r\n" + delimiter, start);
                if (end < 0) {
                    return Optional.empty();
                }
                String part = body.substring(start, end);
                int head = part.indexOf("\r\n\r\n");
                if (head > 0 && part.substring(0, head).contains("name=\"" + name + "\"")) {
                    return Optional.of(part.substring(head + 4));
                }
                start = end + 2;
            }
            return Optional.empty();
        });
    }

    private static Optional<String> boundary(String contentType) {
        int at = contentType.indexOf("boundary=");
        if (at < 0) {
            return Optional.empty();
        }
        String rest = contentType.substring(at + "boundary=".length());
        int end = rest.indexOf(';');
        String boundary = (end < 0 ? rest : rest.substring(0, end)).strip().replace("\"", "");
        return boundary.isEmpty() ? Optional.empty() : Optional.of(boundary);
    }
}
