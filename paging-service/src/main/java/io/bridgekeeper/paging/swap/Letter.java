package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.notify.MessageText;

/** What one person is told. */
record Letter(String personId, MessageText text) {}
