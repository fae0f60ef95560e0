package io.bridgekeeper.paging.notify.chat;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;

/** Incoming webhooks of Slack, Mattermost and what understands the same. */
@ConfigMapping(prefix = "paging.notify.chat")
interface ChatConfig extends ReceiverConfig {}
