package io.bridgekeeper.paging.notify.twilio;

import io.smallrye.mutiny.Uni;

/** Which numbers have said that they want no more. */
public interface StopFlow {

    /** Why nothing goes to one of them, in words; a contact that fails for it works again once the number says START. */
    String REASON = "the number has said STOP; it says START when it wants to be reached again";

    Uni<Boolean> isStopped(String channel, String number);
}
