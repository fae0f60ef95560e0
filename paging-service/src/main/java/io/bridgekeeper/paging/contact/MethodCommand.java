package io.bridgekeeper.paging.contact;

import java.util.UUID;

/** What a person wants of their contact methods. */
sealed interface MethodCommand {

    /**
     * @param id   of the new one
     * @param code to be sent over it
     */
    record AddMethod(UUID id, MethodProposal proposal, VerificationCode code) implements MethodCommand {}

    /** @param code to be sent over it where it leads to another place then */
    record ChangeMethod(UUID id, MethodProposal proposal, VerificationCode code) implements MethodCommand {}

    record RemoveMethod(UUID id) implements MethodCommand {}

    /** @param code to be sent in the place of the one before */
    record RenewCode(UUID id, VerificationCode code) implements MethodCommand {}

    /** @param answer as the person typed it */
    record VerifyMethod(UUID id, VerificationCode answer) implements MethodCommand {}

    /**
     * The device behind it goes by another target now, and has proved that it is the same one.
     *
     * @param channel of the device
     */
    record FollowDevice(UUID id, String channel, String target) implements MethodCommand {}

    record TestMethod(UUID id) implements MethodCommand {}
}
