package io.bridgekeeper.paging.escalation;

import java.util.List;

/** Pages as the API lists them. */
record PageList(List<PageView> pages) {}
