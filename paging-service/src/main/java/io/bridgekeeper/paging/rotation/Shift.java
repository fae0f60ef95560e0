package io.bridgekeeper.paging.rotation;

/** One stretch of somebody's duty, as long as nothing about it changes. */
public record Shift(Duty duty, Range range) {

    public String personId() {
        return duty.personId();
    }

    public Role role() {
        return duty.role();
    }
}
