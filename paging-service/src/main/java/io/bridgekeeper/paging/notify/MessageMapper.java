package io.bridgekeeper.paging.notify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between a message and how it is kept. */
final class MessageMapper {

    private MessageMapper() {}

    static MessagePlan.Progress progress(MessageRow row) {
        return new MessagePlan.Progress(givenUp(row.givenUp), Optional.ofNullable(row.wayId), row.attempts);
    }

    static void begin(MessageRow row, MessagePlan.Start.Send send) {
        row.wayId = send.way().id();
        row.attempts = send.attempts();
        row.state = "sending";
    }

    static String givenUp(List<UUID> ways) {
        return ways.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static List<UUID> givenUp(String text) {
        return Arrays.stream(text.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
    }
}
