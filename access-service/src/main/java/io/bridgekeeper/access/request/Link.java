package io.bridgekeeper.access.request;

/** One said yes to another's request, which is still pending or whose access still lasts. */
record Link(Who asker, Who approver) {

    boolean isOf(Who asks, Who approves) {
        return asker.isSameAs(asks) && approver.isSameAs(approves);
    }
}
