package io.bridgekeeper.paging.notify.ntfy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names the parts of a text as ntfy does. */
final class NtfyMapper {

    private NtfyMapper() {}

    static Map<String, Object> json(NtfyText text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topic", text.topic());
        json.put("title", text.title());
        json.put("message", text.message());
        json.put("priority", text.priority());
        json.put("tags", text.tags());
        json.put("click", text.click());
        json.put("actions", text.actions());
        json.put("sequence_id", text.sequenceId());
        return json;
    }
}
