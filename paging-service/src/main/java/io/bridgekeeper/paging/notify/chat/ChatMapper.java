package io.bridgekeeper.paging.notify.chat;

import java.util.List;
import java.util.Map;

/** Names the parts of a text as Slack and Mattermost do. */
final class ChatMapper {

    private ChatMapper() {}

    static Map<String, Object> json(ChatText text) {
        List<Map<String, Object>> attachments =
                text.attachments().stream().map(ChatMapper::json).toList();
        return Map.of("text", text.text(), "attachments", attachments);
    }

    private static Map<String, Object> json(ChatText.Attachment attachment) {
        return Map.of(
                "fallback", attachment.fallback(),
                "color", attachment.color(),
                "title", attachment.title(),
                "title_link", attachment.titleLink(),
                "text", attachment.text(),
                "fields", attachment.fields().stream().map(ChatMapper::json).toList());
    }

    private static Map<String, Object> json(ChatText.Field field) {
        return Map.of("title", field.title(), "value", field.value(), "short", field.isShort());
    }
}
