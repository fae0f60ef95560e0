package io.bridgekeeper.paging.absence;

import java.util.List;

/** A calendar, and when its person is absent in the coming days by what was read of it last. */
record KnownFeed(AbsenceFeed feed, List<Absence> absences) {}
