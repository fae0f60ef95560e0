package io.bridgekeeper.paging.phone;

import java.util.UUID;

/**
 * A page of which a text message went to a number.
 *
 * @param code   by which it is answered
 * @param what   is broken, in one line
 * @param isOpen whether it can be answered
 */
record PagedPage(UUID pageId, String personId, String code, String what, boolean isOpen) {}
