package io.bridgekeeper.paging.notify.webpush;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Names the parts of a text as the service worker reads them. */
final class PushTextMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PushTextMapper() {}

    /** JSON of at most {@link PushEncryption#MOST} bytes. */
    static byte[] bytes(PushText text) {
        byte[] bytes = json(text);
        PushText shorter = text;
        while (bytes.length > PushEncryption.MOST && !shorter.body().isEmpty()) {
            shorter = shorter.halved();
            bytes = json(shorter);
        }
        return bytes;
    }

    private static byte[] json(PushText text) {
        ObjectNode json = JSON.createObjectNode()
                .put("kind", text.kind())
                .put("id", text.id().toString())
                .put("title", text.title())
                .put("body", text.body())
                .put("url", text.url());
        text.severity().ifPresent(severity -> json.put("severity", severity));
        text.receipt().ifPresent(receipt -> json.put("receipt", receipt));
        text.code().ifPresent(code -> json.put("code", code));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
